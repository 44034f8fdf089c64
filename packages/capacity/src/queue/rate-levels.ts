import type { TimedRequest } from "./timed-request.ts";

/** A rate of arrivals, and the share of all requests that come while it lasts. */
export interface RateLevel {
  readonly weight: number;
  readonly requestsPerS: number;
}

/** Where requests are cut by the rate at which they came: finer where it is high. */
const cuts = [0.2, 0.4, 0.6, 0.75, 0.85, 0.92, 0.96, 0.98, 0.99, 0.995, 1];

/**
 * The rates at which the requests of a trace came, each the mean of some windows of alike rate, by the share
 * of requests in them. Half of the requests may come in a tenth of the time: it is they who wait.
 *
 * @param requests in order of arrival
 * @param windowS seconds over which a rate is taken
 * @returns rates rising, weights that sum to 1
 * @example
 * const burst = [0, 1, 2, 10].map((arrivalS) => ({ arrivalS }));
 * rateLevels(burst, 5) // => [{ weight: 0.25, requestsPerS: 0.2 }, { weight: 0.75, requestsPerS: 0.6 }]
 */
export function rateLevels(
  requests: readonly Pick<TimedRequest, "arrivalS">[],
  windowS: number,
): RateLevel[] {
  const byWindow = new Map<number, number>();
  for (const { arrivalS } of requests) {
    const window = Math.floor(arrivalS / windowS);
    byWindow.set(window, (byWindow.get(window) ?? 0) + 1);
  }
  const counts = [...byWindow.values()].sort((a, b) => a - b);
  const levels: RateLevel[] = [];
  let seen = 0;
  let sum = 0;
  let squares = 0;
  let cut = 0;
  for (const [index, count] of counts.entries()) {
    seen += count;
    sum += count;
    squares += count * count;
    const isLast = index === counts.length - 1;
    if (!isLast && seen < (cuts[cut] as number) * requests.length) continue;
    // The mean rate that a request of these windows sees.
    levels.push({ weight: sum / requests.length, requestsPerS: squares / sum / windowS });
    sum = 0;
    squares = 0;
    while (cut < cuts.length - 1 && seen >= (cuts[cut] as number) * requests.length) cut++;
  }
  return levels;
}
