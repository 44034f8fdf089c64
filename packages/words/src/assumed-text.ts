import type { Estimate } from "@outlay/estimate";
import { roughUsd } from "./money.ts";
import { inputTitle } from "./quantity-text.ts";

/** How much is assumed and which assumption moves the total most, in a sentence. */
export function assumedText(estimate: Estimate): string {
  const { count, of } = estimate.assumed;
  const [largest] = estimate.openQuestions
    .flatMap(({ inputs }) => inputs)
    .filter(({ swingUsd }) => swingUsd > 0)
    .toSorted((a, b) => b.swingUsd - a.swingUsd);
  const people =
    estimate.comparedBy === "total-with-fallback" ? ", people who take over included" : "";
  const moves =
    largest === undefined
      ? ""
      : `; the one that moves the total most, by ${roughUsd(largest.swingUsd)}${people}: ${inputTitle(largest.doc).replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase())}`;
  return `${count} of ${of} inputs are our assumption${moves}.`;
}
