import { readFileSync } from "node:fs";
import { type Machine, machineOf } from "@outlay/capacity";
import { expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { readDefaults } from "../defaults/read-defaults.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const facts = plainFacts(read.value, {
  "price.gpu-decline": 0,
  "price.machine.one-offer": 0.9,
  "price.commitment-discount": 0.4,
  "price.spot-discount": 0.5,
  // Of spot machines the price alone.
  "hosting.spot-stand-in": 0,
  "hosting.spot-lost": 0,
});

const offer = (purchase: Machine["purchase"], usd: number): Machine =>
  machineOf({ id: `shop.${purchase}.${usd}`, accelerator: "plain", gpus: 2 }, [
    {
      purchase,
      usdPerHour: usd,
      ...(purchase === "committed" ? { termMonths: 12 } : {}),
      sources: ["test"],
      checked: "2026-11-23",
      status: "single source",
    },
  ]);

it.each([
  { name: "two sellers ask the same", machines: [3, 3], want: 3 },
  { name: "one seller: 3 × 0.9", machines: [3], want: 2.7 },
  { name: "committed: 3 less 40 %", purchase: "committed", machines: [3, 3], want: 1.8 },
  { name: "spot of one seller: 3 × 0.9 less 50 %", purchase: "spot", machines: [3], want: 1.35 },
  {
    name: "an offer comes before the discount",
    purchase: "spot",
    machines: [3, 3],
    spot: [2, 2],
    want: 2,
  },
  {
    name: "the only such offer: 2 × 0.9",
    purchase: "spot",
    machines: [3, 3],
    spot: [2],
    want: 1.8,
  },
] as const)("$name: $want USD an hour", (row) => {
  const machines = [
    ...row.machines.map((usd) => offer("on-demand", usd)),
    ...("spot" in row ? row.spot.map((usd) => offer("spot", usd)) : []),
  ];
  const purchase = "purchase" in row ? row.purchase : "on-demand";
  const paths = `{ self-hosted: { model: tiny, accelerator: plain, redundancy: 0, purchase: ${purchase} } }`;
  const plan = parsePlan(plainPlan({ paths }), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, { ...facts, machines });
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  const rent = middle.value.months("self-hosted.gpu-serving.month")[0] as number;
  expect(rent / 730).toBeCloseTo(row.want, 9);
});
