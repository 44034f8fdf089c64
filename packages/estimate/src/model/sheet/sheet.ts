import {
  type Expression,
  type GraphBuilder,
  graphBuilder,
  node,
  type Term,
} from "../../graph/index.ts";
import type { Defaults } from "../defaults/default.ts";
import type { BookPrice } from "./book-price.ts";
import { farOutside } from "./far-outside.ts";
import { addInput, type Given } from "./input.ts";
import type { BuildLine, PlacedBuildLine, PlacedRunLine, RunLine } from "./line.ts";
import type { EstimateNote } from "./note.ts";
import { type PathId, rowOfPath } from "./path.ts";
import { placeBuildLine } from "./place-build-line.ts";
import { placeRunLine } from "./place-run-line.ts";

/** Where the functions of the model write: inputs, steps, cost lines and notes. */
export interface Sheet {
  readonly graph: GraphBuilder;
  readonly months: number;
  readonly defaults: Defaults;
  /** The default of this id as an input; the same node when asked twice. */
  readonly assume: (id: string, doc: string) => Expression;
  /** Id of the default that holds for a path: see `rowOfPath`. */
  readonly rowOf: (path: PathId, id: string) => string;
  /** What the plan gives, or else the default. */
  readonly believe: (input: Given) => Expression;
  /** A calculated quantity. */
  readonly step: (id: string, unit: string, doc: string, formula: Term) => Expression;
  /** A quantity that several paths share: calculated where it is asked for first. */
  readonly shared: (id: string, unit: string, doc: string, formula: () => Term) => Expression;
  readonly build: (line: BuildLine) => void;
  readonly run: (line: RunLine) => void;
  readonly note: (note: EstimateNote) => void;
  /** Every price of a book that became an input, in the order in which they were added. */
  readonly bookPrices: BookPrice[];
  readonly buildLines: readonly PlacedBuildLine[];
  readonly runLines: readonly PlacedRunLine[];
  readonly notes: readonly EstimateNote[];
}

/**
 * An empty sheet.
 *
 * @param months length of the horizon
 * @param defaults what is taken where a key of the plan does not say
 * @param catalog the same without the plan's own figures: what these are held against
 */
export function newSheet(months: number, defaults: Defaults, catalog: Defaults = defaults): Sheet {
  const graph = graphBuilder({ months });
  const buildLines: PlacedBuildLine[] = [];
  const runLines: PlacedRunLine[] = [];
  const notes: EstimateNote[] = [];
  const believe = (input: Given): Expression => {
    const known = graph.has(input.id);
    const row = catalog.get(input.default ?? input.id);
    if (!known && input.plan !== undefined && row !== undefined) {
      const note = farOutside(input.key ?? input.id, input.plan, row);
      if (note !== undefined) notes.push(note);
    }
    return addInput(graph, defaults, input);
  };
  return {
    graph,
    months,
    defaults,
    believe,
    rowOf: (path, id) => rowOfPath(path, id, (row) => defaults.has(row)),
    assume: (id, doc) => believe({ id, doc }),
    step: (id, unit, doc, formula) => graph.define({ id, unit, doc, formula }),
    shared: (id, unit, doc, formula) =>
      graph.has(id) ? node(id) : graph.define({ id, unit, doc, formula: formula() }),
    build: (line) => buildLines.push(placeBuildLine(graph, line)),
    run: (line) => runLines.push(placeRunLine(graph, line)),
    note: (note) => notes.push(note),
    bookPrices: [],
    buildLines,
    runLines,
    notes,
  };
}
