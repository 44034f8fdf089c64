import { decimal } from "../../decimal.ts";
import { type PicoUsd, picoUsd, toPicoUsd } from "../../pico-usd.ts";
import { providerId } from "../../provider-id.ts";
import type { Commitment } from "../contract.ts";
import { type Days, periodsOf } from "./commitment-periods.ts";

/**
 * One period of a commitment and how far it is used up.
 *
 * - `met`: as much was spent as was promised;
 * - `open`: the period still runs, `missingPico` is yet to be spent;
 * - `short`: it has ended, `missingPico` is owed as the shortfall;
 * - `not known`: it has ended, and what was spent before the bill begins is not told: at most
 *   `missingPico` is owed.
 */
export interface CommitmentUse extends Days {
  /** Place among the commitments that the bill concerns. */
  readonly index: number;
  readonly commitment: Commitment;
  readonly committedPico: PicoUsd;
  /** Spent in the period, as far as is known: after free units and credits. */
  readonly usedPico: PicoUsd;
  readonly state: "met" | "open" | "short" | "not known";
  readonly missingPico: PicoUsd;
  /** Whether the costs reach back to the period's first day, or `used` says what was before. */
  readonly whole: boolean;
}

/**
 * How far commitments are used up by what was paid day by day.
 *
 * @param paid pico-dollars by `provider\nday`, after free units and credits
 * @param bill days that the payments cover
 * @param asOf a period that ends after this day still runs
 */
export function commitmentUses(
  commitments: readonly Commitment[],
  paid: ReadonlyMap<string, PicoUsd>,
  bill: Days,
  asOf: string,
): readonly CommitmentUse[] {
  return commitments.flatMap((commitment, index) => {
    const provider = providerId(commitment.provider);
    return periodsOf(commitment)
      .filter((period) => period.from < bill.to && bill.from < period.to)
      .map((period): CommitmentUse => {
        const { used } = commitment;
        const stated =
          used !== undefined && period.from < used.until && used.until <= period.to
            ? used
            : undefined;
        const since =
          stated === undefined || stated.until < period.from ? period.from : stated.until;
        let sum: bigint = stated === undefined ? 0n : toPicoUsd(decimal(stated.usd));
        for (const [place, amount] of paid) {
          const [seller, day = ""] = place.split("\n");
          if (seller === provider && day >= since && day < period.to) sum += amount;
        }
        const whole = bill.from <= since;
        const committedPico = toPicoUsd(decimal(commitment.usd));
        const missing = committedPico > sum ? committedPico - sum : 0n;
        const ended = period.to <= bill.to && period.to <= asOf;
        const state =
          missing === 0n ? "met" : !ended ? "open" : whole ? "short" : ("not known" as const);
        return {
          index,
          commitment,
          ...period,
          committedPico,
          usedPico: picoUsd(sum),
          state,
          missingPico: picoUsd(missing),
          whole,
        };
      });
  });
}
