import type { Arithmetic } from "../arithmetic.ts";
import { type Architecture, attentionLayers, type Sliding } from "../facts/architecture.ts";

type Cached = Pick<Architecture, "name" | "layers" | "attention">;

/**
 * Bytes of key-value cache that one token adds in one layer, over all GPUs of a replica.
 *
 * A kv head cannot be cut, so a replica of more GPUs than kv heads holds copies. The latent vector
 * of MLA is counted once, as where each GPU does the attention of its own requests; tensor parallel GPUs
 * hold a copy each (`sequenceBytesOnGpu`).
 *
 * @param gpus GPUs in the replica
 * @param bytesPerNumber 2 for bf16, 1 for an fp8 cache
 * @returns bytes per token and layer
 */
export function kvBytesPerTokenAndLayer(
  model: Pick<Cached, "attention">,
  gpus: number,
  bytesPerNumber: number,
): number {
  const { attention } = model;
  if (attention.kind === "latent") return attention.latentDim * bytesPerNumber;
  const copies = Math.max(1, gpus / attention.kvHeads);
  return 2 * attention.kvHeads * copies * attention.headDim * bytesPerNumber;
}

/**
 * Bytes of key-value cache that one sequence of `tokens` holds, over all layers and GPUs.
 *
 * heads: 2 × kv heads × head size × bytes a number × Σ layers of what the layer sees
 * latent (MLA): (latent size × layers + index size × layers with an index) × bytes a number × tokens; of a
 *        compressed one a layer counts 1 / tokens that a vector stands for, and each keeps the last tokens whole
 * linear layers beside them: the bytes of their state × layers, whatever the length
 *
 * @param tokens length of the sequence, prompt and what is written so far
 * @returns bytes per sequence
 * @example
 * const llama8b = { name: "Llama 3.1 8B", layers: 32, attention: { kind: "heads", kvHeads: 8, headDim: 128 } };
 * sequenceBytes(numbers, llama8b, 1, 2, 1) // => 131072
 * sequenceBytes(numbers, llama8b, 1, 2, 1000) // => 131072000
 */
export function sequenceBytes<T>(
  m: Arithmetic<T>,
  model: Cached,
  gpus: number,
  bytesPerNumber: number,
  tokens: T,
): T {
  const { attention } = model;
  const sliding = attention.kind === "heads" ? attention.sliding : undefined;
  const index = attention.kind === "latent" ? attention.index : undefined;
  const full = m.fact(
    "model",
    "cache-bytes-per-token",
    "byte / token",
    `Key-value cache of ${model.name} for one token, in the layers that see all tokens.`,
    kvBytesPerTokenAndLayer(model, gpus, bytesPerNumber) *
      (vectorLayers(model) - (sliding?.layers ?? 0)) +
      (index === undefined ? 0 : index.dim * index.layers * bytesPerNumber),
  );
  const parts: T[] = [];
  if (sliding !== undefined)
    parts.push(slidingBytes(m, model, sliding, gpus, bytesPerNumber, tokens));
  if (attention.kind === "latent" && attention.compressed !== undefined) {
    const { window } = attention.compressed;
    const last = { layers: attentionLayers(model), window };
    parts.push(slidingBytes(m, model, last, gpus, bytesPerNumber, tokens));
  }
  if (attention.linear !== undefined) {
    const { layers, stateBytes } = attention.linear;
    parts.push(
      m.fact(
        "model",
        "state-bytes",
        "byte",
        `What ${model.name} keeps of a sequence in its layers of linear attention, whatever its length.`,
        layers * stateBytes,
      ),
    );
  }
  const whole = m.multiply(full, tokens);
  return parts.length === 0 ? whole : m.add(whole, ...parts);
}

/** Layers that keep something of every token, one that keeps a vector for four of them counted as a quarter. */
function vectorLayers({ layers, attention }: Pick<Cached, "layers" | "attention">): number {
  if (attention.kind !== "latent" || attention.compressed === undefined) {
    return attentionLayers({ layers, attention });
  }
  return attention.compressed.layers.reduce((sum, each) => sum + each.layers / each.tokens, 0);
}

/** Bytes of the layers that see the last tokens only. */
function slidingBytes<T>(
  m: Arithmetic<T>,
  { name, attention }: Cached,
  sliding: Sliding,
  gpus: number,
  bytesPerNumber: number,
  tokens: T,
): T {
  const own = attention.kind === "heads" ? { ...attention, ...sliding } : attention;
  const short = m.fact(
    "model",
    "sliding-cache-bytes-per-token",
    "byte / token",
    `Key-value cache of ${name} for one token, in the layers that see the last ${sliding.window}.`,
    kvBytesPerTokenAndLayer({ attention: own }, gpus, bytesPerNumber) * sliding.layers,
  );
  return m.multiply(short, m.min(tokens, m.constant(sliding.window, "token")));
}
