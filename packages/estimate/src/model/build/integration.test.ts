import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../plain-plan.test-support.ts";

const catalogDefaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);

const defaults = {
  "integration.identity": 10,
  "integration.other.read": 20,
  "integration.other.write": 40,
  "integration.oauth": 8,
  "integration.saml": 16,
  "integration.not-idempotent": 30,
};

const row = (name: string, systems: readonly string[], want: number): LineRow => ({
  name,
  plan: { integrations: `[${systems.map((each) => `{ name: A, ${each} }`).join(", ")}]` },
  defaults,
  node: "hosted.integration.total",
  want,
});

it.each<LineRow>([
  row("a system of another kind that is read: 20 h", ["kind: other"], 2000),
  row("one that is written to: 40 h", ["kind: other, access: write"], 4000),
  row("a key is in the hours", ["kind: other, authentication: key"], 2000),
  row("no authentication is in the hours", ["kind: other, authentication: none"], 2000),
  row("OAuth: 20 + 8 h", ["kind: other, authentication: oauth"], 2800),
  row("SAML: 20 + 16 h", ["kind: other, authentication: saml"], 3600),
  row("signing in is all there is to identity", ["kind: identity, authentication: saml"], 1000),
  row(
    "written to and not idempotent: 40 + 30 h",
    ["kind: other, access: write, idempotent: false"],
    7000,
  ),
  row("written to and idempotent", ["kind: other, access: write, idempotent: true"], 4000),
  row(
    "nor is writing to it more: identity has no hours for retries",
    ["kind: identity, access: write, idempotent: false"],
    1000,
  ),
  row("read, so it need not be", ["kind: other, idempotent: false"], 2000),
  row(
    "two with OAuth, one that writes: 20 + 40 + 2 × 8 h",
    ["kind: other, authentication: oauth", "kind: other, access: write, authentication: oauth"],
    7600,
  ),
])("$name: $want", (each) => {
  const got = lineValue(each, catalogDefaults);
  expect(isWanted(each, got), String(got)).toBe(true);
});

it.each([
  ["{ name: SSO, kind: identity, authentication: saml }", 1],
  ["{ name: SSO, kind: identity, authentication: oauth, access: write, idempotent: false }", 1],
  ["{ name: SSO, kind: identity, authentication: key }", 0],
  ["{ name: SSO, kind: identity, access: write }", 1],
  ["{ name: SSO, kind: identity, idempotent: false }", 1],
  ["{ name: A, kind: other, authentication: saml }", 0],
])("%s: says of identity alone, once, that signing in adds nothing", (system, notes) => {
  const plan = parsePlan(
    plainPlan({ integrations: `[${system}]`, paths: bothPaths }),
    "plain.yaml",
  );
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, plainFacts(catalogDefaults, {}));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const said = model.value.notes.filter(({ text }) => text.includes("no effect"));
  expect(said.map(({ code }) => code)).toEqual(Array(notes).fill("input-unused"));
});
