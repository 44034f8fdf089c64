/** One thing found in a recorded or live stream. */
export type StreamEvent =
  | { readonly kind: "json"; readonly value: unknown }
  /** The stream's own end mark, `data: [DONE]`. */
  | { readonly kind: "done" }
  /** Data that is not JSON; nearly always the last, cut-off piece. */
  | { readonly kind: "malformed"; readonly text: string };

/**
 * Takes a stream's text piece by piece and gives its events: server-sent events (`data:` fields, with
 * lines of one event joined, comments and other fields left out) or plain JSON lines, also mixed.
 * Cut anywhere: a piece may end inside a line.
 */
export class EventParser {
  #rest = "";
  #data: string[] = [];
  #started = false;

  push(text: string): StreamEvent[] {
    const events: StreamEvent[] = [];
    let from = 0;
    const all = this.#rest + text;
    for (;;) {
      const end = all.indexOf("\n", from);
      if (end < 0) break;
      const line = all.slice(from, all[end - 1] === "\r" ? Math.max(from, end - 1) : end);
      this.#line(line, events);
      from = end + 1;
    }
    this.#rest = all.slice(from);
    return events;
  }

  /** What is left when the stream ends: a last line without a line break, an event without a blank one. */
  end(): StreamEvent[] {
    const events: StreamEvent[] = [];
    if (this.#rest !== "") this.#line(this.#rest, events);
    this.#rest = "";
    this.#flush(events);
    return events;
  }

  #line(given: string, events: StreamEvent[]): void {
    const line = this.#started ? given : given.replace(/^\uFEFF/, "");
    this.#started = true;
    if (line.trim() === "") {
      this.#flush(events);
    } else if (line.startsWith("data:")) {
      const data = line.slice(line[5] === " " ? 6 : 5);
      // Some recordings leave out the blank line between events: each whole JSON is one of its own.
      const [only] = this.#data;
      if (this.#data.length === 1 && asJson(only ?? "") !== undefined) this.#flush(events);
      this.#data.push(data);
    } else if (!OTHER_FIELD.test(line)) {
      this.#flush(events);
      events.push(toEvent(line));
    }
  }

  #flush(events: StreamEvent[]): void {
    if (this.#data.length > 0) events.push(toEvent(this.#data.join("\n")));
    this.#data = [];
  }
}

/** Fields of server-sent events that carry no data, and comments. */
const OTHER_FIELD = /^(event|id|retry)?:|^(event|id|retry)$/;

function toEvent(text: string): StreamEvent {
  if (text.trim() === "[DONE]") return { kind: "done" };
  return asJson(text) ?? { kind: "malformed", text: text.slice(0, 200) };
}

function asJson(text: string): StreamEvent | undefined {
  try {
    return { kind: "json", value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Every event of a whole recorded text. */
export function streamEvents(text: string): StreamEvent[] {
  const parser = new EventParser();
  return [...parser.push(text), ...parser.end()];
}
