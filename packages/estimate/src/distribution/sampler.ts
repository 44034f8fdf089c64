import { stretch } from "./curve.ts";
import type { Distribution } from "./distribution.ts";
import { knownCurve } from "./known-curve.ts";
import { readTable } from "./quantile-table.ts";

/**
 * Turns `count` uniforms (0 < u < 1) into values of a distribution, one for one and rising with the
 * uniform. `out` may be `u` itself.
 */
export type Sampler = (u: Float64Array, out: Float64Array, count: number) => void;

/** The sampler of a checked distribution; making the first of its numbers costs as much as about a thousand draws. */
export function samplerOf(d: Distribution): Sampler {
  if (d.kind === "event") return eventSampler(d.probability, samplerOf(d.impact));
  if (d.kind === "uniform") return uniformSampler(d.low, d.high - d.low);
  const { curve, table } = knownCurve(d);
  const made = table();
  if (made === undefined) return exactSampler(curve.at);
  return (u, out, count) => readTable(made, u, out, count);
}

function uniformSampler(low: number, width: number): Sampler {
  return (u, out, count) => {
    for (let i = 0; i < count; i++) out[i] = low + (u[i] as number) * width;
  };
}

function exactSampler(at: (u: number) => number): Sampler {
  return (u, out, count) => {
    for (let i = 0; i < count; i++) out[i] = at(u[i] as number);
  };
}

/** See `EventDistribution`: one uniform decides whether, and how much. */
function eventSampler(probability: number, impact: Sampler): Sampler {
  const none = 1 - probability;
  let chosen = new Float64Array(0);
  return (u, out, count) => {
    if (chosen.length < count) chosen = new Float64Array(count);
    let hits = 0;
    for (let i = 0; i < count; i++) {
      const p = u[i] as number;
      if (p >= none) chosen[hits++] = stretch(p, none, probability);
    }
    impact(chosen, chosen, hits);
    hits = 0;
    for (let i = 0; i < count; i++) {
      out[i] = (u[i] as number) >= none ? (chosen[hits++] as number) : 0;
    }
  };
}
