import { add, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addBuildRate } from "./labour.ts";

type Integration = NonNullable<Plan["integrations"]>[number];

/** Hours for one system: by its kind, and by whether it is written to. */
const rowOf = ({ kind, access = "read" }: Integration): string => {
  switch (kind) {
    case "identity":
      return "integration.identity";
    case "crm":
    case "ticketing":
      return `integration.crm-or-ticketing.${access}`;
    default:
      return `integration.${kind}.${access}`;
  }
};

const docs: Readonly<Record<string, string>> = {
  "integration.oauth": "Further hours for a system that asks for OAuth.",
  "integration.saml": "Further hours for a system that asks for SAML.",
  "integration.not-idempotent":
    "Further hours so that a request that is sent twice does no harm where the system does not see to it.",
};

/**
 * Further hours of one system. A key and a system's own idempotency are in its hours; signing in is all
 * there is to an identity system, so it has none.
 */
const furtherRows = ({ kind, access, authentication, idempotent }: Integration): string[] => [
  ...(kind !== "identity" && asksForMore(authentication) ? [`integration.${authentication}`] : []),
  ...(kind !== "identity" && access === "write" && idempotent === false
    ? ["integration.not-idempotent"]
    : []),
];

const asksForMore = (authentication: Integration["authentication"]): boolean =>
  authentication === "oauth" || authentication === "saml";

/** Says of an identity system that how it is signed in to and written to adds nothing; once for all paths. */
function noteUnused(sheet: Sheet, system: Integration): void {
  const { name, kind, authentication, access, idempotent } = system;
  const unused = [
    ...(asksForMore(authentication) ? [`authentication ${authentication}`] : []),
    ...(access === "write" ? ["access write"] : []),
    ...(idempotent === false ? ["idempotent false"] : []),
  ];
  if (kind !== "identity" || unused.length === 0) return;
  const text = `integrations: ${unused.join(", ")} of ${name} has no effect: signing in is all there is to an identity system, so its hours hold that.`;
  if (!sheet.notes.some((note) => note.text === text)) sheet.note({ code: "input-unused", text });
}

/** Integration: hours by system × rate, and further hours for its authentication and idempotency. */
export function addIntegration(sheet: Sheet, plan: Plan, path: PathId): void {
  const systems = plan.integrations ?? [];
  if (systems.length === 0) return;
  for (const system of systems) noteUnused(sheet, system);
  const groups = Map.groupBy(
    systems.flatMap((system) => [rowOf(system), ...furtherRows(system)]),
    (row) => row,
  );
  const hours = [...groups].map(([row, group]) => {
    const each = sheet.assume(row, docs[row] ?? "Hours to connect one system of this kind.");
    return mul(each, quantity(group.length, "system"));
  });
  sheet.build({
    path,
    id: "integration",
    title: "Integration",
    doc: `${systems.map(({ name }) => name).join(", ")}: hours by kind and access × rate.`,
    category: "integration",
    phase: "deployment",
    amount: mul(add(...hours), addBuildRate(sheet, plan)),
    overruns: true,
    spending: "capex",
  });
}
