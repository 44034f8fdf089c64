import type { Accelerator } from "../facts/accelerator.ts";
import type { Precision } from "../facts/precision.ts";
import type { Replica } from "../speed/replica.ts";
import type { ServingOption, WhyNot } from "./deployment.ts";
import { type Layout, layoutsOf } from "./layouts.ts";
import { operatingPoint } from "./operating-point.ts";
import { percentilePoint } from "./percentile-point.ts";
import { type ReplicaMemory, replicaMemory } from "./replica-memory.ts";
import type { DeploymentFacts, ServingNeed } from "./serving-need.ts";

/** What is known of speeds. */
export type Speeds = Pick<DeploymentFacts, "predict" | "times">;

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
  const sizes = sizesUpTo(mostGpus, wish.gpus);
  if (sizes.length === 0) {
    const gpus = wish.gpus ?? 0;
    return { options: [], nearest: { code: "machine-too-small", gpus, most: mostGpus } };
  }
  const options: ServingOption[] = [];
  let nearest: WhyNot = { code: "no-layout", gpus: sizes.at(-1) ?? 0 };
  for (const gpus of sizes) {
    for (const layout of layoutsOf(model, gpus, wish)) {
      const replica = replicaOf(need, gpu, precision, layout);
      const memory = replicaMemory(replica, request);
      if (memory.sequences < 1) {
        nearest = nearer(nearest, noRoom(memory, gpus));
        continue;
      }
      for (const engine of need.engines) {
        const named = engine === undefined ? replica : { ...replica, engine };
        const found = optionOf(need, named, layout, memory, facts);
        if ("code" in found) nearest = nearer(nearest, found);
        else options.push(found);
      }
    }
  }
  return { options, nearest };
}

/**
 * Whether a part computes in a format: every one does in 16 bits, and 4-bit integers are unpacked to them
 * everywhere; the others have to be in its datasheet.
 *
 * @example
 * computesIn({ tflops: { bf16: 312, int8: 624 } }, "fp8") // => false
 * computesIn({ tflops: { bf16: 312, int8: 624 } }, "int4") // => true
 */
export const computesIn = (gpu: Pick<Accelerator, "tflops">, precision: Precision): boolean =>
  precision === "bf16" ||
  precision === "fp16" ||
  precision === "int4" ||
  gpu.tflops[precision] !== undefined;

/** Sizes of a replica: 1, 2, 4 … up to the machine, or the one that is asked for. */
function sizesUpTo(most: number, asked: number | undefined): number[] {
  if (asked !== undefined) return asked <= most ? [asked] : [];
  const sizes: number[] = [];
  for (let gpus = 1; gpus <= most; gpus *= 2) sizes.push(gpus);
  return sizes;
}

function replicaOf(
  { model, kvBytesPerNumber }: ServingNeed,
  gpu: Accelerator,
  precision: Precision,
  { tensorParallel: _, ...layout }: Layout,
): Replica {
  return { model, precision, gpu, kvBytesPerNumber, ...layout };
}

function noRoom(memory: ReplicaMemory, gpus: number): WhyNot {
  const { weightBytes, cacheBytes, bytesPerSequence } = memory;
  return cacheBytes <= 0
    ? { code: "weights-too-large", weightBytes, roomBytes: cacheBytes + weightBytes, gpus }
    : { code: "cache-too-small", cacheBytes, bytesPerSequence, gpus };
}

function optionOf(
  need: ServingNeed,
  replica: Replica,
  layout: Layout,
  memory: ReplicaMemory,
  { predict, times }: Speeds,
): ServingOption | WhyNot {
  const { maxSequences, request, limits, tail, cautious = false } = need;
  const at = (concurrency: number) => {
    const speed = predict(replica, request, { concurrency, maxSequences });
    if (speed === undefined) throw new Error(`${replica.gpu.id}: a replica that fits has no speed`);
    return speed;
  };
  const most = Math.min(memory.sequences, maxSequences);
  if (tail !== undefined && times === undefined) throw new Error("a percentile needs the times");
  const point =
    tail === undefined || times === undefined
      ? operatingPoint({ at, most, limits, cautious })
      : percentilePoint({ need, tail, times: times(replica, request), at, most });
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

/** How near a reason is to serving: one that is too slow has come farthest. */
const order: readonly WhyNot["code"][] = [
  "no-machine",
  "no-format",
  "machine-too-small",
  "context-too-short",
  "no-layout",
  "weights-too-large",
  "cache-too-small",
  "too-slow",
];

/** Of two reasons that of the replica which comes nearer; of two that are too slow the quicker one. */
function nearer(a: WhyNot, b: WhyNot): WhyNot {
  if (a.code === "too-slow" && b.code === "too-slow") return b.tpotS < a.tpotS ? b : a;
  return order.indexOf(b.code) >= order.indexOf(a.code) ? b : a;
}
