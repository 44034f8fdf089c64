import type { PathId, PathStatus } from "../../model/index.ts";
import type { Estimated } from "../estimate.ts";
import { spreadOf } from "../spread.ts";
import type { CategoryDiff, FigureDiff, LineDiff, PairDiff } from "./diff.ts";
import { type Drawn, gapOf } from "./gap.ts";
import { monthDiff } from "./month-diff.ts";

/** The figures of a path that are compared where both sides have them. */
const figureIds = [
  "build.total",
  "build.as-quoted",
  "run.total",
  "total",
  "fallback.total",
  "total-with-fallback",
  "present-value",
  "value.total",
  "value-less-cost",
  "cost-per-task",
  "cost-per-success",
  "cost-per-task-with-fallback",
] as const;

const withPeople: ReadonlySet<string> = new Set([
  "fallback.total",
  "total-with-fallback",
  "cost-per-task-with-fallback",
]);

type Line = Pick<LineDiff, "id" | "title" | "category" | "timing">;

const linesOf = ({ model }: Estimated, path: PathId): Line[] => [
  ...model.buildLines
    .filter((line) => line.path === path)
    .map(({ id, title, category }): Line => ({ id, title, category, timing: "one-time" })),
  ...model.runLines
    .filter((line) => line.path === path)
    .map(({ id, title, category }): Line => ({ id, title, category, timing: "recurring" })),
];

/** The nodes of a path that a comparison reads, of those that the model has. */
export function pairTargets(model: Estimated["model"], paths: readonly PathId[]): string[] {
  const lines = [...model.buildLines, ...model.runLines];
  return paths.flatMap((path) => {
    const own = lines.filter((line) => line.path === path);
    const ids = [
      ...figureIds,
      ...own.map(({ id }) => `${id}.total`),
      ...own.map(({ category }) => `category.${category}.total`),
    ];
    return [...new Set(ids)].map((id) => `${path}.${id}`).filter((id) => model.graph.nodes.has(id));
  });
}

/** A path of A beside a path of B, from the same draws. */
export function diffPair(
  a: Estimated,
  b: Estimated,
  paths: { readonly a: PathId; readonly b: PathId },
): PairDiff {
  const people =
    a.estimate.comparedBy === "total-with-fallback" &&
    b.estimate.comparedBy === "total-with-fallback";
  const drawn = (side: Estimated, id: string): Drawn | undefined =>
    side.model.graph.nodes.has(id)
      ? { draws: side.evaluation.samples(id), centre: side.centre.value(id) }
      : undefined;
  const gap = (id: string, inside: "both" | "a" | "b") =>
    gapOf(
      inside === "b" ? undefined : drawn(a, `${paths.a}.${id}`),
      inside === "a" ? undefined : drawn(b, `${paths.b}.${id}`),
      a.evaluation.draws,
    );
  const amounts = (id: string, inside: "both" | "a" | "b") => ({
    in: inside,
    ...(inside === "b" ? {} : { aUsd: a.centre.value(`${paths.a}.${id}`) }),
    ...(inside === "a" ? {} : { bUsd: b.centre.value(`${paths.b}.${id}`) }),
    difference: gap(id, inside),
  });

  const figures = figureIds
    .filter((id) => people || !withPeople.has(id))
    .filter((id) => [a, b].every((side, at) => has(side, at === 0 ? paths.a : paths.b, id)))
    .map((id): FigureDiff => {
      const [nodeA, nodeB] = [`${paths.a}.${id}`, `${paths.b}.${id}`];
      return {
        id,
        unit: a.model.graph.nodes.get(nodeA)?.unit as string,
        a: spreadOf(a.evaluation, a.centre, nodeA),
        b: spreadOf(b.evaluation, b.centre, nodeB),
        difference: gap(id, "both"),
      };
    });
  const [inA, inB] = [linesOf(a, paths.a), linesOf(b, paths.b)];
  const lines = joined(inA, inB, ({ id }) => id).map(
    ({ item: { id, title, category, timing }, inside }): LineDiff => ({
      id,
      title,
      category,
      timing,
      ...amounts(`${id}.total`, inside),
    }),
  );
  const categories = joined(inA, inB, ({ category }) => category).map(
    ({ item: { category }, inside }): CategoryDiff => ({
      category,
      ...amounts(`category.${category}.total`, inside),
    }),
  );
  const lessOften = successSlack(b, figures, model(a, paths.a) !== model(b, paths.b));
  const status = (side: Estimated, path: PathId): PathStatus =>
    side.model.paths.find(({ id }) => id === path)?.status as PathStatus;
  return {
    ...paths,
    status: { a: status(a, paths.a), b: status(b, paths.b) },
    model: { a: model(a, paths.a), b: model(b, paths.b) },
    monthsToLaunch: {
      a: a.centre.value(`${paths.a}.months-to-launch`),
      b: b.centre.value(`${paths.b}.months-to-launch`),
    },
    ...(lessOften === undefined ? {} : { lessOften }),
    comparedBy: people ? "total-with-fallback" : "total",
    figures,
    month13: monthDiff(a, b, paths),
    lines: lines.sort(largestFirst(({ id }) => id)),
    categories: categories.sort(largestFirst(({ category }) => category)),
  };
}

/** Name of the model of a path. */
const model = (side: Estimated, path: PathId): string =>
  side.model.paths.find(({ id }) => id === path)?.model as string;

/** What all tasks cost when people do them: what one whole share of success is worth. */
const allByPeople = "baseline.do-nothing.total";

/** See `PairDiff.lessOften`: only where the money of people says that both succeed as often. */
function successSlack(
  b: Estimated,
  figures: readonly FigureDiff[],
  otherModel: boolean,
): number | undefined {
  const figure = (id: string) => figures.find((each) => each.id === id)?.difference;
  const [people, total] = [figure("fallback.total"), figure("total")];
  if (!otherModel || people === undefined || total === undefined) return undefined;
  if (people.chanceMore > 0 || people.chanceLess > 0) return undefined;
  if (!b.model.graph.nodes.has(allByPeople)) return undefined;
  const share = b.centre.value(allByPeople);
  return share > 0 ? -total.centre / share : undefined;
}

const has = ({ model }: Estimated, path: PathId, id: string): boolean =>
  model.graph.nodes.has(`${path}.${id}`);

/** What is on either side, once, and on which: B's words where both have it. */
function joined<Item>(
  a: readonly Item[],
  b: readonly Item[],
  keyOf: (item: Item) => string,
): { readonly item: Item; readonly inside: "both" | "a" | "b" }[] {
  const [ofA, ofB] = [a, b].map((items) => new Map(items.map((item) => [keyOf(item), item])));
  return [...new Set([...a, ...b].map(keyOf))].map((key) => {
    const [inA, inB] = [ofA?.get(key), ofB?.get(key)];
    const inside = inA === undefined ? "b" : inB === undefined ? "a" : "both";
    return { item: (inB ?? inA) as Item, inside };
  });
}

/** By the difference at the medians, then by how far the draws reach, then by name. */
const largestFirst =
  <Row extends { readonly difference: { centre: number; p10: number; p90: number } }>(
    nameOf: (row: Row) => string,
  ) =>
  (one: Row, other: Row): number => {
    const size = ({ difference: d }: Row): number => Math.abs(d.centre);
    const reach = ({ difference: d }: Row): number => Math.max(Math.abs(d.p10), Math.abs(d.p90));
    return (
      size(other) - size(one) || reach(other) - reach(one) || (nameOf(one) < nameOf(other) ? -1 : 1)
    );
  };
