import { add, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { certificatesOf } from "../build/certificates.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What keeping the certificates costs that the plan pays for: a twelfth of a year's fees each month. */
export function addRunningCertificates(sheet: Sheet, plan: Plan, path: PathId): void {
  const named = certificatesOf(plan);
  if (named.length === 0) return;
  const yearly = named.map((id) =>
    sheet.assume(`compliance.certificate-yearly.${id}`, `Keeping the certificate: ${id}.`),
  );
  sheet.run({
    path,
    id: "certificates-running",
    title: "Certificates, running",
    doc: `What auditors and certifiers ask each year: ${named.join(", ")}.`,
    category: "compliance",
    phase: "maintenance",
    bought: true,
    parts: [
      {
        id: "fees",
        doc: "Fees of a year ÷ 12.",
        basis: "month",
        rate: mul(add(...yearly), quantity(1 / 12, "year / month")),
      },
    ],
  });
}
