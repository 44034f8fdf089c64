import { part, textIn } from "../reading/reading.ts";
import { draft, type EventReader, laterCounts } from "./response-draft.ts";

/** Events of Anthropic's messages: counts in `message_start`, later ones in `message_delta`. */
export const readAnthropicEvent: EventReader = (event, current) => {
  const type = textIn(event, "type");
  const running = current?.api === "anthropic-messages" && !current.ended ? current : undefined;
  switch (type) {
    case "message_start": {
      const message = part(event, "message") ?? {};
      // A proxy may repeat the start of the same message.
      if (running !== undefined && running.body["id"] === message["id"]) return running;
      return draft("anthropic-messages", { ...message, type: "message", content: [] });
    }
    case "content_block_start": {
      const block = part(event, "content_block");
      if (running !== undefined)
        (running.body["content"] as unknown[]).push({ type: block?.["type"] });
      return running;
    }
    case "message_delta": {
      const found = running ?? draft("anthropic-messages", { type: "message", content: [] });
      found.body["usage"] = laterCounts(found.body["usage"], part(event, "usage"));
      const reason = textIn(part(event, "delta"), "stop_reason");
      if (reason !== undefined) found.body["stop_reason"] = reason;
      found.complete = part(event, "usage") !== undefined;
      return found;
    }
    case "message_stop":
      if (running !== undefined) running.ended = true;
      return running;
    case "content_block_delta":
    case "content_block_stop":
    case "ping":
      return running;
    default:
      return undefined;
  }
};
