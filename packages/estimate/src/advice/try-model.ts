import { median } from "../distribution/index.ts";
import { type Point, pointAt } from "../graph/index.ts";
import { buildModel, type EstimateFacts, type Model, type PathId } from "../model/index.ts";
import { countsFallback } from "../model/outcome/counts-fallback.ts";
import type { Plan } from "../plan/index.ts";
import type { ModelAdvice, RulingCode } from "./advice.ts";
import { brokenLimit, limitNodes } from "./broken-limit.ts";
import { planWith } from "./plan-with.ts";

/** What a model comes to in a path of a plan. */
export interface TriedModel
  extends Pick<
    ModelAdvice,
    "totalUsd" | "usdPerTask" | "runMonthUsd" | "monthsToLaunch" | "conditions"
  > {
  readonly name: string;
  readonly machine?: string;
  /** USD if a person had to do every task; absent where people are not counted. */
  readonly byPeopleUsd?: number;
}

/** Why a model cannot stand in a path. */
export interface Refusal {
  readonly code: RulingCode;
  readonly text: string;
  /** The path is ruled out whatever model it has, through an API. */
  readonly whatever: boolean;
}

/** A month of running that is shown: the thirteenth, or the last of a shorter horizon. */
const shownMonth = (months: number): number => Math.min(12, months - 1);

/**
 * Estimates the plan with the model in the path, every input at its median; or says why it cannot be
 * taken, by the rules of the estimate itself.
 */
export function tryModel(
  plan: Plan,
  facts: EstimateFacts,
  path: PathId,
  name: string,
):
  | { readonly ok: true; readonly value: TriedModel }
  | { readonly ok: false; readonly error: Refusal } {
  const built = buildModel(planWith(plan, path, name), facts, [path]);
  if (!built.ok) {
    const text = built.error[0]?.message ?? "the catalog does not know it";
    return refused("unpriced", text);
  }
  const model = built.value;
  const refusal = refusalOf(model, path);
  if (refusal !== undefined) return { ok: false, error: refusal };
  const { graph, months, paths, feasibility } = model;
  const withPeople = countsFallback(plan);
  const point = pointAt(graph, (input) => median(input.distribution), [
    `${path}.total`,
    `${path}.cost-per-task`,
    `${path}.run.month`,
    `${path}.months-to-launch`,
    ...(withPeople ? ["basis.task-at-wages.sum", "outcome.fallback_cost"] : []),
    ...limitNodes(plan, model, path),
  ]);
  const broken = brokenLimit(plan, model, path, point);
  if (broken !== undefined) return refused("limit", broken);
  const machine = paths[0]?.machine;
  return {
    ok: true,
    value: {
      name: paths[0]?.model ?? name,
      totalUsd: point.value(`${path}.total`),
      usdPerTask: point.value(`${path}.cost-per-task`),
      runMonthUsd: point.months(`${path}.run.month`)[shownMonth(months)] as number,
      monthsToLaunch: point.value(`${path}.months-to-launch`),
      conditions: (feasibility[0]?.conditions ?? []).map(({ id, text }) => ({ id, text })),
      ...(withPeople ? { byPeopleUsd: byPeople(point) } : {}),
      ...(machine === undefined ? {} : { machine }),
    },
  };
}

const byPeople = (point: Point): number =>
  point.value("basis.task-at-wages.sum") * point.value("outcome.fallback_cost");

const refused = (code: RulingCode, text: string, whatever = false) =>
  ({ ok: false, error: { code, text, whatever } }) as const;

/** What the estimate says against a path, first what lies with the model, then the rules of the plan. */
function refusalOf(model: Model, path: PathId): Refusal | undefined {
  const [built] = model.paths;
  const noted = (code: string): string | undefined =>
    model.notes.find((note) => note.path === path && note.code === code)?.text;
  if (built?.status === "ruled-out") {
    for (const code of ["ended", "not-tuned", "does-not-fit"] as const) {
      const text = noted(code);
      if (text === undefined) continue;
      const isContext = code === "does-not-fit" && /^A typical call needs/.test(text);
      return { code: isContext ? "context" : code, text, whatever: false };
    }
  }
  const reasons = model.feasibility[0]?.reasons ?? [];
  if (reasons.length > 0) return { code: "rules", text: reasons.join(" "), whatever: true };
  if (built?.status === "priced") return undefined;
  const text = noted("unpriced") ?? "A price that this plan needs is not in the book.";
  return { code: "unpriced", text, whatever: false };
}
