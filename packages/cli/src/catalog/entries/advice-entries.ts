import { type AdviceTask, type ModelType, modalityOf, type SourcingRow } from "@outlay/pricing";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of advice. */
export const adviceColumns: readonly Column[] = [
  { header: "id" },
  { header: "what", wraps: true },
  { header: "cost, by article", wraps: true },
  { header: "for", wraps: true },
];

/** Tasks, kinds of models, and closed against open: what `outlay advise` is made from. */
export const adviceEntries = ({ advice }: Catalog): readonly CatalogEntry[] => [
  ...advice.model_types.map(typeEntry),
  ...advice.sourcing.map(sourcingEntry),
  ...advice.tasks.map((task) => taskEntry(task, advice.model_types)),
];

/** A few tasks by name, many by what goes in or comes out. */
const inShort = (tasks: readonly string[]): string =>
  tasks.length <= 2 ? tasks.join(", ") : [...new Set(tasks.map(modalityOf))].join(", ");

function typeEntry(type: ModelType): CatalogEntry {
  const { id, published, name, profile, best_for: bestFor, why, now, contradiction } = type;
  const { sold_for: sold, built_for: built, status, checked, sources } = type;
  return {
    id: `type.${id}`,
    name,
    cells: [`type.${id}`, name, profile, inShort(sold.length > 0 ? sold : built)],
    facts: [
      ["cost, by the article", `${profile}: ${why}`],
      ["best for, by the article", bestFor.join(", ")],
      ["sold for today", sold.length === 0 ? "nothing" : sold.join(", ")],
      ...(built.length === 0 ? [] : [["trained by oneself for", built.join(", ")] as const]),
      ["now", now],
      ...(contradiction === undefined
        ? []
        : ([
            ["says", contradiction.says],
            ["but", contradiction.but],
          ] as const)),
      ["figure", published],
    ],
    status,
    checked,
    sources,
    data: { ...type, id: `type.${id}` },
  };
}

function sourcingEntry(row: SourcingRow): CatalogEntry {
  const { id, published, name, aspects, status, checked, sources } = row;
  return {
    id: `sourcing.${id}`,
    name,
    cells: [`sourcing.${id}`, name, aspects.find(({ what }) => what === "pricing")?.says ?? "", ""],
    facts: [
      ...aspects.map(
        ({ what, says, but }) => [what, but === undefined ? says : `${says}; but ${but}`] as const,
      ),
      ["figure", published],
    ],
    status,
    checked,
    sources,
    data: { ...row, id: `sourcing.${id}` },
  };
}

function taskEntry(task: AdviceTask, types: readonly ModelType[]): CatalogEntry {
  const { id, says, meters = [], kind } = task;
  const names = (list: "sold_for" | "built_for"): string =>
    types
      .filter((type) => type[list].includes(id))
      .map(({ name }) => name)
      .join(", ");
  const [sold, built] = [names("sold_for"), names("built_for")];
  return {
    id: `task.${id}`,
    name: says,
    cells: [`task.${id}`, says, "", sold === "" ? `${built} (trained by oneself)` : sold],
    facts: [
      ...(sold === "" ? [] : [["kinds of models", sold] as const]),
      ...(built === "" ? [] : [["trained by oneself", built] as const]),
      [
        "shown by a price of",
        kind ??
          (meters.length === 0 ? "none: no seller of the catalog offers it" : meters.join(", ")),
      ],
    ],
    sources: [],
    data: { ...task, id: `task.${id}` },
  };
}
