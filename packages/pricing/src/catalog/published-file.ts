import { type CheckProblem, type Issue, type Outcome, readDocument, shape } from "@outlay/document";
import { type PublishedFigure, publishedShape } from "./published.ts";
import type { Sources } from "./source-list.ts";

/**
 * Reads `catalog/published.yaml`: ids are unique, ranges in order, sources known, and what is compared or
 * a share has a range to compare.
 *
 * @param file name for messages; nothing is opened
 */
export function readPublished(
  text: string,
  file: string,
  sources: Sources,
): Outcome<readonly PublishedFigure[], Issue[]> {
  const document = shape.checked(
    shape.object({ published: shape.list(publishedShape, { min: 1 }) }),
    ({ published }) =>
      published.flatMap((figure, index) =>
        problemsOf(figure, published, index, sources).map((problem) => ({
          ...problem,
          at: ["published", index, ...(problem.at ?? [])],
        })),
      ),
  );
  const read = readDocument(text, file, document);
  return read.ok ? { ok: true, value: read.value.published } : read;
}

function problemsOf(
  figure: PublishedFigure,
  all: readonly PublishedFigure[],
  index: number,
  sources: Sources,
): CheckProblem[] {
  const { id, values = [], compare, category, contradiction, kind } = figure;
  const twice = all.findIndex((other) => other.id === id) < index;
  const also = compare?.also;
  return [
    ...(twice ? [{ message: `\`${id}\` is already a figure above`, at: ["id"] }] : []),
    ...values.flatMap(({ amount: [low = 0, high = low] }, value) =>
      low > high ? [{ message: `${low} stands before ${high}`, at: ["values", value] }] : [],
    ),
    ...figure.sources.flatMap((source, at) =>
      sources.has(source)
        ? []
        : [{ message: `\`${source}\` is no source of sources/`, at: ["sources", at] }],
    ),
    ...((compare !== undefined || category !== undefined) && values.length === 0
      ? [{ message: "what stands beside an estimate needs a value", at: [] }]
      : []),
    ...(also !== undefined && !all.some((other) => other.id === also)
      ? [{ message: `\`${also}\` is no figure of this file`, at: ["compare", "also"] }]
      : []),
    ...(kind === "price" && values.length === 0 && contradiction === undefined
      ? [{ message: "a price without a value belongs into its book", at: [] }]
      : []),
  ];
}
