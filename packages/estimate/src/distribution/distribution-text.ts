import { shortNumber } from "../graph/short-number.ts";
import type { Distribution } from "./distribution.ts";

/**
 * A distribution in words, without its unit.
 *
 * @example
 * distributionText({ kind: "lognormal", low: 1500, high: 2600, mass: 0.9 }) // => "1,500 to 2,600 (90 %, lognormal)"
 * distributionText({ kind: "event", probability: 0.2, impact: { kind: "point", value: 100 } }) // => "20 % chance of 100, else 0"
 */
export function distributionText(d: Distribution): string {
  const n = shortNumber;
  switch (d.kind) {
    case "point":
      return n(d.value);
    case "uniform":
      return `${n(d.low)} to ${n(d.high)} (all equally likely)`;
    case "triangular":
    case "pert":
      return `${n(d.low)} to ${n(d.high)}, likely ${n(d.likely)} (${d.kind})`;
    case "normal":
      return `${n(d.mean)} ± ${n(d.sd)} (normal, one standard deviation)`;
    case "lognormal":
      return `${n(d.low)} to ${n(d.high)} (${n(d.mass * 100)} %, lognormal)`;
    case "share":
      return `${n(d.low)} to ${n(d.high)} (${n(d.mass * 100)} %, a share)`;
    case "beta":
      return `beta of ${n(d.alpha)} and ${n(d.beta)}`;
    case "event":
      return `${n(d.probability * 100)} % chance of ${distributionText(d.impact)}, else 0`;
    case "overrun":
      return `P10 ${n(d.p10)}, P50 ${n(d.p50)}, P90 ${n(d.p90)}, at most ${n(d.ceiling)} (overrun)`;
  }
}
