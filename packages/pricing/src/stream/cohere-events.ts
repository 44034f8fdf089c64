import { type Json, part, textIn } from "../reading/reading.ts";
import { draft, type EventReader } from "./response-draft.ts";

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
