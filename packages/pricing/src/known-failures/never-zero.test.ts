import { expect, it } from "vitest";
import { picoUsd, picoUsdText } from "../pico-usd.ts";
import { chat, cost, type Report, sonnet } from "./reports.fixture.ts";

/* Zero for what is unknown or small. */
const reports: readonly Report[] = [
  {
    report: "litellm#35691",
    ours: "a custom or dated name that nobody reviewed is unpriced, never 0",
    got: () =>
      cost(
        {
          ...sonnet,
          model: "claude-3-7-sonnet-20991231",
          usage: { input_tokens: 9, output_tokens: 9 },
        },
        "anthropic",
      ).status,
    want: "unpriced",
  },
  {
    report: "catalogue errors",
    ours: "a sibling's price is not taken by its prefix",
    got: () =>
      cost(chat({ prompt_tokens: 1, completion_tokens: 1 }, { model: "gpt-5-nano" }), "openai")
        .status,
    want: "unpriced",
  },
  {
    report: "20-token embeddings",
    ours: "1e8 requests of 20 tokens at 0.02 are 40 USD, not 0",
    got: () => {
      const one = cost(
        {
          object: "list",
          data: [{ embedding: [] }],
          model: "text-embedding-3-small",
          usage: { prompt_tokens: 20, total_tokens: 20 },
        },
        "openai",
      ).totalPico;
      return picoUsdText(picoUsd(one * 100_000_000n));
    },
    want: "40",
  },
];

it.each(reports)("$report: $ours", ({ got, want }) => {
  expect(got()).toEqual(want);
});
