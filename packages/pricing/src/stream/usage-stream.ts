import { fail, type Outcome, ok } from "@outlay/document";
import type { Note } from "../note.ts";
import { readUsage } from "../read-usage.ts";
import { isJson, type Json } from "../reading/reading.ts";
import type { Usage } from "../usage.ts";
import type { UsageError, UsageSource } from "../usage-source.ts";
import { readAnthropicEvent } from "./anthropic-events.ts";
import { readConverseEvent, readInvokeChunk } from "./bedrock-events.ts";
import { readCohereEvent } from "./cohere-events.ts";
import type { StreamEvent } from "./event-parser.ts";
import { readGeminiChunk, readInteractionEvent } from "./gemini-events.ts";
import { readChatChunk, readMediaEvent, readResponsesEvent } from "./openai-events.ts";
import type { EventReader, ResponseDraft } from "./response-draft.ts";

const READERS: readonly EventReader[] = [
  readInvokeChunk,
  readChatChunk,
  readAnthropicEvent,
  readResponsesEvent,
  readMediaEvent,
  readGeminiChunk,
  readConverseEvent,
  readInteractionEvent,
  readCohereEvent,
];

/** A reader of one response body. */
export type ReadBody = (body: unknown) => Outcome<Usage, UsageError>;

/**
 * The usage of a stream, told event by event: the last cumulative count wins, and nothing is summed.
 * Only what decides the cost is kept, so a stream of any length takes constant memory.
 */
export class UsageStream {
  readonly #drafts: ResponseDraft[] = [];
  #reader: EventReader | undefined;
  #error: string | undefined;
  #events = 0;

  push(event: StreamEvent): void {
    if (event.kind === "done") {
      const last = this.#drafts.at(-1);
      if (last === undefined) return;
      last.ended = true;
      if (last.body["usage"] !== undefined) last.complete = true;
      return;
    }
    if (event.kind === "json" && isJson(event.value)) this.#take(event.value);
  }

  /** Whether any event so far belongs to a protocol that is known. */
  get recognised(): boolean {
    return this.#drafts.length > 0;
  }

  #take(event: Json): void {
    this.#events += 1;
    const current = this.#drafts.at(-1);
    let found = this.#reader?.(event, current);
    for (const reader of READERS) {
      if (found !== undefined) break;
      found = reader(event, current);
      if (found !== undefined) this.#reader = reader;
    }
    if (found !== undefined && found !== current) this.#drafts.push(found);
    const error = event["error"];
    if (event["type"] === "error" || (isJson(error) && found === undefined)) {
      const message = isJson(error) ? error["message"] : event["message"];
      this.#error = typeof message === "string" ? message : "an error";
    }
  }

  /**
   * Usage of each response in the stream, nearly always one. A response that was cut off before its
   * counts has `known: "none"`; one cut off between its first and its last counts is `"estimated"`.
   *
   * @param reader reads the body that the call would have given unstreamed, where another book's own
   * reader is wanted
   */
  usages(source: UsageSource, reader?: ReadBody): Outcome<readonly Usage[], UsageError> {
    const usages: Usage[] = [];
    for (const read of this.outcomes(source, reader)) {
      if (!read.ok) return read;
      usages.push(read.value);
    }
    return ok(usages);
  }

  /**
   * As `usages`, with one outcome for each response, so that one which failed hides no other. A stream
   * without a response has one failure.
   */
  outcomes(source: UsageSource, reader?: ReadBody): readonly Outcome<Usage, UsageError>[] {
    if (this.#drafts.length > 0) {
      return this.#drafts.map((one) => {
        const read = reader?.(one.body) ?? readUsage(one.body, { ...source, api: one.api });
        return read.ok ? ok(this.#withEnding(one, read.value)) : read;
      });
    }
    if (this.#error !== undefined) return [fail({ code: "provider_error", message: this.#error })];
    return [fail({ code: "not_recognised", fields: [`${this.#events} events`] })];
  }

  #withEnding(one: ResponseDraft, usage: Usage): Usage {
    const detected: Note = { code: "api_detected", about: one.api };
    const notes = [detected, ...usage.notes];
    if (one.complete) return { ...usage, notes };
    const finished = one.ended || one.body["finished"] === true;
    if (usage.known === "none") {
      const without = notes.filter(({ code }) => code !== "no_usage");
      const cause: Note = finished
        ? { code: "no_usage", about: "the stream" }
        : { code: "stream_cut" };
      return { ...usage, notes: [...without, cause] };
    }
    return { ...usage, known: "estimated", notes: [...notes, { code: "stream_cut" }] };
  }
}

/**
 * Usage of a whole stream of events.
 *
 * @example
 * const lines = 'data: {"choices":[],"model":"m","usage":{"prompt_tokens":3,"completion_tokens":2}}\n\ndata: [DONE]\n\n';
 * const read = readStream(streamEvents(lines), { provider: "openai" });
 * read.ok && read.value.map((usage) => usage.meters) // => [{ input_text: 3, output_text: 2 }]
 */
export function readStream(
  events: Iterable<StreamEvent>,
  source: UsageSource,
): Outcome<readonly Usage[], UsageError> {
  const stream = new UsageStream();
  for (const event of events) stream.push(event);
  return stream.usages(source);
}
