import { type Json, part, parts, textIn } from "../reading/reading.ts";
import { draft, type EventReader, laterCounts } from "./response-draft.ts";

/** Gemini's chunks: each repeats the counts so far, so the last one wins. */
export const readGeminiChunk: EventReader = (event, current) => {
  const usage = part(event, "usageMetadata");
  const live = part(event, "serverContent") !== undefined || event["setupComplete"] !== undefined;
  if (usage === undefined && !Array.isArray(event["candidates"]) && !live) return undefined;
  if (live) {
    // A live session counts each turn by itself.
    if (usage === undefined) return current;
    const turn = draft("gemini", { usageMetadata: usage });
    turn.complete = turn.ended = true;
    return turn;
  }
  const running = current?.api === "gemini" && !current.ended ? current : undefined;
  const found = running ?? draft("gemini");
  const { body } = found;
  body["usageMetadata"] = laterCounts(body["usageMetadata"], usage);
  const model = textIn(event, "modelVersion");
  if (model !== undefined) body["modelVersion"] = model;
  for (const candidate of parts(event, "candidates")) {
    const grounding = part(candidate, "groundingMetadata");
    if (grounding?.["webSearchQueries"] !== undefined) {
      body["candidates"] = [{ groundingMetadata: grounding }];
    }
    if (candidate["finishReason"]) found.complete = true;
  }
  return found;
};

/** Gemini's interactions: the whole of it comes at the end. */
export const readInteractionEvent: EventReader = (event, current) => {
  const type = textIn(event, "event_type") ?? textIn(event, "type") ?? "";
  const interaction = part(event, "interaction");
  const known = /^(interaction|step|content)\./.test(type) && event["event_type"] !== undefined;
  if (!known && interaction === undefined) return undefined;
  const running = current?.api === "gemini-interactions" && !current.ended ? current : undefined;
  const found = running ?? draft("gemini-interactions");
  if (interaction !== undefined) found.body = { ...interaction };
  if (part(interaction, "usage") !== undefined) found.complete = found.ended = true;
  return found;
};

const CONVERSE = [
  "messageStart",
  "contentBlockStart",
  "contentBlockDelta",
  "contentBlockStop",
  "messageStop",
] as const;

/** Bedrock's converse: counts come once, in `metadata`, after the message has stopped. */
export const readConverseEvent: EventReader = (event, current) => {
  const running = current?.api === "bedrock-converse" && !current.ended ? current : undefined;
  const metadata = part(event, "metadata");
  if (metadata !== undefined && part(metadata, "usage") !== undefined) {
    const found = running ?? draft("bedrock-converse");
    found.body = { ...metadata };
    found.complete = found.ended = true;
    return found;
  }
  if (!CONVERSE.some((field) => event[field] !== undefined)) return undefined;
  const closes = event["messageStop"] !== undefined || event["contentBlockStop"] !== undefined;
  return running ?? (closes ? current : undefined) ?? draft("bedrock-converse");
};

/** Bedrock's invoke of models without a protocol of their own: metrics in the last chunk. */
export const readInvokeChunk: EventReader = (event, current) => {
  const metrics = part(event, "amazon-bedrock-invocationMetrics");
  if (metrics === undefined) return undefined;
  if (current !== undefined && current.api !== "bedrock-invoke" && !current.complete) {
    return undefined;
  }
  // Anthropic's own counts are the finer ones: they tell how long a cache write lives.
  if (current?.api === "anthropic-messages") return current;
  const found = draft("bedrock-invoke", { ...event });
  found.complete = found.ended = true;
  return found;
};

/** Cohere: version 2 ends with `message-end`, version 1 with `stream-end`. */
export const readCohereEvent: EventReader = (event, current) => {
  const type = textIn(event, "type") ?? textIn(event, "event_type") ?? "";
  const known =
    /^(message|content|tool-plan|tool-call|citation)-(start|delta|end)$/.test(type) ||
    /^(stream-start|stream-end|text-generation)$/.test(type);
  if (!known) return undefined;
  const running = current?.api === "cohere" && !current.ended ? current : undefined;
  const found = running ?? draft("cohere");
  const usage: Json | undefined =
    part(part(event, "delta"), "usage") ?? part(part(event, "response"), "meta");
  if (usage !== undefined) {
    found.body["usage"] = usage;
    found.complete = true;
  }
  if (type === "message-end" || type === "stream-end") found.ended = true;
  return found;
};
