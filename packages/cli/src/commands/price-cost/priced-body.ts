import {
  type Book,
  type Cost,
  type Instant,
  type Meter,
  type Note,
  readerDifferences,
  readUsage,
  requestCost,
  type ServiceTier,
  type Usage,
  type UsageError,
} from "@outlay/pricing";
import { withPriceNotes } from "../../books/price-notes.ts";
import { ownTime } from "./own-time.ts";
import type { Place } from "./recorded-body.ts";
import { usageOfStream } from "./stream-event.ts";
import { type Unwrapped, unwrap } from "./unwrap.ts";

/** What the bodies are priced with. */
export interface Pricing {
  readonly book: Book;
  readonly provider: string;
  readonly api?: string | undefined;
  readonly model?: string | undefined;
  /** Time of the requests; with `ownTimes` only of those that tell none. */
  readonly at: Instant;
  /** Each request at the time that it tells of itself. */
  readonly ownTimes?: boolean;
  readonly knownAt?: Instant | undefined;
  readonly serviceTier?: ServiceTier | undefined;
  readonly region?: string | undefined;
  /** Adds what a reader must know of the region asked for. */
  readonly noted?: (cost: Cost) => Cost;
}

/** One body's answer. */
export type PricedBody =
  | {
      readonly kind: "priced";
      readonly model?: string | undefined;
      /** Inclusive counts, over every model call behind the answer. */
      readonly usage: Readonly<Record<string, number>>;
      /** Disjoint counts, over every model call behind the answer. */
      readonly meters: Readonly<Partial<Record<Meter, number>>>;
      readonly cost: Cost;
      /** With `knownAt`: the same at the prices known now. */
      readonly nowKnown?: Cost;
      /** Time of the request, and whether it told it itself. */
      readonly at: Instant;
      readonly dated: boolean;
    }
  | {
      readonly kind: "unreadable";
      readonly error: UsageError | { readonly code: "unreadable"; readonly reason: string };
      readonly place?: Place;
    };

/**
 * Prices one body in whatever envelope it is. What a foreign book's reader takes for the body may
 * look like an envelope to us (`response.usage` of a realtime event), so it is asked first.
 */
export function priceBody(value: unknown, pricing: Pricing, place: Place): PricedBody {
  const unwrapped = unwrap(value);
  const { body } = unwrapped;
  const whole = value === body || pricing.book.readUsage === undefined;
  const outer = whole ? undefined : readWith(pricing, { body: value });
  const read = outer?.ok ? outer : readWith(pricing, unwrapped);
  return read.ok
    ? priced(read.value, unwrapped, pricing, value)
    : { kind: "unreadable", error: read.error, place };
}

/** Prices every response of a recorded stream. */
export async function priceStream(
  text: AsyncIterable<string>,
  pricing: Pricing,
): Promise<readonly PricedBody[]> {
  const { book, api, provider } = pricing;
  const stream = await usageOfStream(text);
  const outcomes =
    book.readUsage === undefined
      ? stream.outcomes({ provider })
      : stream.outcomes({ provider, api }, (body) => readWith(pricing, { body }));
  return outcomes.map((read) =>
    read.ok ? priced(read.value, {}, pricing) : { kind: "unreadable", error: read.error },
  );
}

function readWith(
  { book, provider, api }: Pricing,
  { body, headers }: Unwrapped,
): ReturnType<typeof readUsage> {
  const source = { provider, api, headers };
  if (book.readUsage === undefined) return readUsage(body, source);
  const read = book.readUsage(body, source);
  if (!read.ok) return read;
  const notes = [...read.value.notes, ...readerDifferences(read.value, body, source)];
  return { ok: true, value: { ...read.value, notes } };
}

function priced(
  read: Usage,
  outer: Partial<Unwrapped>,
  pricing: Pricing,
  logged?: unknown,
): PricedBody {
  const { book, provider, knownAt } = pricing;
  const own = pricing.ownTimes ? ownTime(logged) : undefined;
  const at = own ?? pricing.at;
  const { serviceTier, region = read.region, model = read.model ?? outer.model } = pricing;
  const usage = withFacts(read, {
    // The answer inside a batch's result may still call itself standard.
    serviceTier: serviceTier ?? notStandard(read) ?? outer.serviceTier ?? read.serviceTier,
    region,
  });
  const options = { provider, model, knownAt };
  const plain = withPriceNotes(requestCost(usage, book, at, options), usage, book, at, options);
  const cost = pricing.noted?.(plain) ?? plain;
  const nowKnown =
    knownAt === undefined ? undefined : requestCost(usage, book, at, { provider, model });
  const calls = [usage, ...(usage.others ?? [])];
  return {
    kind: "priced",
    model,
    usage: sumOf(calls.map((call) => call.inclusive)),
    meters: sumOf(calls.map((call) => call.meters)),
    cost,
    ...(nowKnown === undefined ? {} : { nowKnown }),
    at,
    dated: own !== undefined,
  };
}

const notStandard = ({ serviceTier }: Usage): ServiceTier | undefined =>
  serviceTier === "standard" ? undefined : serviceTier;

/** The usage, and every further call in it, with facts that the response does not tell. */
function withFacts(
  usage: Usage,
  facts: { readonly serviceTier: ServiceTier | undefined; readonly region: string | undefined },
): Usage {
  const { serviceTier, region } = facts;
  return {
    ...usage,
    ...(serviceTier === undefined ? {} : { serviceTier }),
    ...(region === undefined ? {} : { region }),
    ...(usage.others === undefined
      ? {}
      : { others: usage.others.map((other) => withFacts(other, facts)) }),
  };
}

function sumOf(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const [only = {}, ...more] = counts;
  if (more.length === 0) return only;
  const sum: Record<string, number> = {};
  for (const one of counts) {
    for (const [name, count] of Object.entries(one)) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}

/** Notes that a reader of a table should see; which protocol was recognised is no news. */
export const worthSaying = ({ code }: Note): boolean => code !== "api_detected";
