import { add, type Expression, mul, node, quantity, sub, type Term } from "../../graph/index.ts";
import { addTax } from "../finance/purchase-tax.ts";
import type { ModelContext } from "../paths/model-context.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { monthsOfEnvironment } from "./build-environment.ts";
import { addBuildingTime, gpuWeeks, isReviewed, mayWait, teamLabour } from "./calendar.ts";
import { teamCost, waitingCost } from "./delay.ts";
import { addOverrunFactor } from "./overrun.ts";
import { proofOf } from "./proof-of-concept.ts";

/**
 * What of a path moves with the labour of its build, as a function of labour that is added to what the
 * plan has (USD; negative for less): that labour and its overrun, the time it takes with all that is paid
 * for that long, the proof of concept, and the upkeep. Only differences of two answers mean anything.
 *
 * The labour is one that is kept up in any case, such as an audit trail: its own upkeep is left out.
 */
export function addBuildOf(
  { sheet, plan }: ModelContext,
  path: PathId,
): (more?: Expression) => Expression {
  const overrun = addOverrunFactor(sheet);
  const labour = add(...teamLabour(sheet, path));
  const quoted = node(`${path}.build.as-quoted`);
  const rented = node(`${path}.build-environment.total`);
  const tax = addTax(sheet, plan);
  return (more) => {
    const plus = (amount: Expression): Expression =>
      more === undefined ? amount : add(amount, more);
    const building =
      more === undefined ? node(`${path}.build-months`) : addBuildingTime(sheet, plan, path, more);
    const gpus = isApi(path) ? [] : [gpuWeeks(node(`${path}.gpu-lead`), building)];
    const waits = [...gpus, ...(isReviewed(plan) ? [node("compliance.review_weeks")] : [])];
    const weeks = waits.length === 0 ? undefined : add(...waits);
    const environment = mul(
      node(`${path}.environment-month`),
      monthsOfEnvironment(building, weeks),
    );
    const waiting =
      weeks === undefined || !mayWait(plan, path)
        ? []
        : [waitingCost(sheet, weeks, teamCost(sheet, plan, plus(labour), building))];
    const parts: Term[] = [
      ...(more === undefined ? [] : [mul(more, overrun)]),
      environment,
      ...(tax === undefined ? [] : [mul(tax, environment)]),
      ...waiting,
      proofOf(sheet, plan, add(plus(quoted), sub(environment, rented))),
      ...addUpkeep(sheet, plan.finance?.maintenance === "by-parts" ? undefined : environment),
    ];
    return add(...parts);
  };
}

/** Upkeep of what is rented while building, as a part of the build that maintenance is a share of. */
const addUpkeep = (sheet: Sheet, environment: Expression | undefined): Term[] =>
  environment === undefined
    ? []
    : [
        mul(
          sheet.assume("maintenance.share", "Upkeep in a year as a share of the build."),
          environment,
          quantity(1 / 12, "year / month"),
          node("basis.month-at-wages-from-year-2.sum"),
        ),
      ];
