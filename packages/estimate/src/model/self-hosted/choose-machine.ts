import {
  type DoesNotFit,
  fitReplica,
  type Machine,
  type Precision,
  type Purchase,
  type Replica,
} from "@outlay/capacity";
import { fail, type Issue, issueAt, nearest, type Outcome, ok } from "@outlay/document";
import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import type { TypicalCall } from "../usage/typical-call.ts";

/** What serves the model: GPUs that work together, in machines as they are sold. */
export interface Serving {
  readonly replica: Replica;
  readonly machine: OfferedMachine;
  /** How the plan pays; the offers may be for another way. */
  readonly purchase: Purchase;
}

/** A size of machine, and all offers of it. */
export interface OfferedMachine {
  /** Accelerator and count: `l40s-x1`. */
  readonly id: string;
  readonly gpus: number;
  /** At least one; all sold the same way. */
  readonly offers: readonly Machine[];
  readonly sold: Purchase;
}

/** Sequences that must fit at once for a replica to be worth running. Assumption. */
const sequencesAtLeast = 4;

/** The model and the accelerator that `paths.self-hosted` names, or what is wrong with the names. */
export function findServing(
  plan: Plan,
  facts: EstimateFacts,
  call: TypicalCall,
): Outcome<Outcome<Serving, DoesNotFit | { readonly code: "no-machine" }>, Issue[]> {
  const named = plan.paths["self-hosted"];
  if (named === undefined) throw new Error("the plan has no self-hosted path");
  const model = facts.openModels.get(named.model.value);
  const gpu = facts.accelerators.get(named.accelerator.value);
  const issues: Issue[] = [];
  if (model === undefined) {
    issues.push(unknown(named.model, "open model", [...facts.openModels.keys()]));
  }
  if (gpu === undefined) {
    issues.push(unknown(named.accelerator, "accelerator", [...facts.accelerators.keys()]));
  }
  if (model === undefined || gpu === undefined) return fail(issues);

  const purchase = named.purchase ?? "on-demand";
  const precision: Precision = named.precision ?? model.precision;
  const sizes = machinesOf(facts.machines, gpu.id, purchase);
  const kvBytesPerNumber = 2;
  let reason: DoesNotFit | { readonly code: "no-machine" } = { code: "no-machine" };
  for (const machine of sizes) {
    const fit = fitReplica({
      model,
      precision,
      gpu,
      gpusPerMachine: machine.gpus,
      kvBytesPerNumber,
      sequenceTokens: Math.ceil(call.promptTokens + call.outputTokens),
      sequencesAtLeast,
    });
    if (fit.ok) {
      const replica = { model, precision, gpu, gpus: fit.value.gpus, kvBytesPerNumber };
      return ok(ok({ replica, machine, purchase }));
    }
    reason = fit.error;
  }
  return ok(fail(reason));
}

/**
 * Sizes of machine with this accelerator, smallest first, each with all its offers: no single seller
 * is taken for the market. Offers sold the way the plan pays come before on-demand ones of the same
 * size, whose price is then discounted.
 */
function machinesOf(
  machines: readonly Machine[],
  accelerator: string,
  purchase: Purchase,
): OfferedMachine[] {
  const sizes = Map.groupBy(
    machines.filter((one) => one.accelerator === accelerator),
    ({ gpus }) => gpus,
  );
  return [...sizes]
    .sort(([a], [b]) => a - b)
    .flatMap(([gpus, all]) => {
      const sold = all.some((one) => one.purchase === purchase) ? purchase : "on-demand";
      const offers = all.filter((one) => one.purchase === sold);
      return offers.length === 0 ? [] : [{ id: `${accelerator}-x${gpus}`, gpus, offers, sold }];
    });
}

function unknown(
  named: NonNullable<Plan["paths"]["self-hosted"]>["model"],
  what: string,
  known: readonly string[],
): Issue {
  const suggestion = nearest(named.value, known);
  return issueAt(named.at, {
    code: "wrong_value",
    message: `the catalog has no ${what} ${named.value}`,
    expected: `one of ${known.join(", ")}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}
