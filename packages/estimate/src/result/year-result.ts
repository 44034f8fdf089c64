import type { Evaluation, Point } from "../graph/index.ts";
import type { Model, PathId } from "../model/index.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** A fiscal year of a path, named by the calendar year in which it ends; without people's fallback. */
export interface YearResult {
  readonly year: number;
  /** Months of use in it; 0 before the launch. */
  readonly months: number;
  /** What is paid in it, build included. USD. */
  readonly cashUsd: Spread;
  /** What the books show as cost: `opexUsd`, and what is written off. USD, at the medians. */
  readonly profitAndLossUsd: number;
  /** What is paid for things that are owned for years. USD, at the medians. */
  readonly capexUsd: number;
  /** What is paid for things that are used up. USD, at the medians. */
  readonly opexUsd: number;
  /** What is paid, at its worth at the launch. USD, at the medians. */
  readonly presentValueUsd: number;
  /** What people cost who take over failed tasks; absent where they are not counted. */
  readonly fallbackUsd?: number;
  /** The same in the plan's currency; absent where it is the US dollar. At the medians. */
  readonly inCurrency?: {
    readonly cash: number;
    /** `cash` in all futures, those of the exchange rate too. */
    readonly cashSpread: Spread;
    readonly profitAndLoss: number;
    readonly capex: number;
    readonly opex: number;
    readonly presentValue: number;
  };
}

/** What of the capex is not yet written off at the end of the horizon, at the medians. */
export interface BookValueLeft {
  readonly usd: number;
  /** In the plan's currency; absent where it is the US dollar. */
  readonly inCurrency?: number;
}

/** What the books of a path have not yet written off. */
export function bookValueLeft({ graph }: Model, path: PathId, middle: Point): BookValueLeft {
  const id = `${path}.book-value-left`;
  const local = `${id}.in-currency`;
  return {
    usd: middle.value(id),
    ...(graph.nodes.has(local) ? { inCurrency: middle.value(local) } : {}),
  };
}

/** The nodes of a path whose spread is asked for: what is paid in each fiscal year. */
export const yearTargets = (model: Model, path: PathId): string[] =>
  model.bookYears
    .flatMap(({ year }) => [`${path}.year.${year}.cash`, `${path}.year.${year}.cash.in-currency`])
    .filter((id) => model.graph.nodes.has(id));

/** The fiscal years of a path; those in which nothing is paid in any draw are left out. */
export function yearResults(
  model: Model,
  path: PathId,
  evaluation: Evaluation,
  middle: Point,
): readonly YearResult[] {
  return model.bookYears.flatMap(({ year, from, to }): YearResult[] => {
    const base = `${path}.year.${year}`;
    const cashUsd = spreadOf(evaluation, middle, `${base}.cash`);
    const months = Math.max(0, to) - Math.max(0, from);
    if (months === 0 && cashUsd.mean === 0) return [];
    const fallback = `${base}.fallback`;
    const local = (cut: string): number => middle.value(`${base}.${cut}.in-currency`);
    return [
      {
        year,
        months,
        cashUsd,
        profitAndLossUsd: middle.value(`${base}.profit-and-loss`),
        capexUsd: middle.value(`${base}.capex`),
        opexUsd: middle.value(`${base}.opex`),
        presentValueUsd: middle.value(`${base}.present-value`),
        ...(model.graph.nodes.has(fallback) ? { fallbackUsd: middle.value(fallback) } : {}),
        ...(model.graph.nodes.has(`${base}.cash.in-currency`)
          ? {
              inCurrency: {
                cash: local("cash"),
                cashSpread: spreadOf(evaluation, middle, `${base}.cash.in-currency`),
                profitAndLoss: local("profit-and-loss"),
                capex: local("capex"),
                opex: local("opex"),
                presentValue: local("present-value"),
              },
            }
          : {}),
      },
    ];
  });
}
