import { add, type Expression, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addAuditTrail, isRetrofitted } from "../build/audit-trail.ts";
import { addRate } from "../build/labour.ts";
import { addOverrunFactor } from "../build/overrun.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

const yearsPerMonth = quantity(1 / 12, "year / month");

/** Build lines that nobody maintains, or that have an upkeep of their own. */
const notMaintained: ReadonlySet<string> = new Set([
  "proof-of-concept",
  "user-training",
  "certificates",
  "delay",
  "delay-machines",
  "mlops-partner",
  "hardware",
  "training",
]);

/**
 * Maintenance: a share of the build a year from the second year on, or its parts by effort, as
 * `finance.maintenance` of the plan says. Never both: the share stands for retraining, prompt tuning and
 * monitoring by hand.
 */
export function addMaintenance(sheet: Sheet, plan: Plan, path: PathId): void {
  if (plan.finance?.maintenance === "by-parts") addParts(sheet, plan, path);
  else addShare(sheet, plan, path);
}

function addShare(sheet: Sheet, plan: Plan, path: PathId): void {
  const build = sheet.buildLines.filter(
    (line) => line.path === path && !notMaintained.has(line.id),
  );
  const share = sheet.assume("maintenance.share", "Upkeep in a year as a share of the build.");
  sheet.run({
    path,
    id: "maintenance",
    title: "Maintenance",
    doc: "Share of the build a year, from the second year on.",
    category: "maintenance",
    phase: "maintenance",
    parts: [
      {
        id: "share",
        doc: "Retraining, prompt tuning, monitoring by hand.",
        basis: "month-at-wages-from-year-2",
        rate: mul(
          share,
          add(...build.map(({ total }) => total), ...addLaterTrail(sheet, plan, path)),
          yearsPerMonth,
        ),
      },
    ],
  });
}

/** An audit trail that is added later is kept up as one from the start: as it would be in the build. */
const addLaterTrail = (sheet: Sheet, plan: Plan, path: PathId): Expression[] =>
  isRetrofitted(plan) ? [mul(addAuditTrail(sheet, plan, path), addOverrunFactor(sheet))] : [];

/** Prompt and retrieval tuning, and monitoring, by effort; retraining is a line of tuned paths. */
function addParts(sheet: Sheet, plan: Plan, path: PathId): void {
  const part = (id: string, title: string, doc: string): void =>
    sheet.run({
      path,
      id,
      title,
      doc: `${doc} Hours of a year × rate ÷ 12, from the launch.`,
      category: "maintenance",
      phase: "maintenance",
      parts: [
        {
          id: "hours",
          doc,
          basis: "month-at-wages",
          rate: mul(
            sheet.assume(`maintenance.${id}`, `Hours of a year: ${doc}`),
            addRate(sheet, plan),
            yearsPerMonth,
          ),
        },
      ],
    });
  part(
    "prompt-tuning",
    "Prompt and retrieval tuning",
    "Prompts, retrieval and guardrails kept good.",
  );
  part("monitoring", "Monitoring", "Quality, cost and drift watched by people.");
}
