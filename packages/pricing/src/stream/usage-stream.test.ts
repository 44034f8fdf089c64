import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { streamEvents } from "./event-parser.ts";
import { sse } from "./stream-rows.fixture.ts";
import { readStream } from "./usage-stream.ts";

describe("readStream", () => {
  it.each([
    {
      name: "an error and nothing else",
      text: sse([{ type: "error", error: { message: "Overloaded" } }]),
      code: "provider_error",
    },
    {
      name: "a chat error",
      text: sse([{ error: { message: "Bad key" } }]),
      code: "provider_error",
    },
    { name: "no events", text: "", code: "not_recognised" },
    { name: "other JSON", text: '{"a":1}\n{"b":2}', code: "not_recognised" },
  ])("$name: $code", ({ text, code }) => {
    const read = readStream(streamEvents(text), { provider: "openai" });
    expect(read.ok ? "ok" : read.error.code).toBe(code);
  });

  it("any text: an answer or a reason, never an exception", () => {
    const events = fc.array(
      fc.oneof(
        fc.jsonValue(),
        fc.constantFrom<unknown>(
          { type: "message_start", message: {} },
          { type: "message_delta", usage: {} },
          { type: "message_stop" },
          { object: "chat.completion.chunk", choices: [{}] },
          { type: "response.completed", response: {} },
          { usageMetadata: {} },
          { metadata: { usage: {} } },
        ),
      ),
    );
    fc.assert(
      fc.property(events, fc.string(), (list, junk) => {
        expect(typeof readStream(streamEvents(sse(list, junk)), { provider: "openai" }).ok).toBe(
          "boolean",
        );
      }),
    );
  });
});
