import { expect, it } from "vitest";
import { readStreamRow, type StreamRow, sse, wantedOf } from "./stream-rows.fixture.ts";

const done = "data: [DONE]\n\n";
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

const rows: readonly StreamRow[] = [
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
    name: "chat: cut off between cumulative counts",
    text: sse([chunk(counts(100, 1)), chunk(counts(100, 2))]),
    usages: [
      { meters: { input_text: 100, output_text: 2 }, known: "estimated", notes: ["stream_cut"] },
    ],
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
    name: "chat: two answers after one another, told apart by their ids alone",
    text: sse([
      chunk({ id: "" }),
      chunk({ id: "a", ...finish }),
      chunk({ id: "a", choices: [], ...counts(1, 1) }),
      chunk({ id: "b", ...finish }),
      chunk({ id: "other", choices: [], ...counts(2, 2) }),
    ]),
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

it.each(rows)("$name", (row) => {
  expect(readStreamRow(row)).toEqual(wantedOf(row));
});
