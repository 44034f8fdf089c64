import type { Diff, FigureDiff, PairDiff } from "@outlay/estimate";
import { pathWords, roughNumber, spanWords } from "@outlay/words";
import { betweenWords, futuresWords, isZero, moreWords } from "./gap-words.ts";

/** A chance between this and its counterpart says nothing about the direction. */
const unclear = 0.4;

/** Tasks that differ by less are the same work. */
const sameWork = 1e-3;

/** The pair that the verdict is about. */
export const mainPair = ({ headline, pairs }: Diff): PairDiff | undefined =>
  pairs.find(({ a, b }) => a === headline?.a && b === headline?.b);

/** A figure of a pair, where both sides have it. */
export const figureOf = (pair: PairDiff, id: string): FigureDiff | undefined =>
  pair.figures.find((each) => each.id === id);

/** The comparison in sentences: what B costs more, how sure that is, and what to mind. */
export function diffVerdict(diff: Diff): string[] {
  const pair = mainPair(diff);
  if (pair === undefined) return [nothingText(diff)];
  const compared = figureOf(pair, pair.comparedBy) as FigureDiff;
  const gap = compared.difference;
  const span = `over ${spanWords(diff.months)}`;
  const people = figureOf(pair, "fallback.total");
  const counted = people !== undefined && !isZero(people.difference);
  const withPeople = counted ? ", with the people who take over failed tasks" : "";
  const paths = pathsWords(pair);
  if (isZero(gap)) {
    return [
      `A and B cost the same ${span}${paths}, in every simulated future.`,
      ...presentValueLine(pair),
      ...cautions(diff, pair),
    ];
  }
  const chance = gap.p50 >= 0 ? gap.chanceMore : gap.chanceLess;
  const side = gap.p50 >= 0 ? "more" : "less";
  const first =
    chance < 1 - unclear
      ? `No clear difference between A and B ${span}${withPeople}${paths}: in the middle ${gap.p50 === 0 ? "both cost the same" : `B costs ${moreWords(gap.p50)}`}.`
      : `B costs ${moreWords(gap.p50)} than A ${span}${withPeople}${paths}.`;
  return [
    first,
    `In eight of ten simulated futures the difference lies ${betweenWords(gap)}; B costs ${side} in ${futuresWords(chance)}.`,
    ...peopleLine(pair, people),
    ...worthLine(pair),
    ...workLine(diff, pair),
    ...cautions(diff, pair),
  ];
}

/** Where the cost is the same, and only when it is paid or what that is worth differs. */
function presentValueLine(pair: PairDiff): string[] {
  const gap = figureOf(pair, "present-value")?.difference;
  return gap === undefined || isZero(gap)
    ? []
    : [`Its present value differs: ${moreWords(gap.p50)} in B, ${betweenWords(gap)}.`];
}

/** Why there is nothing to compare. */
export function nothingText({ a, b }: Diff): string {
  const none = [a, b].flatMap(({ paths }, at) =>
    paths.some(({ status }) => status !== "ruled-out") ? [] : [at === 0 ? "A" : "B"],
  );
  return none.length > 0
    ? `Nothing to compare: no path of ${none.join(" and of ")} can be priced; outlay estimate says why.`
    : "Nothing to compare: the path can be priced on one side only; outlay estimate says why.";
}

function pathsWords({ a, b }: PairDiff): string {
  return a === b ? ` (${pathWords[a]})` : ` (A ${pathWords[a]}, B ${pathWords[b]})`;
}

function peopleLine(pair: PairDiff, people: FigureDiff | undefined): string[] {
  const total = figureOf(pair, "total");
  if (people === undefined || total === undefined) return [];
  if (isZero(people.difference)) {
    return ["People who take over failed tasks cost the same in both, in every future."].concat(
      successLine(pair),
    );
  }
  return [
    `Of this, build and running cost: ${moreWords(total.difference.p50)}; people who take over failed tasks: ${moreWords(people.difference.p50)}.`,
  ];
}

/** Another model seldom succeeds exactly as often: how far that may go before the verdict turns. */
function successLine({ lessOften }: PairDiff): string[] {
  if (lessOften === undefined) return [];
  const points = `${roughNumber(Math.abs(lessOften) * 100)} points`;
  const holds =
    lessOften >= 0
      ? `B is the cheaper only while it succeeds at most ${points} less often than A`
      : `B is the cheaper as soon as it succeeds ${points} more often than A`;
  return [
    `But the models differ, and are taken to succeed equally often. ${holds}: try both on a golden set, and state success_rate.`,
  ];
}

/** Where successes have a worth, cost is not all that counts. */
function worthLine(pair: PairDiff): string[] {
  const net = figureOf(pair, "value-less-cost")?.difference;
  if (net === undefined || isZero(net)) return [];
  return [
    `What the successes are worth, less build and running cost: ${moreWords(net.p50)} in B, ${betweenWords(net)}.`,
  ];
}

/** With other volumes, the price of a task says which of the two is the better bargain. */
function workLine({ a, b }: Diff, pair: PairDiff): string[] {
  if (Math.abs(a.tasks - b.tasks) <= sameWork * Math.max(a.tasks, b.tasks)) return [];
  const figure = figureOf(pair, "cost-per-task-with-fallback") ?? figureOf(pair, "cost-per-task");
  const each =
    figure === undefined
      ? ""
      : ` For one task B costs ${isZero(figure.difference) ? "the same" : moreWords(figure.difference.p50)}.`;
  return [
    `They do not do the same work: ${roughNumber(a.tasks)} tasks in A, ${roughNumber(b.tasks)} in B.${each}`,
  ];
}

/** What a reader must know before using the difference. */
export function cautions({ a, b, months }: Diff, pair: PairDiff): string[] {
  const lines: string[] = [];
  if (a.months !== b.months) {
    lines.push(
      `A runs ${spanWords(a.months)}, B ${spanWords(b.months)}: both are compared over the first ${spanWords(months)}.`,
    );
  }
  if (a.start !== b.start) {
    lines.push(
      `A starts in ${a.start}, B in ${b.start}: months are counted from the launch of each.`,
    );
  }
  const incomplete = (["a", "b"] as const).filter((side) => pair.status[side] === "partial");
  if (incomplete.length > 0) {
    lines.push(
      `INCOMPLETE: something that ${incomplete.join(" and ").toUpperCase()} needs has no price, so its figures are too low.`,
    );
  }
  for (const [side, sideWords, id] of [
    [a, "A", pair.a],
    [b, "B", pair.b],
  ] as const) {
    const path = side.paths.find((each) => each.id === id);
    if (path === undefined || path.canWin || path.status !== "priced") continue;
    const why = path.whyNot === undefined ? "." : `: ${path.whyNot}`;
    lines.push(`In ${sideWords} ${pathWords[id]} can be calculated but not chosen${why}`);
  }
  if (a.cheapest !== undefined && b.cheapest !== undefined && a.cheapest !== b.cheapest) {
    lines.push(
      `The cheapest path is ${pathWords[a.cheapest]} in A and ${pathWords[b.cheapest]} in B.`,
    );
  }
  const counted = [a, b].map(({ countsPeople }) => countsPeople);
  if (counted[0] !== counted[1]) {
    lines.push(
      `Only ${counted[0] ? "A" : "B"} says what a failed task costs, so people who take over are left out on both sides.`,
    );
  }
  return lines;
}
