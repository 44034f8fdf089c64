import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventParser, streamEvents } from "./event-parser.ts";

describe("EventParser", () => {
  it.each([
    {
      name: "a data field over several lines",
      text: 'data: {"a":\ndata: 1}\n\n',
      want: [{ a: 1 }],
    },
    {
      name: "no blank line between events",
      text: 'data: {"a":1}\ndata: {"a":2}\n\n',
      want: [{ a: 1 }, { a: 2 }],
    },
    {
      name: "other fields and comments",
      text: ': hi\nevent: x\nid: 7\nretry: 5\ndata:{"a":1}\n\n',
      want: [{ a: 1 }],
    },
    {
      name: "Windows line ends and a byte order mark",
      text: '\uFEFFdata: {"a":1}\r\n\r\ndata: [DONE]\r\n\r\n',
      want: [{ a: 1 }, "done"],
    },
    {
      name: "JSON lines without a last line break",
      text: '{"a":1}\n{"a":2}',
      want: [{ a: 1 }, { a: 2 }],
    },
    {
      name: "a last event that was cut",
      text: 'data: {"a":1}\n\ndata: {"a',
      want: [{ a: 1 }, "malformed"],
    },
  ])("$name", ({ text, want }) => {
    expect(
      streamEvents(text).map((event) => (event.kind === "json" ? event.value : event.kind)),
    ).toEqual(want);
  });

  it("gives the same events however the text is cut", () => {
    const line = fc.oneof(
      fc.jsonValue().map((value) => `data: ${JSON.stringify(value)}`),
      fc.constantFrom("", "event: x", ": comment", "data: [DONE]", "data: {", "junk"),
    );
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat(200), { maxLength: 6 }), (lines, cuts) => {
        const text = lines.join("\n");
        const parser = new EventParser();
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
        const events = pieces.flatMap((piece) => parser.push(piece));
        expect([...events, ...parser.end()]).toEqual(streamEvents(text));
      }),
    );
  });
});
