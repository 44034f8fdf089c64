import { type CheckProblem, type Issue, type Outcome, readDocument, shape } from "@outlay/document";
import { decimal } from "../decimal.ts";
import { compareRational } from "../rational.ts";
import { evidenceProblems } from "./lints/evidence.ts";
import { type Regime, type RegimeRange, regimeShape } from "./regime.ts";
import type { Sources } from "./source-list.ts";

/**
 * Reads `catalog/regimes.yaml`: ids are unique, ranges and dates in order, and the sources bear out what
 * they are said to show.
 *
 * @param file name for messages; nothing is opened
 */
export function readRegimes(
  text: string,
  file: string,
  sources: Sources,
): Outcome<readonly Regime[], Issue[]> {
  const document = shape.checked(
    shape.object({ regimes: shape.list(regimeShape, { min: 1 }) }),
    ({ regimes }) =>
      regimes.flatMap((regime, index) =>
        [
          ...(regimes.findIndex(({ id }) => id === regime.id) < index
            ? [{ message: `\`${regime.id}\` is already a regime above`, at: ["id"] }]
            : []),
          ...rangeProblems(regime),
          ...dateProblems(regime),
          ...evidenceProblems(
            {
              sources: regime.sources,
              status: regime.status === "assumption" ? undefined : regime.status,
              checked: regime.checked,
              at: [],
            },
            sources,
          ),
        ].map((problem) => ({ ...problem, at: ["regimes", index, ...(problem.at ?? [])] })),
      ),
  );
  const read = readDocument(text, file, document);
  return read.ok ? { ok: true, value: read.value.regimes } : read;
}

function rangeProblems(regime: Regime): CheckProblem[] {
  const ranges: readonly (readonly [string, RegimeRange | undefined])[] = [
    ["certificate", regime.certificate],
    ["certificate_yearly", regime.certificate_yearly],
    ["weeks", regime.weeks],
    ...(regime.outside ?? []).map(({ usd }) => ["outside", usd] as const),
  ];
  return ranges.flatMap(([key, range]) => {
    if (range === undefined) return [];
    const [low, likely, high] = [range.low, range.likely, range.high].map(decimal);
    if (low === undefined || likely === undefined || high === undefined) return [];
    const inOrder = compareRational(low, likely) <= 0 && compareRational(likely, high) <= 0;
    return inOrder ? [] : [{ message: "low ≤ likely ≤ high does not hold", at: [key] }];
  });
}

/** Dates of application that are not in their order: a reader takes the first for the next. */
const dateProblems = ({ applies = [] }: Regime): CheckProblem[] =>
  applies.flatMap(({ from }, index) => {
    const before = applies[index - 1]?.from;
    return before !== undefined && before > from
      ? [{ message: `${from} stands after ${before}`, at: ["applies", index] }]
      : [];
  });
