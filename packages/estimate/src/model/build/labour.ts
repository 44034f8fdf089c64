import { add, type Expression, mul, node } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * USD for one hour of the people who build and run it: the plan's rate; or the sum of share × rate
 * over the roles of the plan, whose shares add up to 1; or else the default.
 */
export function addRate(sheet: Sheet, plan: Plan): Expression {
  const doc = "Blended rate of the people who build and run it.";
  const roles = plan.people?.roles ?? [];
  const stated = plan.people?.rate;
  if (roles.length === 0) {
    return sheet.believe({
      id: "people.rate",
      doc,
      plan: stated,
      default: "labour.rate.blended",
    });
  }
  if (sheet.graph.has("people.rate")) return node("people.rate");
  if (stated !== undefined) {
    sheet.note({
      code: "implausible",
      text: `people.rate (${stated.text}) is not used: the plan also states people.roles, whose shares and rates are.`,
    });
  }
  const parts = roles.map(({ name, rate, share }, at) =>
    mul(
      sheet.believe({
        id: `people.roles.${at + 1}.share`,
        doc: `Part of all hours that ${name} works.`,
        plan: share,
      }),
      sheet.believe({ id: `people.roles.${at + 1}.rate`, doc: `One hour of ${name}.`, plan: rate }),
    ),
  );
  return sheet.step(
    "people.rate",
    "USD / hour",
    `${doc} Share × rate of each role.`,
    add(...parts),
  );
}

/** Hours of project lead, QA and design for each hour of building. */
export const addDeliveryOverhead = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "people.delivery_overhead",
    doc: "Hours of project lead, QA and design for each hour of building.",
    plan: plan.people?.delivery_overhead,
    default: "labour.delivery-overhead",
  });

/** USD for one hour of work on the build, with its share of project lead, QA and design. */
export const addBuildRate = (sheet: Sheet, plan: Plan): Expression =>
  sheet.shared(
    "people.build-rate",
    "USD / hour",
    "One hour of building, delivery overhead included: rate × (1 + overhead).",
    () => mul(addRate(sheet, plan), add(1, addDeliveryOverhead(sheet, plan))),
  );

/** Factor on the hours that grow with what the system has to do. */
export const addScope = (sheet: Sheet, plan: Plan): Expression =>
  plan.scope === undefined
    ? sheet.assume("scope.multiplier", "Size of the build against one assistant.")
    : sheet.assume(
        `scope.${plan.scope}`,
        `Size of the build against one assistant: ${plan.scope}.`,
      );

/**
 * Regimes that ask for no records of single answers: data protection, and a company's own controls; those
 * with `records: false` in the catalog.
 */
const light: ReadonlySet<string> = new Set([
  "gdpr",
  "soc-2",
  "iso-27001",
  "iso-42001",
  "pci-dss",
  "dora",
  "nydfs",
  "ccpa",
]);

/** Regimes whose own hours are not known: they take those of a regime that is not listed. */
const withoutHours: ReadonlySet<string> = new Set([
  "iso-27001",
  "iso-42001",
  "pci-dss",
  "fda-device",
  "dora",
  "nydfs",
  "ccpa",
  "colorado-admt",
]);

/** End of the ids of the rows that hold the hours of a regime: `compliance.<effort>`. */
export const effortOf = (regime: string): string => (withoutHours.has(regime) ? "other" : regime);

/** Whether a regime is one of these. */
export const isLight = (regime: string): boolean => light.has(regime);

/** Regimes beyond these, under which evaluation, review and records cost more. */
export const isRegulated = (plan: Plan): boolean =>
  (plan.compliance?.regimes ?? []).some((regime) => !isLight(regime));
