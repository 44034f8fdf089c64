import type { Evaluation, MonthlySummary } from "./evaluation.ts";
import type { LoweredGraph } from "./lower.ts";
import { quantilesOf } from "./quantiles.ts";
import { meanOf, type Summary, summaryOf } from "./summary.ts";

/** What an evaluation keeps, by instruction. */
export interface Kept {
  /** Every draw. */
  readonly samples: Map<number, Float64Array>;
  /** The sum over all draws: one number. */
  readonly sums: Map<number, Float64Array>;
  /** Every draw of each month. */
  readonly monthSamples: Map<number, readonly Float64Array[]>;
  /** The sum over the draws of each month. */
  readonly monthSums: Map<number, Float64Array>;
}

type Settings = Pick<Evaluation, "graph" | "seed" | "draws" | "sampling" | "monthlyDraws">;

/** The kept numbers, to be asked by node. */
export function readEvaluation(settings: Settings, lowered: LoweredGraph, kept: Kept): Evaluation {
  const { graph, draws, monthlyDraws } = settings;
  const summaries = new Map<string, Summary>();
  const slotOf = (id: string, months: boolean): number => {
    const slot = lowered.slotOf.get(id);
    const axes = graph.axes.get(id);
    if (slot === undefined || axes === undefined) throw new RangeError(`${id} was not asked for`);
    const has = axes === "month" || axes === "both";
    if (has !== months) throw new RangeError(`${id} has ${has ? "months" : "no months"}`);
    return slot;
  };
  /** The number, or number a month, of a node that varies over no draws. */
  const fixed = (slot: number, month: number): number | undefined => {
    const values = lowered.instructions[slot]?.values;
    return values?.[values.length === 1 ? 0 : month];
  };
  const asked = <Value>(value: Value | undefined, id: string): Value => {
    if (value === undefined) throw new RangeError(`${id} was not asked for`);
    return value;
  };

  const keeps = (id: string): boolean => {
    const slot = lowered.slotOf.get(id);
    const axes = graph.axes.get(id);
    if (slot === undefined || axes === "month" || axes === "both") return false;
    return fixed(slot, 0) !== undefined || kept.samples.has(slot);
  };
  const samples = (id: string): Float64Array => {
    const slot = slotOf(id, false);
    const value = fixed(slot, 0);
    return value === undefined
      ? asked(kept.samples.get(slot), id)
      : new Float64Array(draws).fill(value);
  };
  const mean = (id: string): number => {
    const slot = slotOf(id, false);
    return fixed(slot, 0) ?? (asked(kept.sums.get(slot), id)[0] as number) / draws;
  };
  const monthlyMean = (id: string): Float64Array => {
    const slot = slotOf(id, true);
    return Float64Array.from({ length: graph.months }, (_, month) => {
      const known = fixed(slot, month);
      if (known !== undefined) return known;
      // A node may vary over less than its formula lets on: then it has no months of its own.
      const sums = kept.monthSums.get(slot);
      if (sums !== undefined) return (sums[month] as number) / monthlyDraws;
      return (asked(kept.sums.get(slot), id)[0] as number) / draws;
    });
  };
  const monthSamples = (id: string, month: number): Float64Array => {
    const slot = slotOf(id, true);
    const known = fixed(slot, month);
    if (known !== undefined) return new Float64Array(monthlyDraws).fill(known);
    const columns = kept.monthSamples.get(slot);
    if (columns !== undefined) return asked(columns[month], id);
    return asked(kept.samples.get(slot), id).subarray(0, monthlyDraws);
  };
  const summary = (id: string): Summary => {
    const known = summaries.get(id);
    if (known !== undefined) return known;
    const made = { ...summaryOf(samples(id)), mean: mean(id) };
    summaries.set(id, made);
    return made;
  };
  const fans = new Map<string, MonthlySummary>();
  const monthly = (id: string): MonthlySummary => {
    const known = fans.get(id);
    if (known !== undefined) return known;
    const of = () => new Float64Array(graph.months);
    const result = { mean: of(), p10: of(), p50: of(), p80: of(), p90: of() };
    for (let month = 0; month < graph.months; month++) {
      const column = monthSamples(id, month);
      result.mean[month] = meanOf(column);
      const [p10, p50, p80, p90] = quantilesOf(column, [0.1, 0.5, 0.8, 0.9]);
      result.p10[month] = p10 as number;
      result.p50[month] = p50 as number;
      result.p80[month] = p80 as number;
      result.p90[month] = p90 as number;
    }
    fans.set(id, result);
    return result;
  };
  return { ...settings, keeps, samples, summary, mean, monthlyMean, monthSamples, monthly };
}
