import { type Outcome, ok } from "@outlay/document";
import type { Usage } from "../usage.ts";
import type { UsageError } from "../usage-source.ts";
import { readChatTools } from "./chat-tools.ts";
import { serviceTierOf, statedUsd } from "./facts.ts";
import { type Json, part, parts, Reading, textIn } from "./reading.ts";
import { splitInput, splitOutput } from "./split.ts";

/** Providers whose `completion_tokens` leave out the reasoning; the total then shows it. */
const REASONING_OUTSIDE: ReadonlySet<string> = new Set(["xai", "google", "vertex", "perplexity"]);

/**
 * Chat completions as OpenAI defined them and many others copy them.
 *
 * Input: `prompt_tokens` contains what was read from a cache and what was written to one (OpenAI,
 * API reference of the completion object; OpenRouter, "usage accounting"; DeepSeek, where hit and
 * miss add up to it; Mistral, Groq, xAI likewise).
 * Output: `completion_tokens` contains reasoning at OpenAI, DeepSeek, Groq and OpenRouter, but not at
 * xAI (its recorded totals are prompt + completion + reasoning, and so is its own price in ticks) nor
 * behind Gemini's compatible endpoint, which shows reasoning in the total alone. The total decides
 * where there is one; the provider's habit where it does not.
 * Predicted tokens that were rejected are inside `completion_tokens` and billed as output.
 */
export function readOpenAiChat(body: Json, provider: string): Outcome<Usage, UsageError> {
  const api = body["object"] === "text_completion" ? "openai-completions" : "openai-chat";
  const reading = new Reading(api);
  const usage = part(body, "usage") ?? part(part(body, "x_groq"), "usage");
  const serviceTier = serviceTierOf(reading, body["service_tier"] ?? usage?.["service_tier"]);
  const facts = { model: textIn(body, "model"), serviceTier, statedUsd: statedUsd(usage) };
  if (usage === undefined) {
    reading.note("no_usage");
    return reading.done({ ...facts, known: "none" });
  }
  const calls = parts(part(body, "usage_breakdown"), "models");
  if (calls.length > 0) return readBreakdown(reading, calls, provider, serviceTier);
  if (usage["is_byok"] === true) reading.note("byok");
  const promptDetails = part(usage, "prompt_tokens_details");
  const cached = promptDetails?.["cached_tokens"];
  const cacheRead =
    cached !== undefined && cached !== null
      ? reading.count(promptDetails, "cached_tokens")
      : reading.firstCount(
          usage,
          "prompt_cache_hit_tokens",
          "cached_tokens",
          "cached_prompt_text_tokens",
          "cache_read_input_tokens",
        );
  // Mistral's older field tells what its servers reused, not what its bill discounts.
  if (cacheRead === 0 && reading.count(usage, "num_cached_tokens") > 0) {
    reading.note("field_ignored", "num_cached_tokens");
  }
  const cacheWrite =
    reading.firstCount(promptDetails, "cache_write_tokens", "cache_creation_tokens") ||
    reading.count(usage, "cache_creation_input_tokens");
  const prompt = reading.count(usage, "prompt_tokens");
  const completion = reading.count(usage, "completion_tokens");
  const total = reading.count(usage, "total_tokens");
  const input = inclusiveInput(reading, usage, prompt, completion, total, cacheRead + cacheWrite);
  splitInput(reading, {
    input,
    cacheRead,
    cacheWrite,
    modalities: {
      audio: reading.count(promptDetails, "audio_tokens"),
      image: reading.count(promptDetails, "image_tokens"),
      video: reading.count(promptDetails, "video_tokens"),
    },
  });
  const tools = toolTokens(reading, usage, input, completion, total);
  readOutput(reading, usage, provider, { input: input + tools, completion, total });
  readChatTools(reading, usage, facts.model);
  const searchContext = textIn(usage, "search_context_size");
  const variant = searchContext === undefined ? undefined : { searchContext };
  return reading.done({ ...facts, variant });
}

/**
 * Groq's compound systems: each model call behind the answer with its own counts and its own price; the
 * counts of the answer itself are their sum. Tools that were run are billed apart.
 */
function readBreakdown(
  reading: Reading,
  calls: readonly Json[],
  provider: string,
  serviceTier: Usage["serviceTier"],
): Outcome<Usage, UsageError> {
  const usages: Usage[] = [];
  for (const call of calls) {
    const tier = serviceTier === undefined ? {} : { service_tier: serviceTier };
    const read = readOpenAiChat({ ...tier, model: call["model"], usage: call["usage"] }, provider);
    if (!read.ok) return read;
    usages.push(read.value);
  }
  const [first, ...others] = usages as [Usage, ...Usage[]];
  reading.note("several_calls", undefined, { count: usages.length });
  reading.note("not_in_usage", "the tools that the system used");
  return ok({ ...first, notes: [...reading.notes, ...first.notes], others });
}

/**
 * `prompt_tokens`, with the cache added where it is left out. Gateways that pass Anthropic's own
 * cache fields through differ; only their total tells which of the two they mean.
 */
function inclusiveInput(
  reading: Reading,
  usage: Json,
  prompt: number,
  completion: number,
  total: number,
  cached: number,
): number {
  const anthropicNames =
    usage["cache_read_input_tokens"] !== undefined ||
    usage["cache_creation_input_tokens"] !== undefined;
  const outside = anthropicNames && cached > 0 && total === prompt + completion + cached;
  if (outside) reading.note("cache_outside_input");
  return outside ? prompt + cached : prompt;
}

/** What Mistral's connectors put into the prompt, where the total shows it beside the prompt's own. */
function toolTokens(
  reading: Reading,
  usage: Json,
  input: number,
  completion: number,
  total: number,
): number {
  const tokens = reading.count(usage, "connector_tokens");
  if (tokens === 0 || total !== input + completion + tokens) return 0;
  reading.meter("input_tool", tokens);
  reading.total("input_tokens", tokens);
  reading.total("input_tool_tokens", tokens);
  return tokens;
}

function readOutput(
  reading: Reading,
  usage: Json,
  provider: string,
  { input, completion, total }: { input: number; completion: number; total: number },
): void {
  const details = part(usage, "completion_tokens_details");
  const told = reading.firstCount(details, "reasoning_tokens");
  const given = told > 0 ? told : reading.count(usage, "reasoning_tokens");
  const citations = reading.count(usage, "citation_tokens");
  const left = total - input - completion;
  let reasoning = given;
  let output = completion;
  const habit = REASONING_OUTSIDE.has(provider);
  if (given === 0 && left > 0 && habit && provider !== "perplexity") {
    reasoning = left;
    output += left;
    reading.note("reasoning_inferred", undefined, { count: left });
  } else if (isOutside(given, { left, total, completion, habit, provider })) {
    output += given;
  }
  // Perplexity counts the citations of its deep research beside the completion too.
  output += citations;
  splitOutput(reading, {
    output,
    reasoning,
    citations,
    modalities: {
      audio: reading.count(details, "audio_tokens"),
      image: reading.count(details, "image_tokens"),
    },
  });
  const lacking = reading.lacking(usage, {
    input_tokens: ["prompt_tokens"],
    output_tokens: ["completion_tokens"],
  });
  // Perplexity's total leaves out what stands beside the completion, so it proves nothing but a zero.
  if (provider === "perplexity") reading.checkPresent(lacking, total, input + completion);
  else reading.checkTotal(total, input + output, lacking);
}

function isOutside(
  reasoning: number,
  facts: { left: number; total: number; completion: number; habit: boolean; provider: string },
): boolean {
  if (reasoning === 0) return false;
  // Perplexity's total has neither reasoning nor citations although both are billed.
  if (facts.provider === "perplexity") return true;
  if (facts.total > 0 && facts.left === reasoning) return true;
  if (facts.total > 0 && facts.left === 0) return false;
  return facts.habit || reasoning > facts.completion;
}
