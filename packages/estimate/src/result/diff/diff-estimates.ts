import { fail, type Issue, type Outcome, ok } from "@outlay/document";
import type { EstimateFacts, PathId } from "../../model/index.ts";
import type { Plan } from "../../plan/index.ts";
import { type Estimated, estimate } from "../estimate.ts";
import type { Diff } from "./diff.ts";
import { diffPair, pairTargets } from "./diff-pair.ts";
import { headlineOf, usable } from "./headline.ts";
import { inputChanges } from "./input-changes.ts";
import { keyEffects } from "./key-effects.ts";
import { monthsOf, overMonths } from "./over-months.ts";
import { type KeyChange, planChanges } from "./plan-changes.ts";
import { sideOf } from "./side-of.ts";

/** How to compare. */
export interface DiffOptions {
  /** Both plans are drawn with it: what they share is the same in every draw. */
  readonly seed: number;
  readonly draws: number;
  /** This path of A beside that path of B; all that both have when left out. */
  readonly paths?: { readonly a: PathId; readonly b: PathId };
  /** Leave out what each key does on its own. */
  readonly withoutEffects?: boolean;
  /** Share of the work that is done. */
  readonly onProgress?: (share: number) => void;
}

/** A comparison together with the two estimates behind it. */
export interface Diffed {
  readonly diff: Diff;
  readonly a: Estimated;
  readonly b: Estimated;
}

/**
 * Two plans beside each other: what B costs more than A, path by path and line by line, with its
 * interval, and which inputs make it so.
 *
 * Where horizons differ, both are calculated over the shorter one, each from its own launch. A path
 * that only one side has, or can price, is named and not compared.
 *
 * @returns the names in either plan that the catalog does not know, at their place
 */
export function diffEstimates(
  planA: Plan,
  planB: Plan,
  facts: EstimateFacts,
  options: DiffOptions,
): Outcome<Diffed, readonly Issue[]> {
  const months = Math.min(monthsOf(planA), monthsOf(planB));
  const [cutA, cutB] = [planA, planB].map((plan) => overMonths(plan, months)) as [Plan, Plan];
  const one = planA === planB;
  const side = (plan: Plan, from: number) =>
    estimate(plan, facts, {
      seed: options.seed,
      draws: options.draws,
      keep: (model) =>
        pairTargets(
          model,
          model.paths.filter(({ status }) => status !== "ruled-out").map(({ id }) => id),
        ),
      ...(options.paths === undefined ? {} : { paths: [options.paths.a, options.paths.b] }),
      onProgress: (done, draws) => options.onProgress?.(from + done / draws / (one ? 1 : 2)),
    });
  const first = side(cutA, 0);
  const second = one ? first : side(cutB, 0.5);
  if (!first.ok || !second.ok) {
    return fail(
      [first, second].flatMap((each, at) => (each.ok || (one && at > 0) ? [] : each.error)),
    );
  }
  const [a, b] = [first.value, second.value];

  const [usableA, usableB] = [usable(a), usable(b)];
  const headline = headlineOf(a, b, options.paths);
  const same = usableA.filter((path) => usableB.includes(path));
  const wanted = options.paths === undefined ? same.map((path) => ({ a: path, b: path })) : [];
  const crosses = headline !== undefined && !wanted.some((pair) => isSame(pair, headline));
  const pairs = (crosses ? [headline, ...wanted] : wanted).map((pair) => diffPair(a, b, pair));
  const main = pairs.find((pair) => headline !== undefined && isSame(pair, headline));

  const changes = one ? [] : planChanges(cutA, cutB).filter((change) => counts(change, pairs));
  const effects =
    main === undefined || options.withoutEffects === true
      ? changes
      : keyEffects({ a: cutA, b: cutB }, facts, changes, {
          path: main.a,
          node: main.comparedBy,
          centre: a.centre.value(`${main.a}.${main.comparedBy}`),
          presentValue: a.centre.value(`${main.a}.present-value`),
        });
  const left = (mine: readonly PathId[], theirs: readonly PathId[]): readonly PathId[] =>
    options.paths === undefined ? mine.filter((path) => !theirs.includes(path)) : [];
  const diff: Diff = {
    kind: "diff",
    a: sideOf(a, planA),
    b: sideOf(b, planB),
    months,
    seed: options.seed,
    draws: options.draws,
    ...(headline === undefined ? {} : { headline }),
    pairs,
    onlyA: left(usableA, usableB),
    onlyB: left(usableB, usableA),
    keys: effects,
    inputs: one ? [] : inputChanges(a, b),
  };
  return ok({ diff, a, b });
}

const isSame = (
  one: { readonly a: PathId; readonly b: PathId },
  other: { readonly a: PathId; readonly b: PathId },
): boolean => one.a === other.a && one.b === other.b;

/** Names and descriptions cost nothing; a path that is not compared moves nothing here. */
function counts(
  { steps }: KeyChange,
  pairs: readonly { readonly a: PathId; readonly b: PathId }[],
) {
  const [section, path] = steps;
  if (section === "name" || section === "description") return false;
  if (section !== "paths") return true;
  return steps.length > 2 && pairs.some((pair) => pair.a === path || pair.b === path);
}
