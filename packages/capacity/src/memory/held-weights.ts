import { type Architecture, expertParameters } from "../facts/architecture.ts";
import { bytesPerParameter, type Precision } from "../facts/precision.ts";

/** What the weights of a model are counted from. */
export type Weighed = Pick<
  Architecture,
  "parameters" | "activeParameters" | "experts" | "hidden" | "vocabulary" | "tiedEmbeddings"
>;

/** Bytes of one copy of the weights, by what can be cut apart. */
export interface HeldWeights {
  /** Routed experts. */
  readonly routedBytes: number;
  /** All layers but the routed experts: attention, norms, what every token passes. */
  readonly bodyBytes: number;
  /** The table of the input, and that of the output where it is another. */
  readonly embeddingBytes: number;
  readonly headBytes: number;
}

/** Bytes of a number that a quantised checkpoint keeps in bf16. */
const keptBytes = 2;

/**
 * Bytes in which the weights are held, one copy of each.
 *
 * Quantised checkpoints keep the embedding and the output table in bf16, and those of four bits that have
 * experts quantise the experts alone (gpt-oss, Kimi K2.5, NVIDIA's of DeepSeek and Qwen3.5). Single ones keep
 * more: Meta's own fp8 of Llama 3.1 405B leaves the attention in bf16, a sixth more.
 *
 * @example
 * const llama = { parameters: 8.03e9, activeParameters: 8.03e9, hidden: 4096, vocabulary: 128256 };
 * Object.values(heldWeights(llama, "bf16")).reduce((sum, part) => sum + part) // => 16.06e9
 * heldWeights(llama, "fp8").headBytes // => 1050673152
 */
export function heldWeights(model: Weighed, precision: Precision): HeldWeights {
  const bytes = bytesPerParameter(precision);
  const routed = Math.min(expertParameters(model), model.parameters);
  const table = Math.min((model.vocabulary ?? 0) * model.hidden, (model.parameters - routed) / 2);
  const tables = model.tiedEmbeddings === true ? 1 : 2;
  const body = model.parameters - routed - tables * table;
  // Where the experts are so few that this would take more than eight bits for all, all is quantised.
  const sparesBody = bytes < 1 && routed * (1 - bytes) > body;
  const bodyNumber = sparesBody ? keptBytes : bytes;
  return {
    routedBytes: routed * bytes,
    bodyBytes: body * bodyNumber,
    embeddingBytes: table * keptBytes,
    headBytes: tables === 2 ? table * keptBytes : 0,
  };
}
