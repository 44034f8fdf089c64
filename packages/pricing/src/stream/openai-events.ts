import { type Json, part, textIn } from "../reading/reading.ts";
import { draft, type EventReader, type ResponseDraft } from "./response-draft.ts";

/**
 * Chunks of chat completions and of the older completions; counts are in the last one or in each. After
 * the chunk that finishes a response, choices under another id are another response.
 */
export const readChatChunk: EventReader = (event, current) => {
  const legacy = event["object"] === "text_completion";
  const chunk =
    legacy || event["object"] === "chat.completion.chunk" || Array.isArray(event["choices"]);
  if (!chunk) return undefined;
  const api = legacy ? "openai-completions" : "openai-chat";
  const choices = Array.isArray(event["choices"]) ? (event["choices"] as Json[]) : [];
  const id = textIn(event, "id");
  const told = textIn(current?.body, "id");
  const other = id !== undefined && told !== undefined && id !== told;
  const next = other && choices.length > 0 && current?.body["finished"] === true;
  const running = current?.api === api && !current.ended && !next;
  const found = running
    ? current
    : draft(api, { object: legacy ? "text_completion" : "chat.completion" });
  const { body } = found;
  if (id !== undefined) body["id"] = id;
  const usage = part(event, "usage") ?? part(part(event, "x_groq"), "usage");
  if (usage !== undefined) {
    // Each usage is a whole snapshot, so the last replaces those before it.
    body["usage"] = usage;
  }
  const model = textIn(event, "model");
  if (model !== undefined) body["model"] = model;
  if (textIn(event, "service_tier") !== undefined) body["service_tier"] = event["service_tier"];
  if (choices.some((choice) => choice?.["finish_reason"])) body["finished"] = true;
  // A running count is final once the choices have finished or the stream says so; one that comes
  // in a chunk without choices is the last.
  const last = body["finished"] === true || (usage !== undefined && choices.length === 0);
  if (body["usage"] !== undefined && last) found.complete = true;
  return found;
};

const FINAL = new Set(["response.completed", "response.incomplete", "response.failed"]);

/** Events of the responses API: the last one carries the whole response. */
export const readResponsesEvent: EventReader = (event, current) => {
  const type = textIn(event, "type");
  if (type === undefined || !type.startsWith("response.")) return undefined;
  if (type === "response.done") {
    const done = draft("openai-realtime", { ...event });
    done.complete = done.ended = part(part(event, "response"), "usage") !== undefined;
    return done;
  }
  const response = part(event, "response");
  const starts =
    type === "response.created" || current?.api !== "openai-responses" || current.ended;
  const found: ResponseDraft = starts ? draft("openai-responses", { object: "response" }) : current;
  if (response !== undefined && (starts || FINAL.has(type))) found.body = { ...response };
  if (FINAL.has(type)) {
    found.ended = true;
    found.complete = part(response, "usage") !== undefined;
  }
  return found;
};

const MEDIA = {
  "transcript.text.done": "openai-transcription",
  "speech.audio.done": "openai-speech",
  "image_generation.completed": "openai-images",
  "image_edit.completed": "openai-images",
} as const;

/** The one event of an audio or image stream that carries counts. */
export const readMediaEvent: EventReader = (event, current) => {
  const type = textIn(event, "type") ?? "";
  const piece = /^(transcript\.text|speech\.audio)\.delta$/.exec(type);
  const api = Object.hasOwn(MEDIA, type)
    ? MEDIA[type as keyof typeof MEDIA]
    : piece && MEDIA[piece[1] === "speech.audio" ? "speech.audio.done" : "transcript.text.done"];
  if (api === null) return undefined;
  const found = current?.api === api && !current.ended ? current : draft(api);
  if (piece !== null) return found;
  found.body = { ...event };
  found.ended = true;
  found.complete = part(event, "usage") !== undefined;
  return found;
};
