import { part } from "../reading/reading.ts";
import { draft, type EventReader } from "./response-draft.ts";

const CONVERSE = [
  "messageStart",
  "contentBlockStart",
  "contentBlockDelta",
  "contentBlockStop",
  "messageStop",
] as const;

/**
 * Bedrock's converse: counts come once, in `metadata`, after the message has stopped. What starts after
 * that is another response.
 */
export const readConverseEvent: EventReader = (event, current) => {
  const starts = event["messageStart"] !== undefined || event["contentBlockStart"] !== undefined;
  const open = current?.api === "bedrock-converse" && !current.ended ? current : undefined;
  const running = starts && open?.body["stopped"] === true ? undefined : open;
  const metadata = part(event, "metadata");
  if (metadata !== undefined && part(metadata, "usage") !== undefined) {
    const found = running ?? draft("bedrock-converse");
    found.body = { ...metadata };
    found.complete = found.ended = true;
    return found;
  }
  if (!CONVERSE.some((field) => event[field] !== undefined)) return undefined;
  const closes = event["messageStop"] !== undefined || event["contentBlockStop"] !== undefined;
  const found = running ?? (closes ? current : undefined) ?? draft("bedrock-converse");
  if (running !== undefined && event["messageStop"] !== undefined) running.body["stopped"] = true;
  return found;
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
