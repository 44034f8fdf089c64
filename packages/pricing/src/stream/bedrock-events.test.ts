import { expect, it } from "vitest";
import { readStreamRow, type StreamRow, wantedOf } from "./stream-rows.fixture.ts";

const rows: readonly StreamRow[] = [
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
    name: "Bedrock: no metadata, then another response",
    text: '{"messageStart":{}}\n{"messageStop":{}}\n{"messageStart":{}}\n{"messageStop":{}}\n{"metadata":{"usage":{"inputTokens":22,"outputTokens":55,"totalTokens":77}}}',
    provider: "bedrock",
    usages: [
      { meters: {}, known: "none", notes: ["stream_cut"] },
      { meters: { input_text: 22, output_text: 55 } },
    ],
  },
  {
    name: "Bedrock invoke: metrics in the last chunk",
    text: '{"generation":"a"}\n{"generation":"b","amazon-bedrock-invocationMetrics":{"inputTokenCount":5,"outputTokenCount":2}}',
    provider: "bedrock",
    usages: [{ meters: { input_text: 5, output_text: 2 } }],
  },
];

it.each(rows)("$name", (row) => {
  expect(readStreamRow(row)).toEqual(wantedOf(row));
});
