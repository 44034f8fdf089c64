import type { NoteCode } from "../note.ts";
import type { Meters, Usage } from "../usage.ts";
import { EventParser, streamEvents } from "./event-parser.ts";
import { readStream } from "./usage-stream.ts";

/** A recorded stream and the usages in it. */
export interface StreamRow {
  readonly name: string;
  readonly text: string;
  readonly provider?: string;
  readonly usages: readonly {
    readonly meters: Meters;
    readonly known?: Usage["known"];
    readonly notes?: readonly NoteCode[];
  }[];
}

/** Usages as a row and the reader both give them: equal when the row passes, however it is cut. */
export interface StreamReading {
  readonly whole: readonly unknown[];
  readonly byCharacter: readonly unknown[];
  readonly byThirteen: readonly unknown[];
}

/** The row's own words. */
export function wantedOf({ usages }: StreamRow): StreamReading {
  const all = usages.map(({ meters, known = "exact", notes = [] }) => ({ meters, known, notes }));
  return { whole: all, byCharacter: all, byThirteen: all };
}

/** What the reader makes of the row's text, whole and in pieces; throws where it makes nothing of it. */
export function readStreamRow({ text, provider = "openai" }: StreamRow): StreamReading {
  const inPieces = (size: number) => {
    const parser = new EventParser();
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, (at + 1) * size),
    );
    return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
  };
  const read = (events: ReturnType<typeof streamEvents>) => {
    const usages = readStream(events, { provider });
    if (!usages.ok) throw new Error(JSON.stringify(usages.error));
    return usages.value.map(({ meters, known, notes }) => {
      const codes = notes.map(({ code }) => code).filter((code) => code !== "api_detected");
      return { meters, known, notes: codes };
    });
  };
  return {
    whole: read(streamEvents(text)),
    byCharacter: read(inPieces(1)),
    byThirteen: read(inPieces(13)),
  };
}

/** Server-sent events of the given values. */
export const sse = (events: readonly unknown[], end = ""): string =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("") + end;
