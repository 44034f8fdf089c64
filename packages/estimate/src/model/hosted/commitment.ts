import {
  add,
  div,
  type Expression,
  max,
  min,
  mul,
  neg,
  node,
  quantity,
  sub,
  type Term,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { RunPart } from "../sheet/line.ts";
import type { ApiPath } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId, basisMonth } from "../volume/basis.ts";
import { addBasis } from "../volume/volume.ts";
import { type ShadowCost, shadowRate } from "./routing.ts";

/**
 * Parts of the bill that a contract adds to what is used, month by month:
 *
 * - free credit: less the smaller of credit and use
 * - shortfall: what the bill after credit falls short of the minimum commitment
 *
 * So the bill is the larger of what is used and what is committed: never less than what is used, and
 * never less than without a commitment. Both compare each month of each draw; a plan that states neither
 * has no such series.
 *
 * @param used the parts of the line that are used
 * @param shadows calls of a route that the same seller bills, in a line of their own
 */
export function commitmentParts(
  { sheet, plan, years }: ModelContext,
  path: ApiPath,
  used: readonly RunPart[],
  shadows: readonly ShadowCost[],
): RunPart[] {
  const { minimum_commitment: least, free_credit: free } = plan.commercial ?? {};
  if (least === undefined && free === undefined) return [];
  const billed = [
    ...used.map(({ id, basis }) => ({ basis, rate: node(`${path}.model-usage.${id}.rate`) })),
    ...shadows.map(({ prefix, basis }) => ({ basis, rate: node(shadowRate(path, prefix)) })),
  ];
  const use = sheet.step(
    `${path}.model-usage.use`,
    "USD / month",
    "Model usage of each month, shadow calls of a route included, before credit and commitment.",
    add(
      ...[...Map.groupBy(billed, ({ basis }) => basis)].map(([basis, parts]) =>
        mul(add(...parts.map(({ rate }) => rate)), basisMonth(path, basis)),
      ),
    ),
  );
  const parts: RunPart[] = [];
  let owed: Term = use;
  if (free !== undefined) {
    const credit = addFreeCredit(sheet, plan);
    addBasis(
      sheet,
      years,
      basisId(path, "month-of-free-credit"),
      "factor",
      "Months, each weighted with the part of the free credit that is used.",
      creditUsed(use, credit),
    );
    parts.push({
      id: "free-credit",
      doc: "Usage that is free, less.",
      basis: "month-of-free-credit",
      rate: neg(credit),
    });
    owed = afterCredit(use, credit);
  }
  if (least !== undefined) {
    const commitment = addMinimumCommitment(sheet, plan);
    addBasis(
      sheet,
      years,
      basisId(path, "month-of-unused-commitment"),
      "factor",
      "Months, each weighted with the part of the commitment that is not used.",
      commitmentUnused(owed, commitment),
    );
    parts.push({
      id: "shortfall",
      doc: "Committed and not used.",
      basis: "month-of-unused-commitment",
      rate: commitment,
    });
  }
  return parts;
}

/** Model usage of each month that is free, USD / month; of a plan that states it. */
export const addFreeCredit = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "commercial.free_credit",
    doc: "Model usage of each month that is free.",
    plan: plan.commercial?.free_credit,
    key: "commercial.free_credit",
  });

/** Least that the seller is paid each month, USD / month; of a plan that states it. */
export const addMinimumCommitment = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "commercial.minimum_commitment",
    doc: "Least that the seller of the model is paid each month.",
    plan: plan.commercial?.minimum_commitment,
    key: "commercial.minimum_commitment",
  });

/** Part of a month's credit that is used. */
export const creditUsed = (use: Term, credit: Term): Term => min(1, div(use, credit));

/** What a month's usage costs after credit, USD / month. */
export const afterCredit = (use: Term, credit: Term): Term =>
  max(sub(use, credit), quantity(0, "USD / month"));

/** Part of a month's commitment that is not used. */
export const commitmentUnused = (owed: Term, commitment: Term): Term =>
  max(sub(1, div(owed, commitment)), 0);
