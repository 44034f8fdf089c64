import { expect, it } from "vitest";
import { readStreamRow, type StreamRow, sse, wantedOf } from "./stream-rows.fixture.ts";

const rows: readonly StreamRow[] = [
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
];

it.each(rows)("$name", (row) => {
  expect(readStreamRow(row)).toEqual(wantedOf(row));
});
