import { describe, expect, it } from "vitest";
import { acmeBook, line } from "./acme-book.fixture.ts";
import { toDecimal } from "./decimal.ts";
import { at } from "./instant.ts";
import { requestCost } from "./request-cost.ts";
import type { Meters } from "./usage.ts";

/*
 * The worked examples of a published article (ids A.worked.*), with its own prices in USD for a million
 * tokens. A month of queries is priced as one usage: 200,000 × 2,000 tokens in, 200,000 × 400 out.
 */
const model = (name: string, input: string, output: string) => [
  line("input_text", input, { model: name }),
  line("output_text", output, { model: name }),
];
const article = acmeBook(
  [
    ...model("claude-sonnet-4-6", "3", "15"),
    ...model("claude-haiku-4-5", "0.8", "4"),
    ...model("gemini-2.5-flash", "0.075", "0.3"),
    line("training_tokens", "25", { model: "gpt-4o" }),
  ],
  { id: "article-2026" },
);

const month = { input_text: 200_000 * 2_000, output_text: 200_000 * 400 };

describe("worked figures of the article", () => {
  it.each<{
    id: string;
    model: string;
    meters: Meters;
    input: string;
    output: string;
    total: string;
  }>([
    {
      id: "A.worked.support-sonnet",
      model: "claude-sonnet-4-6",
      meters: month,
      input: "1200",
      output: "1200",
      total: "2400",
    },
    {
      id: "A.worked.support-haiku",
      model: "claude-haiku-4-5",
      meters: month,
      input: "320",
      output: "320",
      total: "640",
    },
    {
      id: "A.worked.support-flash",
      model: "gemini-2.5-flash",
      meters: month,
      input: "30",
      output: "24",
      total: "54",
    },
    {
      id: "A.worked.fine-tune-gpt-4o",
      model: "gpt-4o",
      meters: { training_tokens: 50_000 * 1_000 },
      input: "0",
      output: "0",
      total: "1250",
    },
  ])("$id is $total USD", ({ model: name, meters, input, output, total }) => {
    const usage = {
      meters,
      inclusive: {},
      known: "exact",
      api: "openai-chat",
      model: name,
      notes: [],
    } as const;
    const cost = requestCost(usage, article, at("2026-06-01", 12));
    expect(cost.status).toBe("priced");
    expect([cost.inputUsd, cost.outputUsd, cost.usd].map((usd) => toDecimal(usd).text)).toEqual([
      input,
      output,
      total,
    ]);
  });
});
