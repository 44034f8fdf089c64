/**
 * Prices 9,868 readings of 821 published payloads (body → usage → cost) with ours and with
 * genai-prices, out of the same book, in alternating rounds of one process. Target: at least 5
 * times as many a second, with equal results.
 *
 * Run: `npx node bench/pricing.ts [--json] [--keep]`; the payloads lie beside the repository in
 * `../shared`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { at, openBook, type Rational, requestCost, toDecimal, toNumber } from "@outlay/pricing";
import { calcPrice, extractUsage, findProvider, updatePrices } from "@pydantic/genai-prices";

const ROUNDS = 9;
const WARM_UP = 3;
const TARGET = 5;
/** One model has an empty set of prices in the book: unpriced with us, zero with the peer. */
const EXPLAINED = 1;

const data = new URL("../../shared/data/", import.meta.url);
const bookText = readFileSync(new URL("prices/genai-prices/v2-data.json", data), "utf8");
const payloads = JSON.parse(readFileSync(new URL("usage-payloads/usages.json", data), "utf8"));
const when = "2026-07-29T12:00:00Z";

type Reading = { body: unknown; model: string | undefined; provider: string; api: string };
const readings: Reading[] = payloads.flatMap(
  (row: {
    body: unknown;
    model?: string;
    extracted: { extractors: { provider_id: string; api_flavor: string }[] }[];
  }) =>
    row.extracted.flatMap(({ extractors }) =>
      extractors.map(({ provider_id: provider, api_flavor: api }) => ({
        body: row.body,
        model: row.model,
        provider,
        api,
      })),
    ),
);

/** Readings that the book has a price for; the others measure how quickly a book says no. */
const priced: Reading[] = [];

const opened = openBook({
  kind: "genai-prices",
  id: "genai-prices",
  files: [{ name: "v2-data.json", text: bookText }],
});
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const book = opened.value;
const instant = at(when);

/** Ours: exact money, lines with their rules, status. */
function ours({ body, provider, api }: Reading): ReturnType<typeof requestCost> | undefined {
  const usage = book.readUsage?.(body, { provider, api });
  return usage?.ok ? requestCost(usage.value, book, instant, { provider }) : undefined;
}

updatePrices(({ setProviderData }) => setProviderData(JSON.parse(bookText)));
const timestamp = new Date(when);

/** Looked up once each, as a careful user of the peer would. */
const peers = new Map<string, NonNullable<ReturnType<typeof findProvider>>>();

/** The peer: floats. It throws where its rules allow no price. */
function theirs({ body, provider: providerId, api }: Reading): ReturnType<typeof calcPrice> {
  let provider = peers.get(providerId);
  if (provider === undefined) {
    provider = findProvider({ providerId });
    if (provider === undefined) return null;
    peers.set(providerId, provider);
  }
  const { usage, model } = extractUsage(provider, body, api);
  if (model === null) return null;
  try {
    return calcPrice(usage, model, { providerId, timestamp });
  } catch {
    return null;
  }
}

const differences = { priced: 0, equal: 0, unequal: [] as string[], inexactFloats: 0, example: "" };
for (const [index, reading] of readings.entries()) {
  const cost = ours(reading);
  const price = theirs(reading);
  const mine = cost !== undefined && cost.status !== "unpriced" ? cost : undefined;
  if (mine === undefined && price === null) continue;
  const name = `${index} ${reading.provider} ${reading.api} ${reading.model}`;
  if (mine === undefined || price === null) {
    differences.unequal.push(
      `${name}: ours ${cost?.status}, theirs ${price?.total_price ?? "none"}`,
    );
    continue;
  }
  differences.priced += 1;
  priced.push(reading);
  const near =
    isNear(mine.inputUsd, price.input_price) &&
    isNear(mine.outputUsd, price.output_price) &&
    isNear(mine.usd, price.total_price);
  if (near) differences.equal += 1;
  else differences.unequal.push(`${name}: ours ${toNumber(mine.usd)}, theirs ${price.total_price}`);
  const exact = toDecimal(mine.usd).text;
  if (near && exact !== toDecimalText(price.total_price)) {
    differences.inexactFloats += 1;
    differences.example ||= `${exact} exactly, ${price.total_price} theirs`;
  }
}

/** Equal but for what floats lose. */
function isNear(exact: Rational, float: number): boolean {
  return Math.abs(toNumber(exact) - float) <= 1e-12 * float;
}

/** A float's shortest text without exponent. */
function toDecimalText(value: number): string {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = digits.split(".");
  const places = fraction.length - Number(exponent);
  const text = (whole + fraction).replace(/^0+(?=\d)/, "").padStart(places + 1, "0");
  return places <= 0
    ? text + "0".repeat(-places)
    : `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/\.?0+$/, "");
}

function timed(price: (reading: Reading) => unknown, some: readonly Reading[]): number {
  const start = performance.now();
  for (const reading of some) price(reading);
  return (some.length / (performance.now() - start)) * 1000;
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

type Speed = { readings: number; oursPerSecond: number; theirsPerSecond: number; ratio: number };

/**
 * Medians of alternating rounds: whoever goes first changes, so that neither has the warmer
 * machine.
 */
function race(some: readonly Reading[]): Speed {
  const mine: number[] = [];
  const peer: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
    for (const price of order) {
      const speed = timed(price, some);
      if (round >= 0) (price === ours ? mine : peer).push(speed);
    }
  }
  return {
    readings: some.length,
    oursPerSecond: Math.round(median(mine)),
    theirsPerSecond: Math.round(median(peer)),
    ratio: Number((median(mine) / median(peer)).toFixed(1)),
  };
}

const all = race(readings);
const withPrice = race(priced);
const result = {
  bench: "pricing",
  rounds: ROUNDS,
  all,
  withPrice,
  target: TARGET,
  pricedByBoth: differences.priced,
  equal: differences.equal,
  unequal: differences.unequal,
  theirFloatsNotExact: differences.inexactFloats,
  example: differences.example,
  peer: "@pydantic/genai-prices 0.1.8",
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, Node ${process.version}`,
  date: new Date().toISOString().slice(0, 10),
};

if (process.argv.includes("--keep")) {
  const folder = new URL("results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("pricing.json", folder), `${JSON.stringify(result, null, 2)}\n`);
}
if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  const count = (value: number): string => value.toLocaleString("en-GB").padStart(11);
  const row = (name: string, speed: Speed): string =>
    [
      name.padEnd(22),
      count(speed.readings),
      count(speed.oursPerSecond),
      count(speed.theirsPerSecond),
      `${speed.ratio} ×`.padStart(9),
    ].join("");
  process.stdout.write(
    [
      `body → usage → cost, median of ${ROUNDS} alternating rounds; target ${TARGET} ×`,
      `                         readings     ours/s   theirs/s    ratio`,
      row("all readings", all),
      row("readings with a price", withPrice),
      `equal results   ${result.equal} of ${result.pricedByBoth} priced by both`,
      ...result.unequal.map((line) => `  ${line}`),
      `floats of theirs that are not the exact decimal: ${result.theirFloatsNotExact}` +
        (result.example === "" ? "" : `, as ${result.example}`),
      `${result.machine}, ${result.date}`,
      "",
    ].join("\n"),
  );
}
if (Math.min(all.ratio, withPrice.ratio) < TARGET || result.unequal.length > EXPLAINED)
  process.exitCode = 1;
