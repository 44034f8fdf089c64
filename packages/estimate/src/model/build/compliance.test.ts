import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";

const catalogDefaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);

const defaults = {
  "compliance.base": 10,
  "scope.multiplier": 1,
  "compliance.gdpr": 20,
  "compliance.soc-2": 30,
  "compliance.hipaa": 40,
  "observability.audit-build": 50,
  "audit.retrofit-multiple": 3,
  "condition.business-associate-agreement": 5,
  "condition.zero-retention": 2,
  "condition.region-pinned": 4,
};
const of = (name: string, compliance: string, want: number, node = "hosted.compliance.total") => ({
  name,
  plan: { compliance },
  defaults,
  node,
  want,
});

it.each<LineRow>([
  of("SOC 2 asks for no audit trail: 10 + 30 h", "{ regimes: [soc-2] }", 4000),
  of("HIPAA: 10 + 40 + 50 h, and 5 + 2 h of agreements", "{ regimes: [hipaa] }", 10_700),
  of(
    "an agreement is a part of it",
    "{ regimes: [hipaa] }",
    500,
    "hosted.condition.business-associate-agreement",
  ),
  of("an audit trail from the start, without a regime: 10 + 50 h", "{ audit: from-start }", 6000),
  of("added later: 10 h before the launch", "{ audit: retrofit }", 1000),
  of("and 3 × 50 h after it", "{ audit: retrofit }", 15_000, "hosted.audit-retrofit.total"),
  of(
    "added later under a regime: 10 + 40 h, and 5 + 2 h of agreements",
    "{ regimes: [hipaa], audit: retrofit }",
    5700,
  ),
  of("a region: 10 + 4 h", "{ residency: region }", 1400),
  of("anywhere asks for nothing", "{ residency: anywhere }", 1000),
  of("a regime said twice counts once", "{ regimes: [gdpr, gdpr] }", 3000),
  {
    name: "a report of the whole company costs what auditors ask",
    plan: { compliance: "{ certificates: [soc-2] }" },
    defaults: { "compliance.certificate.soc-2": 1e6 },
    node: "hosted.certificates.total",
    want: 1e6,
  },
  ...["hosted.proof-of-concept.total", "hosted.maintenance.total", "hosted.build.as-quoted"].map(
    (node): LineRow => ({
      name: `no part of it is in ${node}`,
      plan: { compliance: "{ certificates: [soc-2] }" },
      defaults: { "compliance.certificate.soc-2": 1e6 },
      node,
      want: lineValue({ name: "", node, want: 0 }, catalogDefaults),
    }),
  ),
  {
    name: "running: (12 + 24) h a year × 100 ÷ 12",
    plan: { compliance: "{ regimes: [gdpr, soc-2] }" },
    defaults: { "compliance.running.gdpr": 12, "compliance.running.soc-2": 24 },
    node: "hosted.compliance-running.month",
    month: 1,
    want: 300,
  },
  {
    name: "EU high risk runs at 240 h a year × 100: near the 21.5K EUR that are published without oversight",
    plan: { compliance: "{ regimes: [eu-high-risk] }" },
    node: "hosted.compliance-running.total",
    want: 48_000,
  },
  {
    name: "audit log: 1000 tasks × 1100 tokens × 5 bytes × 0.02 × 24 months kept",
    plan: { compliance: "{ retention: 2 years }" },
    defaults: { "audit.bytes-per-token": 5e-9, "price.storage": 0.02 },
    node: "hosted.audit-log.month",
    month: 1,
    want: 1000 * 1100 * 5e-9 * 0.02 * 24,
  },
])("$name: $want", (row) => {
  const got = lineValue(row, catalogDefaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

const every = [
  "gdpr",
  "hipaa",
  "eu-high-risk",
  "sr-26-2",
  "part-11",
  "soc-2",
  "government",
  "other",
];

it("one more regime never costs less, nor launches sooner", () => {
  const at = (regimes: readonly string[], node: string) =>
    lineValue(
      { name: "", plan: { compliance: `{ regimes: [${regimes.join(", ")}] }` }, node, want: 0 },
      catalogDefaults,
    );
  fc.assert(
    fc.property(fc.shuffledSubarray(every, { minLength: 1 }), (regimes) => {
      const fewer = regimes.slice(1);
      for (const node of ["hosted.build.total", "hosted.run.total", "hosted.months-to-launch"]) {
        expect(at(regimes, node), node).toBeGreaterThanOrEqual(at(fewer, node));
      }
    }),
    { numRuns: 25 },
  );
});
