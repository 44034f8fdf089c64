import type { Outcome } from "@outlay/document";
import type { Usage } from "../usage.ts";
import type { UsageError } from "../usage-source.ts";
import { serviceTierOf, statedUsd } from "./facts.ts";
import { type Json, part, parts, Reading, type ReadingFacts, textIn } from "./reading.ts";
import { splitInput, splitOutput } from "./split.ts";

/**
 * Anthropic's messages, also on Bedrock (invoke), Vertex and Azure.
 *
 * `input_tokens` leaves out both cache reads and cache writes: the three add up (Anthropic, "Prompt
 * caching", tracking cache performance). `output_tokens` contains thinking. `cache_creation` breaks
 * the writes down by time to live; the flat `cache_creation_input_tokens` is their sum and, in older
 * answers, all there is.
 *
 * `usage.iterations` lists every model call behind one answer. The top-level counts leave out
 * compaction and the calls of other models (an advisor, a declined attempt before a fallback), so
 * where iterations are present they are what is billed, each call by itself: the recorded answers
 * add up only that way.
 */
export function readAnthropic(body: Json): Outcome<Usage, UsageError> {
  const usage = part(body, "usage");
  const reading = new Reading("anthropic-messages");
  const facts = messageFacts(reading, body, usage);
  if (usage === undefined) {
    reading.note("no_usage");
    return reading.done({ ...facts, known: "none" });
  }
  const calls = billedCalls(reading, parts(usage, "iterations"), facts.model);
  const [first, ...more] = calls;
  if (first === undefined) {
    readCounts(reading, usage);
    const input = reading.inclusive["input_tokens"] ?? 0;
    if (input > 200_000 && usesServerTools(body)) reading.note("context_summed");
  } else {
    readCounts(reading, first);
  }
  const others: Usage[] = [];
  for (const call of more) {
    const other = new Reading("anthropic-messages");
    readCounts(other, call);
    const done = other.done({
      ...facts,
      statedUsd: undefined,
      model: textIn(call, "model") ?? facts.model,
    });
    if (!done.ok) return done;
    others.push(done.value);
  }
  if (more.length > 0) reading.note("several_calls", undefined, { count: calls.length });
  readTools(reading, usage, body);
  if (
    body["stop_reason"] === "refusal" &&
    Array.isArray(body["content"]) &&
    body["content"].length === 0
  ) {
    reading.note("refused");
  }
  return reading.done({ ...facts, others, model: textIn(first, "model") ?? facts.model });
}

function messageFacts(reading: Reading, body: Json, usage: Json | undefined): ReadingFacts {
  const tier =
    usage?.["speed"] === "fast" ? "fast" : serviceTierOf(reading, usage?.["service_tier"]);
  return {
    model: textIn(body, "model"),
    serviceTier: tier,
    region: regionOf(usage),
    statedUsd: statedUsd(usage),
  };
}

/** `inference_geo`: where the model ran, if that was asked for; "global" and none mean no surcharge. */
function regionOf(usage: Json | undefined): string | undefined {
  const geo = textIn(usage, "inference_geo");
  return geo === "global" || geo === "not_available" ? undefined : geo;
}

/** The calls that are billed; one that was declined before any output is not (release notes 2026). */
function billedCalls(
  reading: Reading,
  iterations: readonly Json[],
  model: string | undefined,
): readonly Json[] {
  // One plain call is the answer itself. The counts above leave out one that only made room.
  const [only] = iterations;
  if (iterations.length < 2 && (only?.["type"] ?? "message") === "message") return [];
  const fellBack = iterations.some((call) => call["type"] === "fallback_message");
  return iterations.filter((call) => {
    const declined = fellBack && call["type"] === "message" && call["output_tokens"] === 0;
    if (declined) reading.note("attempt_unbilled", textIn(call, "model") ?? model ?? "a model");
    return !declined;
  });
}

function readCounts(reading: Reading, usage: Json): void {
  const creation = part(usage, "cache_creation");
  const write5m = reading.count(creation, "ephemeral_5m_input_tokens");
  const write1h = reading.count(creation, "ephemeral_1h_input_tokens");
  const flat = reading.count(usage, "cache_creation_input_tokens");
  const untold = Math.max(0, flat - write5m - write1h);
  if (creation !== undefined && flat > 0 && flat !== write5m + write1h) {
    reading.note("ttl_differs", undefined, { sum: write5m + write1h, total: flat });
  } else if (untold > 0) {
    reading.note("ttl_unknown");
  }
  const cacheRead = reading.count(usage, "cache_read_input_tokens");
  const input = reading.count(usage, "input_tokens") + cacheRead + write5m + write1h + untold;
  splitInput(reading, {
    input,
    cacheRead,
    cacheWrite: untold,
    cacheWrite5m: write5m,
    cacheWrite1h: write1h,
  });
  splitOutput(reading, {
    output: reading.count(usage, "output_tokens"),
    reasoning: reading.count(part(usage, "output_tokens_details"), "thinking_tokens"),
  });
  reading.checkPresent(
    reading.lacking(usage, { input_tokens: ["input_tokens"], output_tokens: ["output_tokens"] }),
  );
}

/** Tools with a meter, and the search among tools, which has no charge of its own. */
const KNOWN_TOOLS: ReadonlySet<string> = new Set([
  "web_search_requests",
  "web_fetch_requests",
  "tool_search_requests",
]);

function readTools(reading: Reading, usage: Json, body: Json): void {
  const tools = part(usage, "server_tool_use");
  const searches = reading.count(tools, "web_search_requests");
  const fetches = reading.count(tools, "web_fetch_requests");
  reading.meter("web_searches", searches);
  reading.total("web_searches", searches);
  reading.meter("web_fetches", fetches);
  reading.total("web_fetches", fetches);
  for (const tool of Object.keys(tools ?? {})) {
    if (!KNOWN_TOOLS.has(tool) && reading.count(tools, tool) > 0) {
      reading.note("not_in_usage", `the price of ${tool}`);
    }
  }
  const ranCode = parts(body, "content").some((block) => {
    const type = block["type"];
    return typeof type === "string" && type.includes("code_execution_tool_result");
  });
  if (ranCode) reading.note("not_in_usage", "container time of code execution");
}

function usesServerTools(body: Json): boolean {
  return parts(body, "content").some((block) => block["type"] === "server_tool_use");
}
