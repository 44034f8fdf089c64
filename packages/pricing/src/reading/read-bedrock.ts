import type { Outcome } from "@outlay/document";
import type { Usage } from "../usage.ts";
import type { UsageError, UsageSource } from "../usage-source.ts";
import { serviceTierOf } from "./facts.ts";
import { type Json, part, parts, Reading, textIn } from "./reading.ts";
import { splitInput, splitOutput } from "./split.ts";

/**
 * Bedrock's converse. `inputTokens` leaves out what was read from and written to the cache: recorded
 * totals are the sum of input, output, read and write (also AWS, "Prompt caching"; the trap of
 * Portkey-AI/gateway#1564). `cacheDetails` breaks the writes down by time to live. The response does
 * not name its model.
 */
export function readBedrockConverse(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("bedrock-converse");
  const usage = part(body, "usage") ?? part(part(body, "metadata"), "usage");
  const metadata = part(body, "metadata");
  const latency = part(body, "performanceConfig") ?? part(metadata, "performanceConfig");
  const tier = serviceTierOf(reading, body["serviceTier"] ?? metadata?.["serviceTier"]);
  const serviceTier = latency?.["latency"] === "optimized" ? "fast" : tier;
  const model = textIn(body, "model") ?? textIn(body, "modelId");
  if (usage === undefined) {
    reading.note("no_usage");
    return reading.done({ model, serviceTier, known: "none" });
  }
  const cacheRead = reading.firstCount(usage, "cacheReadInputTokens", "cacheReadInputTokenCount");
  const written = reading.firstCount(usage, "cacheWriteInputTokens", "cacheWriteInputTokenCount");
  const writes = writesByTtl(reading, usage);
  const untold = Math.max(0, written - writes.cacheWrite5m - writes.cacheWrite1h);
  if (untold > 0) reading.note("ttl_unknown");
  const fresh = reading.firstCount(usage, "inputTokens", "inputTokenCount");
  const input = fresh + cacheRead + untold + writes.cacheWrite5m + writes.cacheWrite1h;
  const output = reading.firstCount(usage, "outputTokens", "outputTokenCount");
  splitInput(reading, { input, cacheRead, cacheWrite: untold, ...writes });
  splitOutput(reading, { output });
  const tools = part(usage, "serverToolUsage");
  for (const tool of Object.keys(tools ?? {})) {
    if (reading.count(tools, tool) > 0) reading.note("not_in_usage", `the price of ${tool}`);
  }
  reading.checkTotal(
    reading.count(usage, "totalTokens"),
    input + output,
    reading.lacking(usage, {
      input_tokens: ["inputTokens", "inputTokenCount"],
      output_tokens: ["outputTokens", "outputTokenCount"],
    }),
  );
  return reading.done({ model, serviceTier });
}

function writesByTtl(
  reading: Reading,
  usage: Json,
): { cacheWrite5m: number; cacheWrite1h: number } {
  const writes = { cacheWrite5m: 0, cacheWrite1h: 0 };
  for (const entry of parts(usage, "cacheDetails")) {
    const count = reading.count(entry, "inputTokens");
    if (entry["ttl"] === "5m") writes.cacheWrite5m += count;
    if (entry["ttl"] === "1h") writes.cacheWrite1h += count;
  }
  return writes;
}

const HEADERS = {
  inputTokens: "x-amzn-bedrock-input-token-count",
  outputTokens: "x-amzn-bedrock-output-token-count",
  cacheReadInputTokens: "x-amzn-bedrock-cache-read-input-token-count",
  cacheWriteInputTokens: "x-amzn-bedrock-cache-write-input-token-count",
} as const;

/**
 * Bedrock's invoke: the counts of its headers or, in streams, of `amazon-bedrock-invocationMetrics`,
 * because they have one form for every model; else those of the body (Llama, Titan).
 */
export function readBedrockInvoke(body: Json, source: UsageSource): Outcome<Usage, UsageError> {
  const metrics = part(body, "amazon-bedrock-invocationMetrics");
  const counts = metrics ?? headerCounts(source) ?? bodyCounts(body);
  if (counts === undefined) {
    const reading = new Reading("bedrock-invoke");
    reading.note("no_usage");
    return reading.done({ model: textIn(body, "model"), known: "none" });
  }
  // An embedding has no output, and no count of it.
  const embeds = body["embedding"] !== undefined || body["embeddings"] !== undefined;
  const usage = embeds ? { outputTokens: 0, ...counts } : counts;
  const read = readBedrockConverse({ usage, model: body["model"] });
  return read.ok ? { ok: true, value: { ...read.value, api: "bedrock-invoke" } } : read;
}

function headerCounts({ headers = {} }: UsageSource): Json | undefined {
  const found: Record<string, unknown> = {};
  for (const [field, name] of Object.entries(HEADERS)) {
    const text = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
    if (text !== undefined && text !== "") found[field] = Number(text);
  }
  return found["inputTokens"] === undefined ? undefined : found;
}

function bodyCounts(body: Json): Json | undefined {
  if (body["prompt_token_count"] !== undefined) {
    return {
      inputTokens: body["prompt_token_count"],
      outputTokens: body["generation_token_count"],
    };
  }
  if (body["inputTextTokenCount"] !== undefined) {
    // A count that is no number goes on as it is, to be refused like any other.
    let sum: unknown = 0;
    for (const { tokenCount = 0 } of parts(body, "results")) {
      if (typeof sum !== "number") break;
      sum = typeof tokenCount === "number" ? sum + tokenCount : tokenCount;
    }
    return { inputTokens: body["inputTextTokenCount"], outputTokens: sum };
  }
  return undefined;
}
