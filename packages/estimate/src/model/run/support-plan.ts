import { add, clamp, div, max, min, mul, quantity, sub } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { RunPart } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * Support plan of the cloud, where the plan says that one is bought: its fee on the mean bill of a
 * month, which is hosting and rented machines. The fee falls in steps: 9 % of the first 10K, 7 % to
 * 80K, 5 % to 250K, 3 % above, at least 29 (AWS Business Support+). Each part of the bill bears its share.
 *
 * A plan that does not say so pays none: support is bought apart, and most sellers of GPUs have no
 * such fee.
 */
export function addSupportPlan(sheet: Sheet, plan: Plan, path: PathId): void {
  if (plan.commercial?.support_plan !== "business") return;
  const bill = sheet.runLines.filter(
    (line) => line.path === path && (line.id === "hosting" || line.id === "gpu-serving"),
  );
  const mean = sheet.step(
    `${path}.cloud-bill`,
    "USD / month",
    "Bill of the cloud in a mean month: hosting and machines.",
    div(add(...bill.map(({ total }) => total)), quantity(sheet.months, "month")),
  );
  const step = (id: string, doc: string) => sheet.assume(`price.support-plan.${id}`, doc);
  const usd = (amount: number) => quantity(amount, "USD / month");
  const within = (from: number, to: number) => clamp(sub(mean, usd(from)), usd(0), usd(to - from));
  const fee = sheet.step(
    `${path}.support-plan.fee`,
    "USD / month",
    "Fee of the support plan on the bill of a mean month.",
    max(
      step("minimum", "Least fee of a month."),
      add(
        mul(min(mean, usd(10_000)), step("to-10k", "Fee on the first 10,000 USD of a month.")),
        mul(within(10_000, 80_000), step("to-80k", "Fee on the next, to 80,000 USD.")),
        mul(within(80_000, 250_000), step("to-250k", "Fee on the next, to 250,000 USD.")),
        mul(
          max(sub(mean, usd(250_000)), usd(0)),
          step("above-250k", "Fee on what is above 250,000 USD."),
        ),
      ),
    ),
  );
  const share = sheet.step(
    `${path}.support-plan.share`,
    "share",
    "Fee of the support plan as a share of the bill.",
    div(fee, mean),
  );
  const parts: RunPart[] = bill.flatMap((line) =>
    line.parts.map(({ id, basis, rate }) => ({
      id: line.parts.length === 1 ? line.id : `${line.id}-${id}`,
      doc: `Share of ${line.title}.`,
      basis,
      rate: mul(share, rate),
    })),
  );
  sheet.run({
    path,
    id: "support-plan",
    title: "Support plan",
    doc: "Fee of the cloud's support plan, by steps of its bill.",
    category: "infrastructure",
    phase: "maintenance",
    bought: true,
    parts,
  });
}
