import { expect, it } from "vitest";
import { delta, type Report, start, stop, streamed, usd } from "./reports.fixture.ts";

/* Streams: the last cumulative count wins, wherever it comes. */
const reports: readonly Report[] = [
  {
    report: "litellm#11789",
    ours: "a cache read in a stream has the read price: 10 × 3 + 100,000 × 0.3 + 20 × 15",
    got: () =>
      usd(
        streamed(
          [
            start({ input_tokens: 10, cache_read_input_tokens: 100_000, output_tokens: 1 }),
            delta({ output_tokens: 20 }),
            stop,
          ],
          "anthropic",
        ),
      ),
    want: "priced 0.03033",
  },
  {
    report: "bifrost#3451",
    ours: "a cache write told at both ends of a stream is one: 100,000 × 3.75 + 10 × 15",
    got: () =>
      usd(
        streamed(
          [
            start({ input_tokens: 0, cache_creation_input_tokens: 100_000, output_tokens: 1 }),
            delta({ input_tokens: 0, cache_creation_input_tokens: 100_000, output_tokens: 10 }),
            stop,
          ],
          "anthropic",
        ),
      ),
    want: "priced 0.37515",
  },
  {
    report: "envoyproxy/ai-gateway#2279",
    ours: "the last cumulative count wins: 100 × 3 + 30 × 15",
    got: () =>
      usd(
        streamed(
          [
            start({ input_tokens: 100, output_tokens: 1 }),
            delta({ output_tokens: 10 }),
            delta({ output_tokens: 20 }),
            delta({ output_tokens: 30 }),
            stop,
          ],
          "anthropic",
        ),
      ),
    want: "priced 0.00075",
  },
  {
    report: "openllmetry#627",
    ours: "a chat stream's counts are in its last chunk",
    got: () =>
      usd(
        streamed(
          [
            {
              object: "chat.completion.chunk",
              model: "gpt-5",
              choices: [{ delta: { content: "Hi" } }],
              usage: null,
            },
            {
              object: "chat.completion.chunk",
              model: "gpt-5",
              choices: [],
              usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
            },
          ],
          "openai",
        ),
      ),
    want: "priced 0.000225",
  },
  {
    report: "litellm#36523",
    ours: "a stream of the responses API has its counts in the last event: 100 × 1.25 + 10 × 10",
    got: () =>
      usd(
        streamed(
          [
            {
              type: "response.created",
              response: { object: "response", model: "gpt-5", usage: null },
            },
            { type: "response.output_text.delta", delta: "Hi" },
            {
              type: "response.completed",
              response: {
                object: "response",
                model: "gpt-5",
                usage: { input_tokens: 100, output_tokens: 10, total_tokens: 110 },
              },
            },
          ],
          "openai",
        ),
      ),
    want: "priced 0.000225",
  },
  {
    report: "bifrost#4484",
    ours: "an incomplete response is billed like a complete one",
    got: () =>
      usd(
        streamed(
          [
            { type: "response.created", response: { object: "response", model: "gpt-5" } },
            {
              type: "response.incomplete",
              response: {
                object: "response",
                model: "gpt-5",
                usage: { input_tokens: 100, output_tokens: 10, total_tokens: 110 },
              },
            },
          ],
          "openai",
        ),
      ),
    want: "priced 0.000225",
  },
  {
    report: "envoyproxy/ai-gateway#2563",
    ours: "a disconnect after the last frame loses nothing, although [DONE] never came",
    got: () =>
      usd(
        streamed(
          [
            {
              object: "chat.completion.chunk",
              model: "gpt-5",
              choices: [{ finish_reason: "stop" }],
              usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
            },
          ],
          "openai",
        ),
      ),
    want: "priced 0.000225",
  },
];

it.each(reports)("$report: $ours", ({ got, want }) => {
  expect(got()).toEqual(want);
});
