import type { Diff, InputChange, KeyEffect, KeyWords } from "@outlay/estimate";
import { inputTitle, originWords, pathWords, quantityText } from "@outlay/words";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import { figureOf, mainPair } from "./diff-verdict.ts";
import { signedUsd } from "./gap-words.ts";

const most = 15;

/** Facts of one side alone that are named. */
const few = 3;

/** Which keys of the plans differ, in their own words, and what each does on its own. */
export function keysText(diff: Diff, io: Io, width: number): string {
  if (diff.keys.length === 0) return "";
  const pair = mainPair(diff);
  const effect = ({ movesUsd }: KeyEffect): string =>
    movesUsd === undefined ? "unknown" : signedUsd(movesUsd);
  const moving = diff.keys
    .filter(({ movesUsd }) => movesUsd !== 0)
    .toSorted((one, other) => Math.abs(other.movesUsd ?? 0) - Math.abs(one.movesUsd ?? 0));
  const still = diff.keys.filter(({ movesUsd }) => movesUsd === 0);
  const later = still.filter(({ movesPresentValueUsd }) => movesPresentValueUsd !== undefined);
  const nothing = still.filter((each) => !later.includes(each));
  const shown = moving.slice(0, most);
  const money = Math.max(0, ...shown.map((key) => effect(key).length));
  const path = pair === undefined ? "" : pathWords[pair.a];
  return [
    heading("What differs between the plans", io.colour, width),
    ...(pair === undefined ? [] : [wholeWords(aloneText(diff, path), width)]),
    ...shown.flatMap((key) => [
      `${effect(key).padStart(money)}  ${io.colour.bold(key.key)}`,
      wholeWords(`A ${sideWords(key.a)}`, width, money + 2, 2),
      wholeWords(`B ${sideWords(key.b)}`, width, money + 2, 2),
    ]),
    ...(moving.length > most ? [`and ${moving.length - most} smaller ones in --json.`] : []),
    ...later.map(({ key, movesPresentValueUsd = 0 }) =>
      wholeWords(
        `Moves no cost, but what it is worth today (present value ${signedUsd(movesPresentValueUsd)}): ${key}.`,
        width,
      ),
    ),
    ...(nothing.length === 0
      ? []
      : [
          wholeWords(
            `Differs, but moves no cost: ${nothing.map(({ key }) => key).join(", ")}.`,
            width,
          ),
        ]),
  ].join("\n");
}

/** What the figures before the keys are, and why they need not add up. */
function aloneText(diff: Diff, path: string): string {
  const pair = mainPair(diff);
  const what = `What ${path} of A costs more when this key alone is as in B, every input at its middle value.`;
  if (pair === undefined || pair.a !== pair.b || diff.keys.length < 2) return what;
  const together = figureOf(pair, pair.comparedBy)?.difference.centre ?? 0;
  const sum = diff.keys.reduce((all, { movesUsd }) => all + (movesUsd ?? 0), 0);
  return signedUsd(sum) === signedUsd(together)
    ? what
    : `${what} One by one they come to ${signedUsd(sum)}, all together to ${signedUsd(together)}: one key changes what another is worth.`;
}

const sideWords = (side: KeyWords | undefined): string => {
  if (side === undefined) return "leaves it out";
  if (side.at === undefined) return side.words;
  return `${side.words} (${side.at.file === "--set" ? "--set" : `line ${side.at.line}`})`;
};

/** Prices and defaults that are not the same on both sides, though no plan states them. */
export function factsText({ inputs }: Diff, io: Io, width: number): string {
  const facts = inputs.filter(({ a, b }) => !isStated(a) && !isStated(b));
  if (facts.length === 0) return "";
  const changed = facts.filter(({ a, b }) => a !== undefined && b !== undefined);
  const [onlyA, onlyB] = [
    facts.filter(({ b }) => b === undefined),
    facts.filter(({ a }) => a === undefined),
  ];
  const counts = [
    ...(onlyA.length > 0 ? [`A uses ${countText(onlyA)} that B does not`] : []),
    ...(onlyB.length > 0 ? [`B uses ${countText(onlyB)} that A does not`] : []),
  ];
  return [
    heading("Prices and defaults", io.colour, width),
    ...changed
      .slice(0, most)
      .flatMap((fact) => [
        wholeWords(`${fact.id}: ${inputTitle(fact.doc)}`, width, 0, 4),
        wholeWords(`A ${factWords(fact, "a")}; B ${factWords(fact, "b")}`, width, 4),
      ]),
    ...(changed.length > most ? [`and ${changed.length - most} more in --json.`] : []),
    ...(counts.length > 0
      ? [wholeWords(`${counts.join(", ")}; --json names them, with their sources.`, width)]
      : []),
  ].join("\n");
}

/** How many facts, by name where they are few. */
const countText = (facts: readonly InputChange[]): string =>
  facts.length > few ? String(facts.length) : facts.map(({ id }) => id).join(", ");

const isStated = (side: InputChange["a"]): boolean =>
  side?.origin.kind === "plan" || side?.origin.key !== undefined;

function factWords(fact: InputChange, which: "a" | "b"): string {
  const side = fact[which];
  if (side === undefined) return "does not use it";
  return `${quantityText(side.p10, side.p90, fact.unit)} (${originWords[side.origin.kind]})`;
}
