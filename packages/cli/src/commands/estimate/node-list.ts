import type { Estimated, FormulaNode, InputNode } from "@outlay/estimate";
import { quantile } from "@outlay/estimate";
import { isPriced, originWords, pathWords, quantityText } from "@outlay/words";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "./whole-words.ts";

/** Results of a path that a reader asks for by name; its lines follow them. */
const results = [
  "total",
  "total-with-fallback",
  "build.total",
  "build.as-quoted",
  "run.total",
  "run.month",
  "present-value",
  "cost-per-task",
  "cost-per-success",
  "cost-per-task-with-fallback",
];

/**
 * The numbers of an estimate by name: what is put in, with range and source, what moves the total
 * most first; then the results path by path; with `all` everything else that is calculated. Each has
 * its name on a line of its own, which is never broken.
 */
export function nodeList({ estimate, model, centre }: Estimated, io: Io, all: boolean): string {
  const { colour, width } = io;
  const { graph } = model;
  const nodes = [...graph.nodes.values()];
  const entry = (id: string, value: string, doc: string): string =>
    [
      `${wholeWords(`${colour.bold(id)}  ${value}`, width, 0, 4)}`,
      ...(doc === "" ? [] : [wholeWords(doc, width, 4)]),
    ].join("\n");

  const keys = new Map(estimate.inputs.map(({ id, key }) => [id, key]));
  const inputs = byEffect(
    estimate,
    nodes.filter((each): each is InputNode => each.kind === "input"),
  ).map((input) => entry(input.id, `${inputText(input)}${replaceText(input, keys)}`, input.doc));

  const shown = new Set<string>();
  const formula = (id: string): FormulaNode | undefined => {
    const each = graph.nodes.get(id);
    return each?.kind === "formula" ? each : undefined;
  };
  const calculated = (each: FormulaNode): string => {
    const axes = graph.axes.get(each.id);
    const monthly = axes === "month" || axes === "both";
    const [low, high] = monthly
      ? [centre.months(each.id)[0] as number, centre.months(each.id).at(-1) as number]
      : [centre.value(each.id), centre.value(each.id)];
    return entry(each.id, valueText(low, high, each.unit), each.doc);
  };
  const paths = estimate.paths.filter(isPriced).map((path) => {
    const ids = [
      ...results.map((id) => `${path.id}.${id}`),
      ...path.lines.map(({ node }) => node),
    ].filter((id) => formula(id) !== undefined);
    for (const id of ids) shown.add(id);
    return [
      colour.bold(`Results of ${pathWords[path.id]} (${ids.length})`),
      ...ids.map((id) => calculated(formula(id) as FormulaNode)),
    ].join("\n");
  });
  const rest = nodes
    .filter((each): each is FormulaNode => each.kind === "formula" && !shown.has(each.id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return [
    [
      heading(`Inputs (${inputs.length}), those that move the total most first`, colour, width),
      wholeWords(
        "Name, range from one in ten below to one in ten above, source; the key of the plan for a figure of yours.",
        width,
      ),
      ...inputs,
    ].join("\n"),
    ...paths,
    all
      ? [colour.bold(`Calculated on the way (${rest.length})`), ...rest.map(calculated)].join("\n")
      : wholeWords(
          `${rest.length} more numbers are calculated on the way: outlay explain PLAN --all. Each name opens: outlay explain PLAN NODE.`,
          width,
        ),
  ].join("\n\n");
}

/** Inputs in the order of what they move the total by; the others follow by name. */
function byEffect(estimate: Estimated["estimate"], inputs: readonly InputNode[]): InputNode[] {
  const rank = new Map((estimate.drivers[0]?.drivers ?? []).map(({ id }, at) => [id, at]));
  const of = ({ id }: InputNode): number => rank.get(id) ?? Number.POSITIVE_INFINITY;
  return [...inputs].sort((a, b) =>
    of(a) === of(b) ? (a.id < b.id ? -1 : 1) : of(a) < of(b) ? -1 : 1,
  );
}

/** Range, middle and source of an input; an event that may not happen starts at zero. */
function inputText({ distribution, unit, origin }: InputNode): string {
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => quantile(distribution, share)) as [
    number,
    number,
    number,
  ];
  const range = quantityText(low, high, unit);
  const mid = low === high ? "" : `, middle ${quantityText(middle, middle, unit)}`;
  const { position } = origin;
  const place =
    position === undefined ? "" : position.file === "--set" ? ", --set" : `, line ${position.line}`;
  return `${range}${mid} (${originWords[origin.kind]}${place})`;
}

/** The key of the plan that takes a figure of one's own in the place of what is assumed or published. */
function replaceText({ id, origin }: InputNode, keys: ReadonlyMap<string, string | undefined>) {
  const key = origin.kind === "plan" || origin.key !== undefined ? undefined : keys.get(id);
  return key === undefined ? "" : `; yours: ${key}`;
}

/** A result at the middle of all inputs; of a running month, the first and the last. */
const valueText = (first: number, last: number, unit: string): string => {
  const [one, other] = [quantityText(first, first, unit), quantityText(last, last, unit)];
  return one === other ? one : `${one} in the first month, ${other} in the last`;
};
