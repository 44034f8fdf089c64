import type { Accelerator } from "../facts/accelerator.ts";
import type { Precision } from "../facts/precision.ts";
import type { ServingPrediction } from "../serving/predict-serving.ts";
import type { Replica } from "../speed/replica.ts";
import { computesIn } from "./computes-in.ts";
import type { ServingOption, WhyNot } from "./deployment.ts";
import { type Layout, layoutsOf } from "./layouts.ts";
import { operatingPoint } from "./operating-point.ts";
import { percentilePoint } from "./percentile-point.ts";
import { type ReplicaMemory, replicaMemory } from "./replica-memory.ts";
import { leastInSeveral, machinesInRow, type ReplicaSize, sizesUpTo } from "./replica-sizes.ts";
import type { DeploymentFacts, ServingNeed } from "./serving-need.ts";
import { nearer, noRoom, whyNotOrder } from "./why-not.ts";

/** What is known of speeds. */
export type Speeds = Pick<DeploymentFacts, "predict" | "times" | "enginesOf">;

/** What a part offers a model in one precision: the options, or why there is none. */
export interface PartOptions {
  readonly options: readonly ServingOption[];
  /** Why the layout that comes nearest does not serve; of use where there are no options. */
  readonly nearest: WhyNot;
}

/**
 * The replicas of one accelerator that hold a model, each at the load at which it does most within the
 * limits: every size up to that of the largest machine, every layout and engine.
 *
 * @param mostGpus GPUs of the largest machine; 0 where there is none
 */
export function servingOptions(
  need: ServingNeed,
  gpu: Accelerator,
  precision: Precision,
  mostGpus: number,
  facts: Speeds,
): PartOptions {
  const { model, request, layout: wish = {} } = need;
  const requestTokens = request.promptTokens + request.outputTokens;
  if (requestTokens > model.context) {
    const contextTokens = model.context;
    return { options: [], nearest: { code: "context-too-short", requestTokens, contextTokens } };
  }
  if (!need.unpacked && precision !== model.precision && !computesIn(gpu, precision)) {
    return { options: [], nearest: { code: "no-format" } };
  }
  if (mostGpus === 0) return { options: [], nearest: { code: "no-machine" } };
  const sizes = sizesUpTo(model, mostGpus, wish);
  if (sizes.length === 0) {
    const gpus = wish.gpus ?? 0;
    return { options: [], nearest: { code: "machine-too-small", gpus, most: mostGpus } };
  }
  const alone = optionsOfSizes(need, gpu, precision, sizes, facts);
  const several = wish.gpus === undefined && wish.pipelineParallel === undefined;
  if (alone.options.length > 0 || !several || mostGpus < leastInSeveral) return alone;
  if (!tooLarge.has(alone.nearest.code)) return alone;
  const stages = machinesInRow.map((machines) => ({ gpus: machines * mostGpus, stages: machines }));
  const spread = optionsOfSizes(need, gpu, precision, stages, facts);
  return spread.options.length > 0 ||
    whyNotOrder.indexOf(spread.nearest.code) > whyNotOrder.indexOf("no-layout")
    ? spread
    : alone;
}

/** Reasons that more GPUs may mend. */
const tooLarge: ReadonlySet<WhyNot["code"]> = new Set(["weights-too-large", "cache-too-small"]);

function optionsOfSizes(
  need: ServingNeed,
  gpu: Accelerator,
  precision: Precision,
  sizes: readonly ReplicaSize[],
  facts: Speeds,
): PartOptions {
  const { model, request, layout: wish = {} } = need;
  const engines = enginesOf(need, gpu, facts);
  const options: ServingOption[] = [];
  let nearest: WhyNot = { code: "no-layout", gpus: sizes.at(-1)?.gpus ?? 0 };
  for (const { gpus, stages } of sizes) {
    const inStages = stages === 1 ? wish : { ...wish, pipelineParallel: stages };
    for (const layout of layoutsOf(model, gpus, inStages)) {
      const unnamed = replicaOf(need, gpu, precision, layout);
      for (const engine of engines) {
        const replica = engine === undefined ? unnamed : { ...unnamed, engine };
        const memory = replicaMemory(replica, request);
        const found =
          memory.sequences < 1
            ? noRoom(memory, gpus)
            : optionOf(need, replica, layout, memory, facts);
        if ("code" in found) nearest = nearer(nearest, found);
        else options.push(found);
      }
    }
  }
  return { options, nearest };
}

function enginesOf(
  { engines }: ServingNeed,
  gpu: Accelerator,
  facts: Speeds,
): readonly (string | undefined)[] {
  if (engines !== "measured") return engines;
  const known = facts.enginesOf?.(gpu) ?? [];
  return known.length === 0 ? [undefined] : known;
}

function replicaOf(
  { model, kvBytesPerNumber }: ServingNeed,
  gpu: Accelerator,
  precision: Precision,
  { tensorParallel: _, ...layout }: Layout,
): Replica {
  return { model, precision, gpu, kvBytesPerNumber, ...layout };
}

function optionOf(
  need: ServingNeed,
  replica: Replica,
  layout: Layout,
  memory: ReplicaMemory,
  { predict, times }: Speeds,
): ServingOption | WhyNot {
  const { maxSequences, request, limits, tail, cautious = false } = need;
  const known = new Map<number, ServingPrediction | undefined>();
  const asked = (concurrency: number): ServingPrediction | undefined => {
    if (!known.has(concurrency)) {
      known.set(
        concurrency,
        predict(replica, request, { concurrency, maxSequences, steady: true }),
      );
    }
    return known.get(concurrency);
  };
  if (asked(1) === undefined) return noRoom(memory, replica.gpus);
  const at = (concurrency: number): ServingPrediction => {
    const speed = asked(concurrency);
    if (speed === undefined) throw new Error(`${replica.gpu.id}: a replica that fits has no speed`);
    return speed;
  };
  const most = Math.min(memory.sequences, maxSequences);
  if (tail !== undefined && times === undefined) throw new Error("a percentile needs the times");
  const mean = operatingPoint({ at, most, limits, cautious });
  const point =
    mean === undefined || tail === undefined || times === undefined
      ? mean
      : percentilePoint({ need, tail, times: times(replica, request), at, most, mean });
  if (point !== undefined) return { replica, layout, memory, ...point };
  const alone = at(1);
  const end = cautious ? "high" : "likely";
  return {
    code: "too-slow",
    ttftS: alone.ttftS[end],
    tpotS: alone.tpotS[end],
    gpus: replica.gpus,
  };
}
