import { expect, it } from "vitest";
import { readStreamRow, type StreamRow, sse, wantedOf } from "./stream-rows.fixture.ts";

const rows: readonly StreamRow[] = [
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
    name: "Gemini: two responses, one behind the other",
    text: sse([
      {
        candidates: [{ finishReason: "STOP" }],
        responseId: "a",
        modelVersion: "m",
        usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 5, totalTokenCount: 14 },
      },
      { candidates: [{}], responseId: "b", modelVersion: "m" },
      {
        candidates: [{ finishReason: "STOP" }],
        responseId: "b",
        usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 2, totalTokenCount: 5 },
      },
    ]),
    provider: "google",
    usages: [
      { meters: { input_text: 9, output_text: 5 } },
      { meters: { input_text: 3, output_text: 2 } },
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
];

it.each(rows)("$name", (row) => {
  expect(readStreamRow(row)).toEqual(wantedOf(row));
});
