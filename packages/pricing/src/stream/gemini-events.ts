import { part, parts, textIn } from "../reading/reading.ts";
import { draft, type EventReader, laterCounts } from "./response-draft.ts";

/**
 * Gemini's chunks: each repeats the counts so far, so the last one wins. Another `responseId` is
 * another response.
 */
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
  const id = textIn(event, "responseId");
  const told = textIn(running?.body, "responseId");
  const other = id !== undefined && told !== undefined && id !== told;
  const found = (other ? undefined : running) ?? draft("gemini");
  const { body } = found;
  if (id !== undefined) body["responseId"] = id;
  body["usageMetadata"] = laterCounts(body["usageMetadata"], usage);
  const model = textIn(event, "modelVersion");
  if (model !== undefined) body["modelVersion"] = model;
  for (const [at, candidate] of parts(event, "candidates").entries()) {
    const grounding = part(candidate, "groundingMetadata");
    if (grounding?.["webSearchQueries"] !== undefined) {
      const index = candidate["index"] ?? at;
      const others = parts(body, "candidates").filter((each) => each["index"] !== index);
      body["candidates"] = [...others, { index, groundingMetadata: grounding }];
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
