import { type CheckProblem, nearest } from "@outlay/document";
import type { PriceStatus } from "../../price-line.ts";
import { type Sources, witnesses } from "../source-list.ts";
import { type Lint, rowsOf } from "./lint.ts";

/**
 * Sources that are not in the list, a status that its sources do not bear out, or a check that is
 * later than anything its sources prove.
 */
export const evidence: Lint = (file, sources) => {
  const stated = [
    ...file.models.flatMap(({ prices, end_of_life: end }, m) => [
      ...prices.map((sheet, s) => ({ ...sheet, at: ["models", m, "prices", s] })),
      ...(end === undefined
        ? []
        : [{ ...end, status: undefined, at: ["models", m, "end_of_life"] }]),
    ]),
    ...rowsOf(file)
      .filter(({ row }) => row.sources !== undefined || row.status !== undefined)
      .map(({ sheet, row, at }) => ({
        sources: row.sources ?? sheet.sources,
        status: row.status ?? sheet.status,
        // A row with sources of its own is checked as late as they show it, not as those of the sheet.
        checked: row.checked ?? (isDated(row.sources, sources) ? sheet.checked : undefined),
        at,
      })),
    ...(file.facts ?? []).map((fact, f) => ({
      sources: fact.sources,
      status: undefined,
      checked: undefined,
      at: ["facts", f],
    })),
  ];
  return stated.flatMap((fact) => evidenceProblems(fact, sources));
};

/** Whether a row names sources of its own that prove a day. */
const isDated = (ids: readonly string[] = [], sources: Sources): boolean =>
  ids.some((id) => sources.get(id)?.dated !== undefined);

/** What somebody says of a fact's evidence, and the way to it. */
export interface Stated {
  readonly sources: readonly string[];
  readonly status: PriceStatus | undefined;
  readonly checked: string | undefined;
  readonly at: readonly (string | number)[];
}

/** What the sources of one fact do not bear out. */
export function evidenceProblems(
  { sources: ids, status, checked, at }: Stated,
  sources: Sources,
): CheckProblem[] {
  const unknown = ids.flatMap((id, index): CheckProblem[] => {
    if (sources.has(id)) return [];
    const suggestion = nearest(id, sources.keys());
    return [
      {
        message: `\`${id}\` is not in the list of sources`,
        ...(suggestion === undefined ? {} : { suggestion }),
        at: [...at, "sources", index],
      },
    ];
  });
  if (unknown.length > 0) return unknown;
  const problems: CheckProblem[] = [];
  const kinds = ids.map((id) => sources.get(id)?.kind);
  if (status === "two catalogues agree" && witnesses(ids, sources) < 2) {
    problems.push({
      code: "inconsistent",
      message: `"two catalogues agree" needs two sources that do not copy each other`,
      at: [...at, "sources"],
    });
  }
  if (status === "vendor page" && !kinds.includes("vendor page")) {
    problems.push({
      code: "inconsistent",
      message: `"vendor page" needs a source that is one`,
      at: [...at, "sources"],
    });
  }
  const proven = ids
    .map((id) => sources.get(id)?.dated ?? "")
    .reduce((latest, day) => (day > latest ? day : latest), "");
  if (checked !== undefined && checked > proven) {
    problems.push({
      code: "inconsistent",
      message: `checked on ${checked}, but its sources prove nothing after ${proven}`,
      at: [...at, "checked"],
    });
  }
  return problems;
}
