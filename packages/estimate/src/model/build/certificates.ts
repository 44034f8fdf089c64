import { add } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * Reports and certificates of the whole company that the plan pays for: what auditors and certifiers ask
 * for the first. They hold for the company, so a plan that does not name them pays none, no quote for the
 * system counts them, and neither its proof of concept nor its maintenance is a share of them.
 */
export function addCertificates(sheet: Sheet, plan: Plan, path: PathId): void {
  const named = certificatesOf(plan);
  if (named.length === 0) return;
  sheet.build({
    path,
    id: "certificates",
    title: "Certificates",
    doc: `What auditors and certifiers ask for the first: ${named.join(", ")}.`,
    category: "compliance",
    phase: "deployment",
    amount: add(
      ...named.map((id) => sheet.assume(`compliance.certificate.${id}`, `Certificate: ${id}.`)),
    ),
    overruns: false,
    spending: "opex",
    quoted: false,
    bought: true,
  });
}

/** The certificates that a plan pays for, each once. */
export const certificatesOf = (plan: Plan): readonly string[] => [
  ...new Set(plan.compliance?.certificates ?? []),
];
