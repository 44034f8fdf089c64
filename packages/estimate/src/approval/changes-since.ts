import { ok } from "@outlay/document";
import type { EstimateFacts, PathId } from "../model/index.ts";
import { type Plan, parsePlan } from "../plan/index.ts";
import {
  diffEstimates,
  type Estimated,
  estimate,
  type KeyEffect,
  planChanges,
} from "../result/index.ts";
import type {
  ApprovalState,
  ApprovedFigures,
  FactChange,
  HeadlineChange,
  LineChange,
  PlanEffect,
} from "./approval-state.ts";
import { approvedInputs, approvedPath } from "./approve-estimate.ts";
import type { ApprovedInput, ApprovedPath, ApprovedVersion } from "./approved-version.ts";

/** What the comparison is made with. */
export interface SinceOptions {
  readonly facts: EstimateFacts;
  /** Version of Outlay. */
  readonly outlay: string;
  /** The plan's file, word by word. */
  readonly planText: string;
  /** The path that was calculated; all of the plan when left out. */
  readonly path?: PathId;
}

/** Amounts that differ by a smaller share are rounded differently, no more. */
const rounding = 1e-9;

/** The inputs and medians of the approved plan need no draws. */
const fewDraws = 100;

/**
 * What has changed since a version was approved, by cause: the plan, the catalog, the model.
 *
 * The approved text is calculated again with the facts and the model of today. An input that is then
 * not as approved is the catalog's doing; a line that differs though no input does is the model's;
 * the rest is the plan's.
 *
 * @param now the estimate of the plan as it is
 */
export function changesSince(
  approved: ApprovedVersion,
  plan: Plan,
  now: Estimated,
  options: SinceOptions,
): ApprovalState {
  const { facts, path } = options;
  const read = parsePlan(approved.planText, "approved plan");
  const changes = read.ok
    ? planChanges(read.value, plan).filter(({ steps }) => matters(steps, path))
    : [];
  const then = !read.ok
    ? read
    : changes.length === 0
      ? ok(now)
      : estimate(read.value, facts, {
          seed: now.estimate.seed,
          draws: fewDraws,
          ...(path === undefined || read.value.paths[path] === undefined ? {} : { paths: [path] }),
        });
  const effect =
    read.ok && then.ok && changes.length > 0
      ? planEffect(read.value, plan, now, options)
      : undefined;
  const moved = new Map(effect?.keys.map((key) => [key.key, key.movesUsd]) ?? []);
  const keys = changes.map((change): KeyEffect => {
    const movesUsd = moved.get(change.key);
    return movesUsd === undefined ? change : { ...change, movesUsd };
  });
  const changedFacts = then.ok ? factChanges(approved, then.value, path) : [];
  const lines = then.ok ? lineChanges(approved, then.value, path) : [];
  const changed =
    !then.ok ||
    keys.length + changedFacts.length + lines.length > 0 ||
    judgedOtherwise(approved, then.value, path);
  const { version, at, by, note } = approved;
  return {
    version,
    at,
    ...(by === undefined ? {} : { by }),
    ...(note === undefined ? {} : { note }),
    state: changed ? "changed" : "unchanged",
    reworded: approved.planText !== options.planText && keys.length === 0,
    outlay: { was: approved.outlay, is: options.outlay },
    keys,
    ...(then.ok ? {} : { unreadable: then.error }),
    facts: changedFacts,
    lines,
    cheapest: {
      ...(approved.cheapest === undefined || path !== undefined ? {} : { was: approved.cheapest }),
      ...(now.estimate.cheapest === undefined || path !== undefined
        ? {}
        : { is: now.estimate.cheapest }),
    },
    headline: headlines(approved, now, path),
    ...(effect?.difference === undefined ? {} : { planEffect: effect.difference }),
  };
}

/**
 * Whether the approved plan comes out otherwise though no line costs more or less: a path has another
 * status, or another one is the cheapest. With other draws a close call may turn by chance.
 */
function judgedOtherwise(
  approved: ApprovedVersion,
  { estimate: made }: Estimated,
  only: PathId | undefined,
): boolean {
  const asThen = (id: PathId, status: string): boolean =>
    approved.paths.find((path) => path.id === id)?.status === status;
  if (made.paths.some(({ id, status }) => !asThen(id, status))) return true;
  const sameDraws = approved.seed === made.seed && approved.draws === made.draws;
  return only === undefined && sameDraws && approved.cheapest !== made.cheapest;
}

/** Names and descriptions cost nothing; with one path asked for, neither do the others. */
function matters([section, path]: readonly string[], only: PathId | undefined): boolean {
  if (section === "name" || section === "description") return false;
  return only === undefined || section !== "paths" || path === only;
}

function planEffect(
  before: Plan,
  plan: Plan,
  now: Estimated,
  { facts, path }: SinceOptions,
): { readonly keys: readonly KeyEffect[]; readonly difference?: PlanEffect } | undefined {
  const { seed, draws } = now.estimate;
  if (path !== undefined && before.paths[path] === undefined) return undefined;
  const paths = path === undefined ? {} : { paths: { a: path, b: path } };
  const made = diffEstimates(before, plan, facts, { seed, draws: Math.min(draws, most), ...paths });
  if (!made.ok) return undefined;
  const { headline, pairs, keys, months } = made.value.diff;
  const pair = pairs.find(({ a, b }) => a === headline?.a && b === headline?.b);
  const figure = pair?.figures.find(({ id }) => id === pair.comparedBy);
  if (pair === undefined || figure === undefined) return { keys };
  const { a, b, comparedBy } = pair;
  return { keys, difference: { a, b, months, of: comparedBy, usd: figure.difference } };
}

/** Every draw of every line is kept while two plans are compared. */
const most = 50_000;

function factChanges(
  approved: ApprovedVersion,
  { estimate: made, model }: Estimated,
  path: PathId | undefined,
): FactChange[] {
  const then = new Map(approved.inputs.map((input) => [input.id, input]));
  const now = new Map(approvedInputs(made.inputs, model).map((input) => [input.id, input]));
  // With one path asked for, the inputs of the others are not there to be compared.
  const ids = path === undefined ? [...new Set([...then.keys(), ...now.keys()])] : [...now.keys()];
  return ids.flatMap((id): FactChange[] => {
    const [one, other] = [then.get(id), now.get(id)];
    if (one !== undefined && other !== undefined && beliefOf(one) === beliefOf(other)) return [];
    const { unit } = (other ?? one) as ApprovedInput;
    return [
      {
        id,
        unit,
        ...(one === undefined ? {} : { was: one }),
        ...(other === undefined ? {} : { is: other }),
      },
    ];
  });
}

const beliefOf = ({ unit, distribution }: ApprovedInput): string =>
  JSON.stringify([unit, distribution]);

function lineChanges(
  approved: ApprovedVersion,
  { estimate: made }: Estimated,
  only: PathId | undefined,
): LineChange[] {
  const paths = [...new Set([...approved.paths, ...made.paths].map(({ id }) => id))];
  return paths
    .filter((path) => only === undefined || path === only)
    .flatMap((path): LineChange[] => {
      const then = approved.paths.find(({ id }) => id === path)?.lines ?? [];
      const current = made.paths.find(({ id }) => id === path);
      const now = current === undefined || current.status === "ruled-out" ? [] : current.lines;
      const ids = [...new Set([...then, ...now].map(({ id }) => id))];
      return ids.flatMap((id): LineChange[] => {
        const one = then.find((line) => line.id === id);
        const other = now.find((line) => line.id === id);
        if (one !== undefined && other !== undefined && sameUsd(one.totalUsd, other.totalUsd)) {
          return [];
        }
        return [
          {
            path,
            id,
            title: (other ?? one)?.title as string,
            ...(one === undefined ? {} : { wasUsd: one.totalUsd }),
            ...(other === undefined ? {} : { isUsd: other.totalUsd }),
          },
        ];
      });
    })
    .sort((one, other) => sizeOf(other) - sizeOf(one));
}

const sameUsd = (a: number, b: number): boolean =>
  Math.abs(a - b) <= rounding * Math.max(Math.abs(a), Math.abs(b));

const sizeOf = ({ wasUsd = 0, isUsd = 0 }: LineChange): number => Math.abs(isUsd - wasUsd);

function headlines(
  approved: ApprovedVersion,
  { estimate: made }: Estimated,
  only: PathId | undefined,
): HeadlineChange[] {
  const ids = [...new Set([...approved.paths, ...made.paths].map(({ id }) => id))];
  return ids
    .filter((path) => only === undefined || path === only)
    .map((path) => {
      const then = approved.paths.find(({ id }) => id === path);
      const current = made.paths.find(({ id }) => id === path);
      const now =
        current === undefined || current.status === "ruled-out" ? undefined : approvedPath(current);
      return {
        path,
        ...(then?.totalUsd === undefined ? {} : { was: figuresOf(then) }),
        ...(now === undefined ? {} : { is: figuresOf(now) }),
      };
    });
}

function figuresOf(path: ApprovedPath): ApprovedFigures {
  const { buildUsd, runUsd, totalUsd, totalWithFallbackUsd } = path;
  return {
    ...(buildUsd === undefined ? {} : { buildUsd }),
    ...(runUsd === undefined ? {} : { runUsd }),
    ...(totalUsd === undefined ? {} : { totalUsd }),
    ...(totalWithFallbackUsd === undefined ? {} : { totalWithFallbackUsd }),
  };
}
