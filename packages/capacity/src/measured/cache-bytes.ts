import type { Precision } from "../facts/precision.ts";
import { engineName } from "./engine-name.ts";
import type { MeasuredLoad } from "./measurement.ts";
import type { ThroughputRow } from "./throughput-columns.ts";

/** Engines that are run with an fp8 cache where the weights are fp8 or fp4. */
const modern: ReadonlySet<string> = new Set(["vllm", "trtllm", "sglang"]);

/**
 * Bytes of one number in the key-value cache of a measurement. No column says it.
 *
 * What the notes say comes first. Else loads in a closed loop and offline with weights of fp8 or fp4 on
 * today's engines have an fp8 cache: so they are run by InferenceX (its scripts set `kv-cache-dtype: fp8`
 * for vLLM, SGLang and TensorRT-LLM) and by NVIDIA (its page of TensorRT-LLM states it), which most such
 * rows come from. All others have 16 bits.
 */
export function cacheBytes(row: ThroughputRow, precision: Precision, load: MeasuredLoad): number {
  const { notes, engine } = row.text;
  const [, said] = /kv[-_ ]?(?:cache)?[-_ ]?d?type[= :]*(\w+)/i.exec(notes) ?? [];
  if (said !== undefined) return /8|int4|fp4/.test(said) ? 1 : 2;
  const narrow = precision === "fp8" || precision === "fp4";
  const serving = load.kind === "closed-loop" || load.kind === "offline";
  return narrow && serving && modern.has(engineName(engine) ?? "") ? 1 : 2;
}
