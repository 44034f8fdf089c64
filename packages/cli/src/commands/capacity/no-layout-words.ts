import { type Architecture, type LayoutWish, layoutsOf, sharedEvenly } from "@outlay/capacity";

/** Numbers of GPUs as typed. */
export interface TypedLayout {
  readonly count?: number | undefined;
  readonly tp?: number | undefined;
  readonly ep?: number | undefined;
  readonly attentionDp?: number | undefined;
  readonly pp?: number | undefined;
}

/** GPUs of most machines; more are several machines, each with some of the layers. */
const usualMachine = 8;

/** The sentence for GPUs that cannot share a model so, with what can; undefined where they can. */
export function noLayoutWords(
  model: Architecture,
  wish: LayoutWish,
  typed: TypedLayout,
): string | undefined {
  if (model.experts === undefined && (wish.expertParallel ?? 1) > 1) {
    return `${model.name} has no experts to spread: leave --ep ${wish.expertParallel} out.`;
  }
  const { gpus } = wish;
  const machines = gpus === undefined ? 1 : gpus / usualMachine;
  const stages =
    wish.pipelineParallel === undefined && machines > 1 && Number.isInteger(machines)
      ? machines
      : 1;
  const inStages = stages === 1 ? wish : { ...wish, pipelineParallel: stages };
  if (
    gpus === undefined ||
    layoutsOf(model, gpus, wish).length > 0 ||
    layoutsOf(model, gpus, inStages).length > 0
  ) {
    return undefined;
  }
  const can = [1, 2, 4, 5, 8].filter((ways) => sharedEvenly(model, ways));
  const asked = Object.entries({
    "--count": typed.count,
    "--tp": typed.tp,
    "--ep": typed.ep,
    "--attention-dp": typed.attentionDp,
    "--pp": typed.pp,
  }).flatMap(([flag, value]) => (value === undefined ? [] : [`${flag} ${value}`]));
  return `${model.name} cannot be dealt out so (${asked.join(" ")}): its attention can be to ${can.join(", ")} GPUs${model.experts === undefined ? "" : `, its ${model.experts.total} experts to a divisor of ${model.experts.total}`}. Try --count ${can.at(-1)}.`;
}
