import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NoteCode } from "../note.ts";
import type { Meters } from "../usage.ts";
import { EventParser, streamEvents } from "./event-parser.ts";
import { readStream } from "./usage-stream.ts";

const sse = (events: readonly unknown[], end = "") =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("") + end;
const done = "data: [DONE]\n\n";
const start = (usage: object, id = "msg_1") => ({
  type: "message_start",
  message: { id, type: "message", model: "m", usage },
});
const delta = (usage: object) => ({
  type: "message_delta",
  delta: { stop_reason: "end_turn" },
  usage,
});
const stop = { type: "message_stop" };
const chunk = (more: object) => ({
  object: "chat.completion.chunk",
  model: "m",
  choices: [{ delta: {} }],
  ...more,
});
const finish = { choices: [{ delta: {}, finish_reason: "stop" }] };
const counts = (prompt_tokens: number, completion_tokens: number) => ({
  usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
});

interface Row {
  readonly name: string;
  readonly text: string;
  readonly provider?: string;
  readonly usages: readonly { meters: Meters; known?: string; notes?: readonly NoteCode[] }[];
}

const rows: readonly Row[] = [
  {
    name: "chat: counts in the last chunk",
    text: sse(
      [chunk({ usage: null }), chunk(finish), chunk({ choices: [], ...counts(100, 10) })],
      done,
    ),
    usages: [{ meters: { input_text: 100, output_text: 10 } }],
  },
  {
    name: "chat: cumulative counts in each chunk",
    text: sse(
      [chunk(counts(100, 1)), chunk(counts(100, 2)), chunk({ ...finish, ...counts(100, 3) })],
      done,
    ),
    usages: [{ meters: { input_text: 100, output_text: 3 } }],
  },
  {
    name: "chat: usage not asked for",
    text: sse([chunk({}), chunk(finish)], done),
    usages: [{ meters: {}, known: "none", notes: ["no_usage"] }],
  },
  {
    name: "chat: cut off",
    text: sse([chunk({}), chunk({})]),
    usages: [{ meters: {}, known: "none", notes: ["stream_cut"] }],
  },
  {
    name: "chat: Groq's place",
    text: sse([chunk({ ...finish, x_groq: counts(45, 7) })], done),
    provider: "groq",
    usages: [{ meters: { input_text: 45, output_text: 7 } }],
  },
  {
    name: "chat: two answers after one another",
    text: sse([chunk(counts(1, 1))], done) + sse([chunk(counts(2, 2))], done),
    usages: [
      { meters: { input_text: 1, output_text: 1 } },
      { meters: { input_text: 2, output_text: 2 } },
    ],
  },
  {
    name: "responses: completed",
    text: sse([
      { type: "response.created", response: { object: "response", model: "m", usage: null } },
      { type: "response.output_text.delta" },
      {
        type: "response.completed",
        response: {
          object: "response",
          model: "m",
          output: [{ type: "file_search_call" }],
          usage: { input_tokens: 9, output_tokens: 2, total_tokens: 11 },
        },
      },
    ]),
    usages: [{ meters: { input_text: 9, output_text: 2, file_searches: 1 } }],
  },
  {
    name: "responses: incomplete",
    text: sse([
      {
        type: "response.incomplete",
        response: {
          object: "response",
          model: "m",
          usage: { input_tokens: 9, output_tokens: 2, total_tokens: 11 },
        },
      },
    ]),
    usages: [{ meters: { input_text: 9, output_text: 2 } }],
  },
  {
    name: "responses: cut off",
    text: sse([
      { type: "response.created", response: { object: "response", model: "m" } },
      { type: "response.output_text.delta" },
    ]),
    usages: [{ meters: {}, known: "none", notes: ["stream_cut"] }],
  },
  {
    name: "messages: the delta's counts replace the start's, the rest stays",
    text: sse([
      start({
        input_tokens: 43,
        cache_creation_input_tokens: 8,
        cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 8 },
        output_tokens: 1,
        service_tier: "standard",
      }),
      { type: "ping" },
      delta({ input_tokens: 61, output_tokens: 5, cache_creation_input_tokens: null }),
      stop,
    ]),
    provider: "anthropic",
    usages: [{ meters: { input_text: 61, cache_write_1h: 8, output_text: 5 } }],
  },
  {
    name: "messages: several deltas are cumulative",
    text: sse([
      start({ input_tokens: 10, output_tokens: 1 }),
      delta({ output_tokens: 20 }),
      delta({ output_tokens: 30 }),
      stop,
    ]),
    provider: "anthropic",
    usages: [{ meters: { input_text: 10, output_text: 30 } }],
  },
  {
    name: "messages: a start told twice",
    text: sse([
      start({ input_tokens: 17, output_tokens: 1 }),
      start({ input_tokens: 17, output_tokens: 1 }),
      delta({ output_tokens: 227 }),
      stop,
    ]),
    provider: "anthropic",
    usages: [{ meters: { input_text: 17, output_text: 227 } }],
  },
  {
    name: "messages: cut off after the start is a lower bound",
    text: sse([start({ input_tokens: 10, output_tokens: 1 }), { type: "content_block_delta" }]),
    provider: "anthropic",
    usages: [
      { meters: { input_text: 10, output_text: 1 }, known: "estimated", notes: ["stream_cut"] },
    ],
  },
  {
    name: "messages: one broken off and tried again",
    text: sse([
      start({ input_tokens: 17, output_tokens: 1 }, "a"),
      start({ input_tokens: 17, output_tokens: 1 }, "b"),
      delta({ output_tokens: 65 }),
      stop,
    ]),
    provider: "anthropic",
    usages: [
      { meters: { input_text: 17, output_text: 1 }, known: "estimated", notes: ["stream_cut"] },
      { meters: { input_text: 17, output_text: 65 } },
    ],
  },
  {
    name: "messages: code ran",
    text: sse([
      start({ input_tokens: 1, output_tokens: 1 }),
      { type: "content_block_start", content_block: { type: "code_execution_tool_result" } },
      delta({ output_tokens: 2 }),
      stop,
    ]),
    provider: "anthropic",
    usages: [{ meters: { input_text: 1, output_text: 2 }, notes: ["not_in_usage"] }],
  },
  {
    name: "messages on Bedrock: the finer counts are Anthropic's",
    text: sse([
      start({
        input_tokens: 10,
        cache_creation_input_tokens: 5,
        cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 5 },
        output_tokens: 1,
      }),
      delta({ output_tokens: 3 }),
      {
        ...stop,
        "amazon-bedrock-invocationMetrics": {
          inputTokenCount: 10,
          outputTokenCount: 3,
          cacheWriteInputTokenCount: 5,
          cacheReadInputTokenCount: 0,
        },
      },
    ]),
    provider: "bedrock",
    usages: [{ meters: { input_text: 10, cache_write_1h: 5, output_text: 3 } }],
  },
  {
    name: "Gemini: cumulative",
    text: sse([
      {
        candidates: [{}],
        modelVersion: "m",
        usageMetadata: {
          promptTokenCount: 9,
          candidatesTokenCount: 5,
          thoughtsTokenCount: 185,
          totalTokenCount: 199,
        },
      },
      {
        candidates: [{ finishReason: "STOP" }],
        usageMetadata: {
          promptTokenCount: 9,
          candidatesTokenCount: 23,
          thoughtsTokenCount: 185,
          totalTokenCount: 217,
        },
      },
    ]),
    provider: "google",
    usages: [{ meters: { input_text: 9, output_text: 23, output_reasoning: 185 } }],
  },
  {
    name: "Gemini: cut off",
    text: sse([
      {
        candidates: [{}],
        usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 5, totalTokenCount: 14 },
      },
    ]),
    provider: "google",
    usages: [
      { meters: { input_text: 9, output_text: 5 }, known: "estimated", notes: ["stream_cut"] },
    ],
  },
  {
    name: "Gemini interactions",
    text: sse([
      { event_type: "interaction.start", interaction: { object: "interaction", model: "m" } },
      { event_type: "step.stop" },
      {
        event_type: "interaction.completed",
        interaction: {
          object: "interaction",
          model: "m",
          usage: { total_tokens: 9, total_input_tokens: 7, total_output_tokens: 2 },
        },
      },
    ]),
    provider: "google",
    usages: [{ meters: { input_text: 7, output_text: 2 } }],
  },
  {
    name: "Bedrock: JSON lines, counts after the message has stopped",
    text: [
      { messageStart: {} },
      { contentBlockDelta: {} },
      { messageStop: {} },
      { metadata: { usage: { inputTokens: 22, outputTokens: 55, totalTokens: 77 } } },
    ]
      .map((event) => JSON.stringify(event))
      .join("\n"),
    provider: "bedrock",
    usages: [{ meters: { input_text: 22, output_text: 55 } }],
  },
  {
    name: "Bedrock: no metadata",
    text: '{"messageStart":{}}\n{"messageStop":{}}',
    provider: "bedrock",
    usages: [{ meters: {}, known: "none", notes: ["stream_cut"] }],
  },
  {
    name: "Bedrock invoke: metrics in the last chunk",
    text: '{"generation":"a"}\n{"generation":"b","amazon-bedrock-invocationMetrics":{"inputTokenCount":5,"outputTokenCount":2}}',
    provider: "bedrock",
    usages: [{ meters: { input_text: 5, output_text: 2 } }],
  },
  {
    name: "Cohere",
    text: sse([
      { type: "message-start" },
      { type: "content-delta" },
      {
        type: "message-end",
        delta: {
          usage: {
            billed_units: { input_tokens: 12, output_tokens: 7 },
            tokens: { input_tokens: 507, output_tokens: 10 },
          },
        },
      },
    ]),
    provider: "cohere",
    usages: [{ meters: { input_text: 12, output_text: 7 } }],
  },
  {
    name: "speech",
    text: sse([
      { type: "speech.audio.delta" },
      {
        type: "speech.audio.done",
        usage: { input_tokens: 14, output_tokens: 101, total_tokens: 115 },
      },
    ]),
    usages: [{ meters: { input_text: 14, output_audio: 101 } }],
  },
  {
    name: "transcription",
    text: sse([
      { type: "transcript.text.delta" },
      {
        type: "transcript.text.done",
        text: "Hi",
        usage: {
          input_tokens: 14,
          input_token_details: { audio_tokens: 14 },
          output_tokens: 3,
          total_tokens: 17,
        },
      },
    ]),
    usages: [{ meters: { input_audio: 14, output_text: 3 } }],
  },
  {
    name: "a picture, drawn in steps",
    text: sse([
      {
        type: "image_generation.completed",
        usage: {
          input_tokens: 50,
          input_tokens_details: { text_tokens: 50, image_tokens: 0 },
          output_tokens: 100,
          total_tokens: 150,
        },
      },
    ]),
    usages: [{ meters: { input_text: 50, output_image: 100 } }],
  },
];

describe("readStream", () => {
  it.each(rows)("$name", ({ text, provider = "openai", usages }) => {
    const read = readStream(streamEvents(text), { provider });
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const got = read.value.map(({ meters, known, notes }) => ({
      meters,
      known,
      notes: notes.map(({ code }) => code).filter((code) => code !== "api_detected"),
    }));
    expect(got).toEqual(
      usages.map(({ meters, known = "exact", notes = [] }) => ({ meters, known, notes })),
    );
  });

  it.each(rows)(
    "$name: cut into pieces anywhere, it reads the same",
    ({ text, provider = "openai" }) => {
      const whole = readStream(streamEvents(text), { provider });
      fc.assert(
        fc.property(fc.array(fc.nat(text.length), { maxLength: 6 }), (cuts) => {
          const parser = new EventParser();
          const places = [0, ...cuts.sort((a, b) => a - b), text.length];
          const events = places
            .slice(1)
            .flatMap((end, index) => parser.push(text.slice(places[index], end)));
          expect(readStream([...events, ...parser.end()], { provider })).toEqual(whole);
        }),
        { numRuns: 20 },
      );
    },
  );

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
          start({}),
          delta({}),
          stop,
          chunk({}),
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
});
