import {
  type DoesNotFit,
  enginesFor,
  fitReplica,
  type Machine,
  type Purchase,
  type Replica,
  sharedEvenly,
} from "@outlay/capacity";
import {
  fail,
  type Issue,
  issueAt,
  type Located,
  nearest,
  type Outcome,
  ok,
} from "@outlay/document";
import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import type { MachinePath } from "../sheet/path.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import { boughtSizes } from "./bought-sizes.ts";
import { enginesOf, precisionsFor } from "./replica-choices.ts";

/** What may serve the model: GPUs that work together, in machines as they are sold. */
export interface Serving {
  readonly path: MachinePath;
  readonly replica: Replica;
  readonly machine: OfferedMachine;
  /** How the plan pays; the offers may be for another way. */
  readonly purchase: Purchase;
  /** The plan names a region of a seller: what others would ask elsewhere is no part of the price. */
  readonly settled?: boolean;
}

/** A size of machine, and all offers of it. */
export interface OfferedMachine {
  /** Accelerator and count: `l40s-x1`. */
  readonly id: string;
  readonly gpus: number;
  /** At least one; all sold the same way. */
  readonly offers: readonly Machine[];
  readonly sold: Purchase;
  /** All offers of this size, in every way of paying. */
  readonly every: readonly Machine[];
}

/** Why nothing can serve the model. */
export type NoServing =
  | DoesNotFit
  | { readonly code: "no-machine" }
  /** The plan asks for so many GPUs a copy; the model takes at least `least`, a machine has `most`. */
  | {
      readonly code: "gpus-asked";
      readonly gpus: number;
      readonly least: number;
      readonly most: number;
    };

/** Everything that could serve the model of a plan. */
export interface Candidates {
  /** On the accelerator that the plan names, or on all when it names none. */
  readonly allowed: readonly Serving[];
  /** On other accelerators than the one named: what the choice costs. */
  readonly elsewhere: readonly Serving[];
  /** Why the size that comes closest does not fit; of use when nothing is allowed. */
  readonly reason: NoServing;
}

/** Sequences that must fit at once for a replica to be worth running. Assumption. */
const sequencesAtLeast = 4;

/** Bytes of one number in the key-value cache. */
const kvBytesPerNumber = 2;

/**
 * Each size of machine that is sold, with each size of replica that fits it, for the model and the
 * accelerator of the path (where machines are bought, each size of board); or what is wrong with the names.
 */
export function findCandidates(
  plan: Plan,
  path: MachinePath,
  facts: EstimateFacts,
  call: TypicalCall,
): Outcome<Candidates, Issue[]> {
  const named = plan.paths[path];
  if (named === undefined) throw new Error(`the plan has no path ${path}`);
  const wanted = named.accelerator;
  const model = facts.openModels.get(named.model.value);
  const issues: Issue[] = [];
  if (model === undefined) {
    const candidates = [...facts.openModels.values()].filter((one) => one.namedOnly === undefined);
    const ids = candidates.map(({ id }) => id);
    issues.push(unknown(named.model, "open model", ids, facts.openModels.keys()));
  }
  if (wanted !== undefined && !facts.accelerators.has(wanted.value)) {
    issues.push(unknown(wanted, "accelerator", [...facts.accelerators.keys()]));
  }
  const engines = [
    ...new Set(
      [...facts.accelerators.values()].flatMap((gpu) => enginesFor(facts.calibration, gpu)),
    ),
  ].sort();
  if (named.engine !== undefined && !engines.includes(named.engine.value)) {
    issues.push(unknown(named.engine, "serving engine", engines));
  }
  if (model === undefined || issues.length > 0) return fail(issues);

  // Where all machines are bought nothing is rented but on demand, and only before the launch.
  const purchase = plan.hosting?.site === "owned" ? "on-demand" : (named.purchase ?? "on-demand");
  const asked = named.gpus?.distribution;
  const gpusAsked = asked?.kind === "point" ? asked.value : undefined;
  const sequenceTokens = Math.ceil(call.promptTokens + call.outputTokens);
  const region = plan.hosting?.region?.value ?? "";
  const settled =
    plan.hosting?.site !== "owned" &&
    facts.countries.some(({ regions }) => regions.includes(region));
  const allowed: Serving[] = [];
  const elsewhere: Serving[] = [];
  let reason: NoServing = { code: "no-machine" };
  const buys = (plan.hosting?.site ?? "cloud") !== "cloud";
  for (const gpu of facts.accelerators.values()) {
    // What nobody sells at a known price is no choice to make; it may still be named.
    if (buys && gpu.purchasePrice === undefined && wanted?.value !== gpu.id) continue;
    // What the formulas say of it is not to be trusted, so it may not win unasked.
    if (gpu.uncalibrated !== undefined && wanted?.value !== gpu.id) continue;
    const may = wanted === undefined || wanted.value === gpu.id;
    const rented = machinesOf(facts.machines, gpu.id, purchase);
    const machines =
      buys && gpu.boughtIn !== undefined ? boughtSizes(gpu.id, rented, gpu.boughtIn.gpus) : rented;
    for (const precision of precisionsFor(named, model, gpu)) {
      for (const machine of machines) {
        const fit = fitReplica({
          model,
          precision,
          gpu,
          gpusPerMachine: machine.gpus,
          kvBytesPerNumber,
          sequenceTokens,
          sequencesAtLeast,
        });
        if (!fit.ok) {
          if (may) reason = closer(reason, fit.error);
          continue;
        }
        const sizes = sizesOf(fit.value.gpus, machine.gpus, gpusAsked).filter((gpus) =>
          sharedEvenly(model, gpus),
        );
        if (sizes.length === 0 && gpusAsked !== undefined && may) {
          const [least, most] = [fit.value.gpus, machine.gpus];
          reason = { code: "gpus-asked", gpus: gpusAsked, least, most };
        }
        for (const gpus of sizes) {
          for (const engine of enginesOf(named, facts.calibration, gpu)) {
            const replica = { model, precision, gpu, gpus, kvBytesPerNumber };
            (may ? allowed : elsewhere).push({
              path,
              replica: engine === undefined ? replica : { ...replica, engine },
              machine,
              purchase,
              ...(settled ? { settled } : {}),
            });
          }
        }
      }
    }
  }
  return ok({ allowed, elsewhere, reason });
}

/** GPUs that a replica may have: twice as many each time, or those asked for where they hold it. */
function sizesOf(least: number, most: number, asked: number | undefined): number[] {
  if (asked !== undefined) return asked >= least && asked <= most ? [asked] : [];
  const sizes: number[] = [];
  for (let gpus = least; gpus <= most; gpus *= 2) sizes.push(gpus);
  return sizes;
}

/** Of two reasons that of the size which comes closer: one that holds the weights, else the larger machine. */
function closer(a: NoServing, b: NoServing): NoServing {
  if (a.code === "weights-too-large" && b.code === "weights-too-large") {
    return b.machineBytes > a.machineBytes ? b : a;
  }
  if (a.code === "cache-too-small" && b.code === "cache-too-small") {
    return b.sequences > a.sequences ? b : a;
  }
  return b.code === "weights-too-large" && a.code !== "no-machine" ? a : b;
}

/**
 * Sizes of machine with this accelerator, smallest first, each with all its offers: no single seller
 * is taken for the market. Offers sold the way the plan pays come before on-demand ones of the same
 * size, whose price is then discounted.
 */
export function machinesOf(
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
    .flatMap(([gpus, every]) => {
      const machine = { id: `${accelerator}-x${gpus}`, gpus, every };
      const sold = soldAs(machine, purchase);
      return sold === undefined ? [] : [sold];
    });
}

/** The offers of a size for one way of paying, or else those on demand; none when it is sold neither way. */
export function soldAs(
  machine: Pick<OfferedMachine, "id" | "gpus" | "every">,
  purchase: Purchase,
): OfferedMachine | undefined {
  const { every } = machine;
  const sold = every.some((one) => one.purchase === purchase) ? purchase : "on-demand";
  const offers = every.filter((one) => one.purchase === sold);
  return offers.length === 0 ? undefined : { ...machine, offers, sold };
}

function unknown(
  named: Located<string>,
  what: string,
  known: readonly string[],
  all: Iterable<string> = known,
): Issue {
  const suggestion = nearest(named.value, all);
  return issueAt(named.at, {
    code: "wrong_value",
    message: `the catalog has no ${what} ${named.value}`,
    expected: `one of ${known.join(", ")}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}
