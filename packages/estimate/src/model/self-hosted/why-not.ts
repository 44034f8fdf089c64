import type { Plan } from "../../plan/index.ts";
import type { MachinePath } from "../sheet/path.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import type { NoServing } from "./find-candidates.ts";

const gigabytes = (bytes: number): string => `${Math.round(bytes / 1e9)} GB`;

const inPlace = ({ hosting }: Plan): string =>
  hosting?.region === undefined || hosting.site === "owned"
    ? ""
    : ` in ${hosting.region.value} (hosting.region)`;

/** Why no machine serves the model of a path, for people. */
export function whyNot(
  plan: Plan,
  path: MachinePath,
  reason: NoServing,
  call: TypicalCall,
): string {
  const named = plan.paths[path];
  const model = named?.model.value;
  const gpu = named?.accelerator?.value ?? "any accelerator of the catalog";
  switch (reason.code) {
    case "no-machine":
      return (plan.hosting?.site ?? "cloud") === "cloud"
        ? `The catalog has no machine with ${gpu} for ${named?.purchase ?? "on-demand"}${inPlace(plan)}.`
        : `The catalog has no machine with ${gpu} and a price to buy it.`;
    case "gpus-asked":
      return `${model} takes at least ${reason.least} of ${gpu}, a machine has ${reason.most}; the plan asks for ${reason.gpus} a copy (paths.${path}.gpus), and its heads must be dealt out evenly. Leave it out to have it chosen.`;
    case "context-too-short":
      return `A typical call needs ${Math.round(reason.sequenceTokens)} tokens; ${model} takes ${reason.contextTokens}.`;
    case "weights-too-large":
      return `The weights of ${model} take ${gigabytes(reason.weightBytes)}; the largest machine with ${gpu}${inPlace(plan)} has ${gigabytes(reason.machineBytes)}.`;
    case "cache-too-small":
      return `Beside the weights of ${model}, ${gpu}${inPlace(plan)} holds ${reason.sequences} calls of ${Math.round(call.promptTokens + call.outputTokens)} tokens at once; at least ${reason.sequencesAtLeast} are needed.`;
  }
}
