import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBodies } from "./read-bodies.ts";
import { NotBodies, type RecordedBody } from "./recorded-body.ts";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** Bodies in short: the value, "stream", or the line of what cannot be read. */
async function read(input: string | Uint8Array, size = 7): Promise<unknown[]> {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  const found: unknown[] = [];
  for await (const body of readBodies(pieces(bytes, size))) found.push(await short(body));
  return found;
}

async function short(body: RecordedBody): Promise<unknown> {
  if (body.kind === "json") return body.value;
  if (body.kind === "unreadable") return `line ${body.place.line}: ${body.reason.split(":")[0]}`;
  let text = "";
  for await (const piece of body.events) text += piece;
  return `stream of ${text.length}`;
}

const chunk = '{"object":"chat.completion.chunk","choices":[]}';

describe("readBodies", () => {
  it.each<{ name: string; text: string; want: readonly unknown[] }>([
    { name: "one body", text: '{"a":1}', want: [{ a: 1 }] },
    { name: "one body over several lines", text: '{\n  "a": [1,\n 2]\n}\n', want: [{ a: [1, 2] }] },
    {
      name: "one body that breaks off after its first bracket's line",
      text: '{"a": {\n"b": 1}}',
      want: [{ a: { b: 1 } }],
    },
    {
      name: "bodies over several lines, one behind another",
      text: '{\n"a":1\n}\n{\n"a":2\n}',
      want: [{ a: 1 }, { a: 2 }],
    },
    {
      name: "a list",
      text: '[{"a":1},\n{"a":"],{\\"}"} , {"a":3}]',
      want: [{ a: 1 }, { a: '],{"}' }, { a: 3 }],
    },
    { name: "an empty list", text: "[]", want: [] },
    { name: "a list of what is no body", text: '[1, "x", null, []]', want: [1, "x", null, []] },
    {
      name: "a list with a bad element: the rest goes on",
      text: '[{"a":1},{"a":oops},{"a":3}]',
      want: [{ a: 1 }, "line 1: is not JSON", { a: 3 }],
    },
    {
      name: "a list cut off",
      text: '[{"a":1},\n{"a":',
      want: [{ a: 1 }, "line 2: was cut off before its end"],
    },
    {
      name: "JSON lines",
      text: '{"a":1}\n\n{"a":2}\r\n{"a":3}',
      want: [{ a: 1 }, { a: 2 }, { a: 3 }],
    },
    {
      name: "JSON lines with a bad line",
      text: '{"a":1}\noops\n{"a":3}\n',
      want: [{ a: 1 }, "line 2: is not JSON", { a: 3 }],
    },
    {
      name: "JSON lines with a bad first line",
      text: 'oops\n{"a":2}\n',
      want: ["line 1: is not JSON", { a: 2 }],
    },
    {
      name: "JSON lines with a broken first line",
      text: '{"a":oops}\n{"a":2}\n',
      want: ["line 1: is not JSON", { a: 2 }],
    },
    {
      name: "JSON lines whose first line is cut off inside a text",
      text: '{"a":"b\n{"a":2}\n{"a":3}',
      want: ["line 1: is not JSON", { a: 2 }, { a: 3 }],
    },
    {
      name: "one body laid out with blanks",
      text: '{ "a": 1,\n  "b": {}\n}',
      want: [{ a: 1, b: {} }],
    },
    { name: "JSON lines cut off", text: '{"a":1}\n{"a', want: [{ a: 1 }, "line 2: is not JSON"] },
    { name: "a byte order mark", text: '\uFEFF{"a":1}\n{"a":2}', want: [{ a: 1 }, { a: 2 }] },
    { name: "a number", text: "5", want: [5] },
    { name: "server-sent events", text: "data: {}\n\n", want: ["stream of 10"] },
    {
      name: "server-sent events with names",
      text: ": hello\nevent: x\ndata: {}\n\n",
      want: ["stream of 27"],
    },
    { name: "a stream as JSON lines", text: `${chunk}\n${chunk}\n`, want: ["stream of 96"] },
    {
      name: "Gemini's chunks as JSON lines",
      text: '{"candidates":[{}],"usageMetadata":{}}\n{"candidates":[{}]}',
      want: ["stream of 58"],
    },
    {
      name: "Gemini's chunks as it sends them, in a list",
      text: '[{"candidates":[{}],\n"usageMetadata":{}}\n,\r\n{"candidates":[{}]}]',
      want: ["stream of 60"],
    },
    {
      name: "chunks that each say why they finished",
      text: '[{"candidates":[{"finishReason":"STOP"}],"responseId":"r"},{"candidates":[],"responseId":"r"}]',
      want: ["stream of 93"],
    },
    {
      name: "a list of Gemini's answers",
      text: '[{"candidates":[{"finishReason":"STOP"}],"responseId":"r"},{"candidates":[],"responseId":"s"}]',
      want: [
        { candidates: [{ finishReason: "STOP" }], responseId: "r" },
        { candidates: [], responseId: "s" },
      ],
    },
    { name: "a list of one", text: '[{"candidates":[{}]}]', want: [{ candidates: [{}] }] },
    {
      name: "Gemini's answers as JSON lines",
      text: '{"candidates":[{"finishReason":"STOP"}]}\n{"candidates":[]}',
      want: [{ candidates: [{ finishReason: "STOP" }] }, { candidates: [] }],
    },
  ])("$name", async ({ text, want }) => {
    for (const size of [1, 7, 10_000]) expect(await read(text, size)).toEqual(want);
  });

  it.each<{ name: string; input: string | Uint8Array; says: string }>([
    { name: "nothing", input: "", says: "is empty" },
    { name: "blanks", input: " \n\n ", says: "is empty" },
    { name: "a text", input: "# Outlay\n\nA text.", says: "is neither JSON" },
    { name: "a picture", input: new Uint8Array([0x89, 0x50, 0, 1]), says: "is not text" },
    {
      name: "broken UTF-8",
      input: new Uint8Array([0x7b, 0xff, 0xfe]),
      says: "is not text in UTF-8",
    },
    { name: "gzip", input: new Uint8Array([0x1f, 0x8b, 8]), says: "is packed with gzip" },
  ])("refuses $name", async ({ input, says }) => {
    const refused = await read(input).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotBodies);
    expect((refused as Error).message).toContain(says);
  });

  it("reads a list as JSON.parse does, however it is cut", async () => {
    const values = fc.array(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue()));
    const laidOut = fc.constantFrom(undefined, 2);
    await fc.assert(
      fc.asyncProperty(
        values,
        laidOut,
        fc.integer({ min: 1, max: 9 }),
        async (list, indent, size) => {
          const text = JSON.stringify(list, null, indent);
          expect(await read(text, size)).toEqual(JSON.parse(text));
        },
      ),
    );
  });
});
