import type { Estimate } from "@outlay/estimate";
import { roughUsd } from "./money.ts";
import { inputTitle } from "./quantity-text.ts";

/** How much is assumed and which assumption moves the total most, in a sentence. */
export function assumedText(estimate: Estimate): string {
  const { count, of } = estimate.assumed;
  const largest = estimate.drivers
    .find(({ of: result }) => /^[a-z-]+\.total$/.test(result))
    ?.drivers.find(({ origin }) => origin === "assumption");
  const moves =
    largest === undefined
      ? ""
      : `; the one that moves the total most, by ${roughUsd(largest.swing)}: ${inputTitle(largest.doc).replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase())}`;
  return `${count} of ${of} inputs are our assumption${moves}.`;
}
