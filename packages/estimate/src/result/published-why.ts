import { publishedEnds } from "@outlay/pricing";
import type { Point } from "../graph/index.ts";
import type { BasisSum, Category, Model, PathId } from "../model/index.ts";
import { roughUsd } from "../model/self-hosted/fleet-notes.ts";
import type { Plan } from "../plan/index.ts";
import { planFacts } from "./plan-facts.ts";
import type { PublishedFigures, PublishedRange } from "./published-ranges.ts";
import { publishedShares } from "./published-share.ts";

/** What a reason is read from. */
export interface Outside {
  readonly plan: Plan;
  readonly model: Model;
  readonly path: PathId;
  readonly middle: Point;
  readonly range: PublishedRange;
  readonly sum: BasisSum;
}

/** Part of a product's budget that the GenAI takes; all of it, when nobody has published one. */
const genaiOfProduct = (figures: PublishedFigures): number => {
  const figure = figures.get("A.share.genai-components");
  return ((figure === undefined ? undefined : publishedEnds(figure)?.[1]) ?? 100) / 100;
};

/** At most so many reasons, each of at least this part of the difference: more explain less. */
const most = 4;
const least = 0.05;

/** One part of the sum beside what the published end leaves for it. */
interface Part {
  readonly title: string;
  readonly usd: number;
  /** USD that the published end leaves for it; absent where the article gives no share. */
  readonly left?: number;
  readonly facts: string | undefined;
}

/**
 * Why ours lies outside a published range: the parts of our sum that are furthest from what the
 * published end leaves for them (A.share.* of it), with what the plan says about each. The largest
 * come first, as many as explain the difference.
 */
export function whyOutside(given: Outside, side: "above" | "below"): readonly string[] {
  const { range, sum, middle } = given;
  const end = range.usd[side === "above" ? 1 : 0];
  const sign = side === "above" ? 1 : -1;
  const gap = sign * (middle.value(sum.node) - end);
  const byDistance = partsOf(given, side, end)
    .map((part) => ({ part, away: sign * (part.usd - (part.left ?? 0)) }))
    .filter(({ part, away }) => away > 0 && (side === "above" || part.left !== undefined))
    .sort((a, b) => b.away - a.away);
  const reasons: string[] = [];
  let explained = 0;
  for (const { part, away } of byDistance) {
    const enough = reasons.length >= most || explained >= gap || away < least * gap;
    if (reasons.length > 0 && enough) break;
    reasons.push(reasonText(part, side));
    explained += away;
  }
  if (side === "above" && range.openAbove === true) {
    reasons.unshift("the article leaves its range open above");
  }
  return reasons.length > 0 ? reasons : ["every part is smaller than in what is published"];
}

/** Lines of the build by category, whose shares are published; what is paid later line by line. */
function partsOf(given: Outside, side: "above" | "below", end: number): Part[] {
  const { model, path, middle, sum, range } = given;
  const built = new Set(model.buildLines.filter((line) => line.path === path).map(({ id }) => id));
  const isBuild = ({ line }: { readonly line: string }) => built.has(line);
  const facts = planFacts(given);
  const value = (nodes: readonly { readonly node: string }[]) =>
    nodes.reduce((all, { node }) => all + middle.value(node), 0);
  const categories = Map.groupBy(sum.parts.filter(isBuild), ({ category }) => category);
  const share = shareOf(model.figures, range, side);
  const named = new Set<Category>([
    ...categories.keys(),
    ...(categories.size > 0 ? publishedShares(model.figures).keys() : []),
  ]);
  const once = [...named].map((category): Part => {
    const part = share(category);
    return {
      title: category.replaceAll("-", " "),
      usd: value(categories.get(category) ?? []),
      ...(part === undefined ? {} : { left: part * end }),
      facts: facts(category),
    };
  });
  const later = sum.parts
    .filter((part) => !isBuild(part))
    .map((part): Part => {
      return { title: part.title, usd: value([part]), facts: facts(part.line) };
    });
  return [...once, ...later];
}

/** The published share of a category at the end of the range that is passed. */
function shareOf(
  figures: PublishedFigures,
  range: PublishedRange,
  side: "above" | "below",
): (category: Category) => number | undefined {
  const shares = publishedShares(figures);
  const genai = genaiOfProduct(figures);
  return (category) => {
    if (range.product === true && category === "product") return 1 - genai;
    const share = shares.get(category)?.[side === "above" ? 1 : 0];
    return share === undefined ? undefined : share * (range.product === true ? genai : 1);
  };
}

function reasonText({ title, usd, left, facts }: Part, side: "above" | "below"): string {
  const bound = side === "above" ? "at most" : "at least";
  const beside = left === undefined ? "" : ` (the article would allow ${bound} ${roughUsd(left)})`;
  return `${title} is ${roughUsd(usd)}${beside}${facts === undefined ? "" : `: ${facts}`}`;
}
