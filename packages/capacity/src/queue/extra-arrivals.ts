import { exp, log } from "@outlay/numerics";
import { gammaTail } from "./gamma-tail.ts";

/**
 * Arrivals within a time after an arrival, beyond those that come to any stretch of that length: bursty
 * arrivals come in company. The times between arrivals are gamma distributed, so that the j-th one after is
 * a gamma too; the sum over j of the chance that it came, less rate × time.
 *
 * Grows from 0 to (burstiness − 1) ÷ 2; as many are to be expected before it.
 *
 * @param burstiness squared coefficient of variation of the time between arrivals
 * @returns a number of arrivals, negative for arrivals more even than Poisson
 * @example
 * extraArrivals(3, 1, 10) // => 0
 * extraArrivals(2, 4, 100).toFixed(2) // => "1.50"
 */
export function extraArrivals(requestsPerS: number, burstiness: number, timeS: number): number {
  if (burstiness === 1 || timeS <= 0) return 0;
  const expected = requestsPerS * timeS;
  const { span, logs, values } = tableOf(burstiness);
  const at = ((log(expected) - (logs[0] as number)) / span) * points;
  // Before the first point it grows from 0; behind the last it is all but final.
  if (at <= 0) return ((values[0] as number) * expected) / least;
  if (at >= points) return (burstiness - 1) / 2;
  const below = Math.floor(at);
  const low = values[below] as number;
  return low + ((values[below + 1] as number) - low) * (at - below);
}

/** The time in units of the mean gap, between which the table has `points` parts. */
const least = 1e-3;
const points = 48;
const mostExpected = (burstiness: number): number => 4 + 4 * burstiness;

interface Table {
  readonly span: number;
  readonly logs: readonly number[];
  readonly values: readonly number[];
}

/** Tables depend on the burstiness alone, and an estimate asks for three a hundred times over. */
const tables = new Map<number, Table>();
const mostTables = 64;

function tableOf(burstiness: number): Table {
  const before = tables.get(burstiness);
  if (before !== undefined) return before;
  const span = log(mostExpected(burstiness) / least);
  const logs = Array.from(
    { length: points + 1 },
    (_, index) => log(least) + (span * index) / points,
  );
  const table = { span, logs, values: logs.map((each) => summed(exp(each), burstiness)) };
  if (tables.size >= mostTables) tables.clear();
  tables.set(burstiness, table);
  return table;
}

/** The sum itself, for a mean gap of 1. */
function summed(expected: number, burstiness: number): number {
  const gaps = Math.max(1e-6, burstiness);
  let sum = 0;
  for (let after = 1; after < 400; after++) {
    const came = 1 - gammaTail(after, after * gaps)(expected);
    sum += came;
    if (came < 1e-4 && after > expected) break;
  }
  return sum - expected;
}
