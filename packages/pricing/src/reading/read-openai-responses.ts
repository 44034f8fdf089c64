import type { Outcome } from "@outlay/document";
import type { Usage } from "../usage.ts";
import type { UsageError } from "../usage-source.ts";
import { serviceTierOf, statedUsd } from "./facts.ts";
import { type Json, part, parts, Reading, textIn } from "./reading.ts";
import { splitInput, splitOutput } from "./split.ts";

/**
 * The responses API of OpenAI, also at Azure, xAI and OpenRouter.
 *
 * `input_tokens` contains cached and written tokens, `output_tokens` contains reasoning (OpenAI, API
 * reference of the response object; recorded totals of xAI are input + output). Calls of hosted tools
 * are counted in `output` or, newer, in `tool_usage`: a web search is billed for each action
 * `search`, not for opening or searching a page; a container once, however many runs use it.
 */
export function readOpenAiResponses(body: Json, provider: string): Outcome<Usage, UsageError> {
  const reading = new Reading("openai-responses");
  const usage = part(body, "usage");
  const facts = {
    model: textIn(body, "model"),
    serviceTier: serviceTierOf(reading, body["service_tier"] ?? usage?.["service_tier"]),
    statedUsd: statedUsd(usage),
  };
  if (usage === undefined) {
    reading.note("no_usage");
    return reading.done({ ...facts, known: "none" });
  }
  if (usage["is_byok"] === true) reading.note("byok");
  const inputDetails = part(usage, "input_tokens_details");
  const outputDetails = part(usage, "output_tokens_details");
  const input = reading.count(usage, "input_tokens");
  const output = reading.count(usage, "output_tokens");
  splitInput(reading, {
    input,
    cacheRead: reading.count(inputDetails, "cached_tokens"),
    cacheWrite: reading.count(inputDetails, "cache_write_tokens"),
    modalities: {
      audio: reading.count(inputDetails, "audio_tokens"),
      image: reading.count(inputDetails, "image_tokens"),
    },
  });
  splitOutput(reading, {
    output,
    reasoning: reading.count(outputDetails, "reasoning_tokens"),
    modalities: {
      audio: reading.count(outputDetails, "audio_tokens"),
      image: reading.count(outputDetails, "image_tokens"),
    },
  });
  reading.checkTotal(
    reading.count(usage, "total_tokens"),
    input + output,
    reading.lacking(usage, { input_tokens: ["input_tokens"], output_tokens: ["output_tokens"] }),
  );
  if (provider === "xai") readXaiTools(reading, usage, body);
  else readTools(reading, body);
  return reading.done(facts);
}

/** OpenAI's hosted tools. */
function readTools(reading: Reading, body: Json): void {
  const items = parts(body, "output");
  const ofType = (type: string) => items.filter((item) => item["type"] === type);
  const toolUsage = part(body, "tool_usage");
  const told = part(toolUsage, "web_search")?.["num_requests"];
  const searches =
    told === undefined || told === null
      ? ofType("web_search_call").filter(
          (item) => (part(item, "action")?.["type"] ?? "search") === "search",
        ).length
      : reading.count(part(toolUsage, "web_search"), "num_requests");
  counted(reading, "web_searches", searches);
  counted(reading, "file_searches", ofType("file_search_call").length);
  const containers = [...ofType("code_interpreter_call"), ...ofType("shell_call")]
    .map(
      (item) => textIn(item, "container_id") ?? textIn(part(item, "environment"), "container_id"),
    )
    .filter((id) => id !== undefined);
  const sessions = new Set(containers).size;
  counted(reading, "code_sessions", sessions);
  if (sessions > 0) reading.note("session_shared");
  if (ofType("image_generation_call").length > 0) {
    reading.note("not_in_usage", "image generation by the image model");
  }
}

/**
 * xAI's server-side tools: counted in `server_side_tool_usage_details`; where only their number is
 * told, the items of the answer show the kinds.
 */
function readXaiTools(reading: Reading, usage: Json, body: Json): void {
  const calls = part(usage, "server_side_tool_usage_details");
  const items = parts(body, "output");
  const count = (field: string): number =>
    calls === undefined
      ? items.filter((item) => item["type"] === field.slice(0, -1)).length
      : reading.count(calls, field);
  const counts = {
    web_searches: count("web_search_calls"),
    social_searches: count("x_search_calls"),
    file_searches: count("file_search_calls") + count("document_search_calls"),
    code_executions: count("code_interpreter_calls"),
  } as const;
  for (const [meter, calls] of Object.entries(counts)) {
    counted(reading, meter as keyof typeof counts, calls);
  }
  const images = count("image_generation_calls");
  if (images > 0) reading.note("not_in_usage", "image generation by the image model");
  const sum = Object.values(counts).reduce((all, one) => all + one, images);
  const used = reading.count(usage, "num_server_side_tools_used");
  if (calls === undefined && used > sum) {
    reading.note("not_in_usage", `the kind of ${used - sum} server-side tool calls`);
  }
}

function counted(
  reading: Reading,
  meter: "web_searches" | "social_searches" | "file_searches" | "code_sessions" | "code_executions",
  count: number,
): void {
  reading.meter(meter, count);
  reading.total(meter, count);
}
