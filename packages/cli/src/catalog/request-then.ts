import {
  type Book,
  type Cost,
  type Instant,
  METERS,
  type Meter,
  type ModelPrices,
  type PriceLine,
  requestCost,
  type Usage,
} from "@outlay/pricing";

/** What one request cost at a time: as it was known on a day, and as it is known now. */
export interface RequestThen {
  readonly meters: Readonly<Partial<Record<Meter, number>>>;
  readonly variant?: Readonly<Record<string, string>>;
  /** Whether it is an example of ours, because none was asked for. */
  readonly example: boolean;
  readonly now: Cost;
  /** With `--known`: what was billed by what was known then. */
  readonly billed?: Cost;
}

/** Quantities of a made-up request, and the facts that its price hangs on. */
type Example = Pick<RequestThen, "meters" | "variant">;

/** Units of an example where a model is not paid by tokens read and written. */
const EXAMPLE_UNITS: Readonly<Record<string, number>> = {
  token: 1_000,
  second: 60,
  character: 1_000,
};

/**
 * A request of the model's kind to show what it costs: 2,000 tokens read and 400 written, or a few
 * units of what the model is paid by. Made up; it says nothing about how the model is used.
 */
function exampleRequest(lines: readonly PriceLine[], region?: string): Example | undefined {
  const plain = lines.filter(
    ({ when }) =>
      when.serviceTier === undefined && (when.region === undefined || when.region === region),
  );
  const has = (meter: Meter) => plain.some((line) => line.meter === meter);
  if (has("input_text") && has("output_text"))
    return { meters: { input_text: 2_000, output_text: 400 } };
  const [first] = plain;
  if (first === undefined) return undefined;
  const { variant } = first.when;
  return {
    meters: { [first.meter]: EXAMPLE_UNITS[METERS[first.meter].unit] ?? 1 },
    ...(variant === undefined ? {} : { variant }),
  };
}

/**
 * Prices a request at a time.
 *
 * @param asked undefined: an example of the model's kind
 */
export function requestThen(
  book: Book,
  { provider, model }: Pick<ModelPrices, "provider" | "model">,
  asked: Readonly<Partial<Record<Meter, number>>> | undefined,
  lines: readonly PriceLine[],
  {
    time,
    known,
    region,
  }: {
    readonly time: Instant;
    readonly known: Instant | undefined;
    readonly region?: string | undefined;
  },
): RequestThen | undefined {
  const request = asked === undefined ? exampleRequest(lines, region) : { meters: asked };
  if (request === undefined) return undefined;
  const usage: Usage = {
    ...request,
    inclusive: {},
    known: "exact",
    api: "manual",
    model,
    ...(region === undefined ? {} : { region }),
    notes: [],
  };
  const now = requestCost(usage, book, time, { provider });
  const billed =
    known === undefined ? undefined : requestCost(usage, book, time, { provider, knownAt: known });
  return {
    ...request,
    example: asked === undefined,
    now,
    ...(billed === undefined ? {} : { billed }),
  };
}
