import type { Point } from "../graph/index.ts";
import { isApi, type Model, type PathId } from "../model/index.ts";
import { roughUsd } from "../model/self-hosted/fleet-notes.ts";
import type { Plan } from "../plan/index.ts";

/** What it means for one path, or for all. */
export interface Touch {
  readonly path?: PathId;
  readonly text: string;
}

/** An estimate at the medians of its inputs. */
export interface Touched {
  readonly plan: Plan;
  readonly model: Model;
  readonly middle: Point;
}

/** What a contradiction means in a plan that it touches; nothing where it moves no figure. */
type Here = (given: Touched) => readonly Touch[];

/** Chunks from which the size of an index is a cost. */
const largeIndex = 1e6;

/** Parameters of a model of the 8B class, at most. */
const smallModel = 1.4e10;

/** Hours of one full-time person in a month: 1800 ÷ 12. */
const hoursOfMonth = 150;

/** What the store and its searches cost, where the index is large. */
export const storeHere: Here = ({ plan, model, middle }) =>
  chunksOf(plan, middle) < largeIndex
    ? []
    : pathsOf(model).flatMap((path) => {
        const [store, search] = ["store", "search"].map((part) =>
          monthly(model, middle, `${path}.retrieval.${part}`),
        );
        return store === undefined || search === undefined
          ? []
          : [
              {
                path,
                text: `the store is ${roughUsd(store)} a month and its searches ${roughUsd(search)}`,
              },
            ];
      });

/** Machines and rent of a model of the 8B class. */
export const machinesHere: Here = ({ plan, model, middle }) =>
  pathsOf(model).flatMap((path) => {
    const machines = machinesOf(model, middle, path);
    if (machines === undefined || (sizeOf(plan, model, path) ?? 0) > smallModel) return [];
    const rent = monthly(model, middle, `${path}.gpu-serving`);
    return rent === undefined
      ? []
      : [{ path, text: `${machines}, ${roughUsd(rent)} a month after a year` }];
  });

/** Part of the build that engineering and data preparation take. */
export const path4BuildHere: Here = ({ model, middle }) => {
  const [sum] = model.published.get("self-hosted-tuned") ?? [];
  if (sum === undefined) return [];
  const build = middle.value(sum.node);
  const two = sum.parts
    .filter(({ category }) => category === "engineering" || category === "data-preparation")
    .reduce((all, { node }) => all + middle.value(node), 0);
  return [
    {
      path: "self-hosted-tuned",
      text: `the two are ${roughUsd(two)} of ${roughUsd(build)}, ${percent(two / build)}`,
    },
  ];
};

/** Place of the model bill among the lines, where it is one of the first four. */
export const modelRankHere: Here = ({ model, middle }) =>
  pathsOf(model).flatMap((path) => {
    const lines = [...model.buildLines, ...model.runLines]
      .filter((line) => line.path === path && line.category !== "fallback")
      .map((line) => ({ id: line.id, usd: middle.value(`${path}.${line.id}.total`) }))
      .sort((a, b) => b.usd - a.usd);
    const at = lines.findIndex(({ id }) => id === "model-usage");
    return at < 0 || at > 3
      ? []
      : [
          {
            path,
            text: `in your plan it is number ${at + 1} of ${lines.length} lines over ${model.months} months`,
          },
        ];
  });

/** What is paid after the launch, over five years and more. */
export const lifeShareHere: Here = ({ model, middle }) =>
  model.months < 60 || pathsOf(model).length === 0
    ? []
    : [
        {
          text: pathsOf(model)
            .map((path) => {
              const all = middle.value(`${path}.total`);
              return `${path} ${percent(middle.value(`${path}.run.total`) / all)} of the total after the launch, ${percent(sumOf(model, middle, path, "maintenance") / all)} for maintenance and changes of model`;
            })
            .join("; "),
        },
      ];

/** Where the plan promises times. */
export const latencyHere: Here = ({ plan, model }) =>
  plan.latency === undefined
    ? []
    : pathsOf(model)
        .filter((path) => !isApi(path))
        .map((path) => ({
          path,
          text: "whether the machines keep the times of the plan is calculated, first word and whole answer apart",
        }));

/** Embedding and writing a large index once. */
export const reindexHere: Here = ({ plan, model, middle }) =>
  chunksOf(plan, middle) < largeIndex || !model.graph.nodes.has("retrieval.index-once")
    ? []
    : [
        {
          text: `all ${millions(chunksOf(plan, middle))} chunks once are ${roughUsd(middle.value("retrieval.index-once"))}`,
        },
      ];

/** What such rules ask of a path through an API, and what that costs. */
export const residencyHere: Here = ({ model, middle }) =>
  model.feasibility.flatMap(({ path, state, conditions, published }) => {
    const touched = published.some(({ id }) => id === "A.constraint.residency");
    if (!touched || !isApi(path)) return [];
    if (state === "ruled-out") return [{ path, text: "ruled out by what the plan states" }];
    const cost = conditions.reduce(
      (all, { node }) => all + (node === undefined ? 0 : middle.value(node)),
      0,
    );
    const some = `${conditions.length} condition${conditions.length === 1 ? "" : "s"}`;
    return [{ path, text: `allowed with ${some}, ${roughUsd(cost)} in all` }];
  });

/** A trial that takes more than a tenth of the build. */
export const trialHere: Here = ({ model, middle }) =>
  pathsOf(model).flatMap((path) => {
    const trial = middle.value(`${path}.proof-of-concept.total`);
    const build = middle.value(`${path}.build.as-quoted`);
    return trial <= build / 10
      ? []
      : [
          {
            path,
            text: `the trial is ${roughUsd(trial)}, ${percent(trial / build)} of ${roughUsd(build)}`,
          },
        ];
  });

/** A product, in months of one person. */
export const productHere: Here = ({ plan, model, middle }) =>
  plan.product === undefined
    ? []
    : pathsOf(model).map((path) => {
        const build = middle.value(`${path}.build.as-quoted`);
        const months = build / middle.value("people.build-rate") / hoursOfMonth;
        return {
          path,
          text: `${roughUsd(build)} as quoted, about ${Math.round(months)} months of one person with their share of project lead and QA`,
        };
      });

const pathsOf = (model: Model): readonly PathId[] =>
  model.paths.filter(({ status }) => status !== "ruled-out").map(({ id }) => id);

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const millions = (count: number): string => `${Number((count / 1e6).toPrecision(2))}M`;

/** Chunks of the plan at the middle; none without retrieval, or where no path is priced. */
const chunksOf = (plan: Plan, middle: Point): number =>
  plan.retrieval === undefined || !middle.has("retrieval.chunks")
    ? 0
    : middle.value("retrieval.chunks");

/** USD of the twelfth month of a line or a part. */
function monthly(model: Model, middle: Point, id: string): number | undefined {
  if (!model.graph.nodes.has(`${id}.month`)) return undefined;
  return middle.months(`${id}.month`)[Math.min(11, model.months - 1)];
}

function machinesOf(model: Model, middle: Point, path: PathId): string | undefined {
  const machine = model.paths.find(({ id }) => id === path)?.machine;
  if (machine === undefined || !model.graph.nodes.has(`${path}.machines`)) return undefined;
  const count = middle.months(`${path}.machines`)[Math.min(11, model.months - 1)] as number;
  return `${count} × ${machine}`;
}

/** Parameters of the model of a path on machines. */
const sizeOf = (plan: Plan, model: Model, path: PathId): number | undefined =>
  plan.paths[path] === undefined
    ? undefined
    : model.paths.find(({ id }) => id === path)?.fleets?.[0]?.serving.replica.model.parameters;

function sumOf(model: Model, middle: Point, path: PathId, category: string): number {
  const id = `${path}.category.${category}.run`;
  return model.graph.nodes.has(id) ? middle.value(id) : 0;
}

/** Infrastructure of a year beside what people and upkeep take. */
export function recurringHere({ model, middle }: Touched, path: PathId): readonly Touch[] {
  const sum = model.published.get(path)?.find(({ basis }) => basis === "infrastructure-a-year");
  if (sum === undefined) return [];
  const years = model.months / 12;
  const people = sumOf(model, middle, path, "operations") / years;
  const upkeep = sumOf(model, middle, path, "maintenance") / years;
  return [
    {
      path,
      text: `infrastructure ${roughUsd(middle.value(sum.node))} in the first year, and in a mean year ${roughUsd(people)} for people who run it, ${roughUsd(upkeep)} for maintenance and changes of model`,
    },
  ];
}

/**
 * Where the rent of the machines of today's load is equal to the bill of the model: a model of the Sonnet
 * class against an open model of the 8B class, as in the article, and both paths possible.
 */
export function crossoverHere({ plan, model, middle }: Touched): readonly Touch[] {
  const can = (path: PathId) =>
    pathsOf(model).includes(path) &&
    model.feasibility[model.paths.findIndex(({ id }) => id === path)]?.state !== "ruled-out";
  const sonnet = /sonnet/i.test(plan.paths.hosted?.model.value ?? "");
  const size = sizeOf(plan, model, "self-hosted");
  if (!sonnet || size === undefined || size > smallModel) return [];
  if (!can("hosted") || !can("self-hosted")) return [];
  const usage = monthly(model, middle, "hosted.model-usage");
  const rent = monthly(model, middle, "self-hosted.gpu-serving");
  if (usage === undefined || rent === undefined || usage <= 0) return [];
  const at = Math.min(11, model.months - 1);
  const tasks = middle.months("volume.tasks")[at] as number;
  const each = usage / tasks;
  return [
    {
      text: `one task costs ${Number(each.toPrecision(2))} USD at the vendor, and the machines for ${grouped(tasks)} tasks ${roughUsd(rent)} a month: equal near ${grouped(rent / each)} tasks, if the machines were enough for them, people and upkeep left out`,
    },
  ];
}

/** A count with two significant digits and commas. */
const grouped = (count: number): string =>
  String(Number(count.toPrecision(2))).replace(/\B(?=(\d{3})+$)/g, ",");
