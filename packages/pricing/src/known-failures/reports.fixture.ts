import { acmeBook, factor, line } from "../acme-book.fixture.ts";
import type { Book } from "../book.ts";
import type { Cost } from "../cost.ts";
import { toDecimal } from "../decimal.ts";
import { at, type Instant } from "../instant.ts";
import type { Meter } from "../meter.ts";
import type { PriceLine } from "../price-line.ts";
import { readUsage } from "../read-usage.ts";
import { requestCost } from "../request-cost.ts";
import { streamEvents } from "../stream/event-parser.ts";
import { readStream } from "../stream/usage-stream.ts";

/** A cost error that users reported of another tool, what ours does, and its figure. */
export interface Report {
  readonly report: string;
  readonly ours: string;
  readonly got: () => unknown;
  readonly want: unknown;
}

/** Time of every request that does not say another. */
export const time: Instant = at("2026-07-01", 12);

const prices = (
  provider: string,
  model: string,
  rates: Partial<Record<Meter, string>>,
  more: Partial<PriceLine> = {},
) =>
  Object.entries(rates).map(([meter, usd]) =>
    line(meter as Meter, usd, { provider, model, ...more }),
  );

const claude = {
  input_text: "3",
  cache_read_text: "0.3",
  cache_write: "3.75",
  cache_write_5m: "3.75",
  cache_write_1h: "6",
  output_text: "15",
} as const;
/** Prices of the models in the reports, as they stood: USD for a million tokens. */
export const book: Book = acmeBook(
  [
    ...prices("anthropic", "claude-3-7-sonnet-20250219", claude),
    ...prices("bedrock", "claude-3-7-sonnet-20250219", claude),
    ...prices("vertex", "claude-3-7-sonnet-20250219", claude),
    ...prices("anthropic", "claude-opus", { input_text: "5", output_text: "25" }),
    ...prices(
      "google",
      "gemini-pro",
      { input_text: "1.25", cache_read_text: "0.125", output_text: "10" },
      { when: { contextUpTo: 200_000 } },
    ),
    ...prices(
      "google",
      "gemini-pro",
      { input_text: "2.5", cache_read_text: "0.25", output_text: "15" },
      { when: { contextAbove: 200_000 } },
    ),
    ...prices("google", "gemini-image", {
      input_text: "0.3",
      output_text: "2.5",
      output_image: "30",
    }),
    ...prices("openai", "gpt-5", {
      input_text: "1.25",
      cache_read_text: "0.125",
      output_text: "10",
    }),
    ...prices(
      "openai",
      "gpt-5",
      { input_text: "0.625", cache_read_text: "0.0625", output_text: "5" },
      { when: { serviceTier: "flex" } },
    ),
    ...prices(
      "openai",
      "gpt-5",
      { input_text: "2.5", cache_read_text: "0.25", output_text: "20" },
      { when: { serviceTier: "priority" } },
    ),
    ...prices("openai", "text-embedding-3-small", { input_text: "0.02" }),
  ],
  {
    factors: [
      factor("0.5", { serviceTier: "batch" }, { provider: "anthropic" }),
      factor("0.5", { serviceTier: "batch" }, { provider: "openai", id: "openai-batch" }),
    ],
  },
);

/** The cost of a body by the reports' prices or another book's. */
export function cost(
  body: unknown,
  provider: string,
  options: { book?: Book; knownAt?: string; at?: string } = {},
): Cost {
  const read = readUsage(body, { provider });
  if (!read.ok) throw new Error(read.error.code);
  const { knownAt } = options;
  return requestCost(read.value, options.book ?? book, options.at ? at(options.at) : time, {
    provider,
    ...(knownAt === undefined ? {} : { knownAt: at(knownAt) }),
  });
}

/** The cost of the one response in a stream of events. */
export function streamed(events: readonly unknown[], provider: string): Cost {
  const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
  const read = readStream(streamEvents(text), { provider });
  const [usage] = read.ok ? read.value : [];
  if (usage === undefined) throw new Error("no usage");
  return requestCost(usage, book, time, { provider });
}

/** Status and exact amount. */
export const usd = (one: Cost): string => `${one.status} ${toDecimal(one.usd).text}`;
/** The frame of an answer by Anthropic. */
export const sonnet = { type: "message", model: "claude-3-7-sonnet-20250219" };
/** First event of Anthropic's stream. */
export const start = (usage: object): object => ({
  type: "message_start",
  message: { ...sonnet, id: "msg_1", usage },
});
/** Event of Anthropic's stream that tells cumulative counts. */
export const delta = (usage: object): object => ({
  type: "message_delta",
  delta: { stop_reason: "end_turn" },
  usage,
});
/** Last event of Anthropic's stream. */
export const stop = { type: "message_stop" };
/** An answer by OpenAI. */
export const chat = (usage: object, more: object = {}): object => ({
  object: "chat.completion",
  model: "gpt-5",
  usage,
  ...more,
});
