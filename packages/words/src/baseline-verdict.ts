import type { BaselineResult, Estimate } from "@outlay/estimate";
import { futuresText } from "./comparison-words.ts";
import { roughUsd } from "./money.ts";
import { pathWords } from "./path-words.ts";

type Rival = BaselineResult & { readonly beside: NonNullable<BaselineResult["beside"]> };

const isRival = (baseline: BaselineResult): baseline is Rival => baseline.beside !== undefined;

/** What is no path and yet beats the cheapest of them, in sentences; the cheapest first. */
export function beatenByText({ baselines }: Estimate): string[] {
  return baselines
    .filter(isRival)
    .filter(({ beside }) => beside.beats)
    .sort((a, b) => b.beside.savingUsd.centre - a.beside.savingUsd.centre)
    .map((baseline) => {
      const { path, chance, savingUsd } = baseline.beside;
      const money = savingUsd.p50 > 0 ? `${roughUsd(savingUsd.p50)} less` : "less";
      return `${subject(baseline)} ${money} than ${pathWords[path]}, the cheapest path, ${futuresText(chance)}, people who take over included.${rulesText(baseline)}`;
    });
}

/** A product that would be cheaper, and is not good enough. */
export function belowFloorText({ baselines }: Estimate): string[] {
  return baselines
    .filter(isRival)
    .flatMap(({ beside: { path, belowFloor, savingUsd } }) =>
      belowFloor === undefined || savingUsd.p50 <= 0
        ? []
        : [
            `Buying a product costs ${roughUsd(savingUsd.p50)} less than ${pathWords[path]}, but it succeeds in ${Number((belowFloor * 100).toFixed(1))} of 100 tasks, below the quality floor.`,
          ],
    );
}

const subject = ({ id }: Rival): string =>
  id === "buy" ? "Buying a product costs" : "People doing it all, as today, cost";

/** A product is held to what the paths are held to, and nobody has asked its vendor yet. */
const rulesText = ({ beside: { rules } }: Rival): string =>
  rules.length === 0
    ? ""
    : ` A bought product must meet the same rules (${rules.join(", ")}): ask its vendor.`;
