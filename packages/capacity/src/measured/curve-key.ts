import type { Architecture } from "../facts/architecture.ts";
import type { Measurement } from "./measurement.ts";
import { textHash } from "./text-hash.ts";

/**
 * Models whose layers are the same: fine-tunes, versions, other names. What is measured of one of them
 * tells all of another, so they are one model when one is left out: DeepSeek V3, R1 and V3.1; Llama 3 70B,
 * 3.1 70B and 3.3 70B, and Llama 2 70B, which differs in the vocabulary alone.
 */
export function modelFamily(model: Architecture): string {
  const { layers, hidden, attention, experts } = model;
  if (model.guessed) return `guessed ${model.id}`;
  const { kind } = attention;
  const heads =
    attention.kind === "heads"
      ? `${attention.kvHeads}x${attention.headDim}`
      : `${attention.latentDim}`;
  const routed = experts === undefined ? "dense" : `${experts.perToken} of ${experts.total}`;
  return `${layers} layers of ${hidden}, ${kind} ${heads}, ${routed}`;
}

/**
 * The configuration of a measurement without the number of requests: rows with one key are points of one
 * curve. The day, the engine's version and the source are not in it: a sweep that was repeated a month
 * later is the same curve, and must not be learnt from while the first is held out. For the same reason
 * fp16 and bf16 are one, and models of one family.
 */
export function curveKey(one: Omit<Measurement, "curve" | "run">): string {
  const { layout, precision } = one;
  return [
    modelFamily(one.model),
    one.gpu.id,
    one.engine ?? "?",
    precision === "bf16" ? "fp16" : precision,
    `${layout.replicas}x${layout.gpus}`,
    `tp${layout.tensorParallel}`,
    `pp${layout.pipelineParallel}`,
    `ep${layout.expertParallel ?? "?"}`,
    `dp${layout.dataParallelAttention}`,
    `${one.promptTokens}+${one.outputTokens}`,
    one.load.kind,
  ].join("|");
}

/**
 * The figures of a measurement: rows with one key are one run, listed under several labels or taken twice
 * into a collection. Models and counts of accelerators are not in it, because those labels are what
 * differs. Only TTFT and TPOT together tell a run from all others; a row that has one figure alone is the
 * same run as another only where its configuration is the same too.
 */
export function runKey(one: Omit<Measurement, "curve" | "run">): string {
  const { ttft, tpot, throughput } = one;
  const load = one.load.kind === "offline" ? "" : String(one.load.concurrency);
  if (ttft.value === undefined || tpot.value === undefined) {
    const figures = [throughput, ttft, tpot].map(({ value }) => value?.toPrecision(6) ?? "");
    return [curveKey(one), load, ...figures].join("|");
  }
  return [
    one.gpu.id,
    one.engine ?? "?",
    one.precision,
    `${one.promptTokens}+${one.outputTokens}`,
    one.load.kind,
    load,
    ttft.value.toPrecision(6),
    tpot.value.toPrecision(6),
  ].join("|");
}

/**
 * A short name of a curve, 8 hexadecimal digits (FNV-1a of 32 bits): what a calibration keeps of the curves it
 * learnt from.
 *
 * @example
 * curveId("") // => "811c9dc5"
 * curveId("a") // => "e40c292c"
 */
export const curveId = (curve: string): string => textHash(curve).toString(16).padStart(8, "0");
