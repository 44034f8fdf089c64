import type { Plan } from "../plan/index.ts";
import { isStated, planRows } from "../plan/index.ts";
import { type ChecklistRow, checklist, type Owner, rowOfInput } from "./checklist.ts";
import type { Drivers } from "./driver.ts";
import type { InputResult } from "./input-result.ts";

/** An assumed input that an answer would replace. */
export interface OpenInput {
  readonly id: string;
  readonly doc: string;
  /** Key of the plan that replaces it; `inputs.<default>` where it has no other. */
  readonly key?: string;
  /** What it alone moves the total by, from one in ten below to one in ten above. USD. */
  readonly swingUsd: number;
}

/** A question of the checklist that the plan leaves open, in part or whole. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: string;
  readonly owner: Owner;
  /** Keys of the plan that answer it and are not stated; that of its largest input comes first. */
  readonly keys: readonly string[];
  /** Whether the plan states at least one of its keys. */
  readonly answeredInPart: boolean;
  /** Whether it is one of the five of A.checklist. */
  readonly published: boolean;
  /** Assumed inputs that it would replace, those that move the total most first. */
  readonly inputs: readonly OpenInput[];
  /** The largest of their swings: what the answer moves at least. USD. */
  readonly movesUsd: number;
}

/**
 * What is open: each question of the checklist whose inputs are assumed, or that the plan says nothing
 * about, with what the answer moves; the largest first.
 *
 * @param drivers of what paths are compared by, for the path that the verdict is about: with people who take over, where they are counted
 */
export function openQuestions(
  plan: Plan,
  inputs: readonly InputResult[],
  drivers: Drivers | undefined,
): readonly OpenQuestion[] {
  return questionStates(plan, inputs, drivers)
    .flatMap(({ row, keys, open, isOpen }): OpenQuestion[] => {
      if (!isOpen) return [];
      const missing = keys.filter(({ stated }) => !stated).map(({ key }) => key);
      return [
        {
          id: row.id,
          question: row.question,
          owner: row.owner,
          keys: [...new Set([...(open[0]?.key === undefined ? [] : [open[0].key]), ...missing])],
          answeredInPart: missing.length < keys.length,
          published: row.published === true,
          inputs: open,
          movesUsd: open[0]?.swingUsd ?? 0,
        },
      ];
    })
    .sort((a, b) => b.movesUsd - a.movesUsd);
}

/** How far a plan answers a question of the checklist. */
export interface QuestionState {
  readonly row: ChecklistRow;
  /** Its keys, for the paths of the plan, and whether the plan states them. */
  readonly keys: readonly { readonly key: string; readonly stated: boolean }[];
  /** Its assumed inputs, those that move the result most first. */
  readonly open: readonly OpenInput[];
  /** Whether something of it is still to be answered. */
  readonly isOpen: boolean;
}

/** How far a plan answers each question of the checklist, in the order of the checklist. */
export function questionStates(
  plan: Plan,
  inputs: readonly InputResult[],
  drivers: Drivers | undefined,
): readonly QuestionState[] {
  const swings = new Map((drivers?.drivers ?? []).map(({ id, swing }) => [id, swing]));
  const assumed = inputs.filter(({ origin }) => origin.kind === "assumption");
  const byRow = Map.groupBy(assumed, ({ id }) => rowOfInput(id).id);
  return checklist.map((row): QuestionState => {
    const keys = row.keys
      .flatMap((key) => keysOf(key, plan))
      .map((key) => ({ key, stated: isStated(plan, key) }));
    const open = (byRow.get(row.id) ?? [])
      .map(
        ({ id, doc, key }): OpenInput => ({
          id,
          doc,
          ...(key === undefined ? {} : { key }),
          swingUsd: swings.get(id) ?? 0,
        }),
      )
      .sort((a, b) => b.swingUsd - a.swingUsd || (a.id < b.id ? -1 : 1));
    const isOpen =
      open.length > 0 ||
      (row.uncharged === true && keys.some(({ stated }) => !stated)) ||
      (row.published === true && !keys.some(({ stated }) => stated));
    return { row, keys, open, isOpen };
  });
}

const allKeys = new Set(planRows.map(({ key }) => key.replaceAll("[]", "")));

/** The keys that a row of the checklist means, for the paths of this plan. */
const keysOf = (key: string, plan: Plan): string[] =>
  (key.includes("*")
    ? Object.keys(plan.paths).map((path) => key.replace("*", path))
    : [key]
  ).filter((each) => allKeys.has(each));
