import type { PublishedComparison } from "@outlay/estimate";
import { roughUsd } from "./money.ts";

/** What is published, with the article, or what was built, where two figures have the same name. */
export function basisText(
  figure: PublishedComparison,
  all: readonly PublishedComparison[],
): string {
  const { basis, id, of } = figure;
  const alike = all.filter((each) => each.basis === basis);
  if (alike.length < 2) return basis;
  const article = `${basis}, article ${id.charAt(0)}`;
  const inArticle = alike.filter((each) => each.id.charAt(0) === id.charAt(0)).length;
  return inArticle < 2 ? article : `${article}: ${of}`;
}

/** Two amounts in words: `$40K to $200K`. */
export const toText = (low: number, high: number): string =>
  `${roughUsd(low)} to ${roughUsd(high)}`;

/**
 * Why ours lies outside a published range, in a sentence.
 *
 * @param most reasons that are told
 */
export const whyOutsideText = (
  name: string,
  { overlap, why }: PublishedComparison,
  most: number,
): string =>
  `Ours for ${name} is ${overlap === "above" ? "higher" : "lower"} because ${why.slice(0, most).join("; ")}.`;
