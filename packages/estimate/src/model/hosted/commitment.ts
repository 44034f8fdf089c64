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
import type { Sheet } from "../sheet/sheet.ts";
import { basisId, basisMonth } from "../volume/basis.ts";
import { addBasis } from "../volume/volume.ts";
import { addContractTerm, type MonthlyTerm } from "./contract-terms.ts";
import type { HostedModel } from "./hosted-model.ts";
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
  context: ModelContext,
  { path, provider }: Pick<HostedModel, "path" | "provider">,
  used: readonly RunPart[],
  shadows: readonly ShadowCost[],
): RunPart[] {
  const { sheet, plan, years } = context;
  const stated = plan.commercial ?? {};
  const least =
    stated.minimum_commitment === undefined
      ? addContractTerm(context, path, provider, "commitment")
      : { amount: addMinimumCommitment(sheet, plan) };
  const free =
    stated.free_credit === undefined
      ? addContractTerm(context, path, provider, "credit")
      : { amount: addFreeCredit(sheet, plan) };
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
    addBasis(
      sheet,
      years,
      basisId(path, "month-of-free-credit"),
      "factor",
      "Months, each weighted with the part of the free credit that is used.",
      creditUsed(use, free),
    );
    parts.push({
      id: "free-credit",
      doc: "Usage that is free, less.",
      basis: "month-of-free-credit",
      rate: neg(free.amount),
    });
    owed = afterCredit(use, free);
  }
  if (least !== undefined) {
    addBasis(
      sheet,
      years,
      basisId(path, "month-of-unused-commitment"),
      "factor",
      "Months, each weighted with the part of the commitment that is not used.",
      commitmentUnused(owed, least),
    );
    parts.push({
      id: "shortfall",
      doc: "Committed and not used.",
      basis: "month-of-unused-commitment",
      rate: least.amount,
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

/** Part of the largest month's credit that is used. */
export const creditUsed = (use: Term, { amount, share = 1 }: MonthlyTerm): Term =>
  min(share, div(use, amount));

/** What a month's usage costs after credit, USD / month. */
export const afterCredit = (use: Term, { amount, share }: MonthlyTerm): Term =>
  max(sub(use, share === undefined ? amount : mul(amount, share)), quantity(0, "USD / month"));

/** Part of the largest month's commitment that is owed and not used. */
export const commitmentUnused = (owed: Term, { amount, share = 1 }: MonthlyTerm): Term =>
  max(sub(share, div(owed, amount)), 0);
