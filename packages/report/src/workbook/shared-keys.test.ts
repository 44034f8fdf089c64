import { readdirSync, readFileSync } from "node:fs";
import { type InputNode, median, pointAt } from "@outlay/estimate";
import { expect, it } from "vitest";
import { exampleSources } from "../example-source.test-support.ts";
import { readWorkbook } from "./read-workbook.test-support.ts";
import { followingFormula, sharedKeys } from "./shared-keys.ts";
import { workbookOf } from "./workbook-of.ts";

const root = new URL("../../../../", import.meta.url);
const sourceOf = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

it.each([
  {
    plan: "support-assistant",
    key: "tuning.runs",
    ids: ["tuning.runs", "tuning.runs.self-hosted-tuned"],
    value: 3.76367,
  },
  {
    plan: "fintech-retrieval",
    key: "tuning.runs",
    ids: ["tuning.runs", "tuning.runs.self-hosted-tuned"],
    value: 5,
  },
  {
    plan: "research-agent",
    key: "finance.migration_interval",
    ids: ["migration.interval", "migration.interval.self-hosted"],
    value: 14,
  },
])(
  "$key of $plan in all cells that follow gives the totals of a plan that says so",
  ({ plan, key, ids, value }) => {
    const source = sourceOf(`examples/${plan}.yaml`, { draws: 100 });
    const { graph, paths } = source.estimated.model;
    const nodes = new Map(graph.nodes);
    for (const id of ids)
      nodes.set(id, { ...(nodes.get(id) as InputNode), distribution: { kind: "point", value } });
    const here = pointAt({ ...graph, nodes }, ({ distribution }) => median(distribution));
    const unit = key.startsWith("finance") ? `${value} months` : `${value}`;
    const { centre } = sourceOf(`examples/${plan}.yaml`, {
      draws: 100,
      set: [`${key}=${unit}`],
    }).estimated;
    const totals = paths.map(({ id }) => `${id}.total`);
    for (const id of totals) expect(here.value(id)).toBeCloseTo(centre.value(id), 6);
    expect(totals.some((id) => here.value(id) !== source.estimated.centre.value(id))).toBe(true);

    const sheet = readWorkbook(workbookOf(source)).get("Inputs");
    const rowOf = (id: string): string =>
      [...(sheet ?? [])]
        .find(([cell, each]) => cell.startsWith("L") && each.value === id)?.[0]
        .slice(1) ?? "";
    const [leader, follower] = ids.map(rowOf).sort((a, b) => Number(a) - Number(b));
    const cell = `B${leader}`;
    const own = sheet?.get(`B${follower}`);
    expect(own?.formula).toBe(
      followingFormula(cell, sheet?.get(cell)?.value as number, own?.value as number),
    );
    expect(sheet?.get(cell)?.formula).toBeUndefined();
    expect(sheet?.get(`G${follower}`)?.value).toContain(`Becomes what ${cell} is`);
  },
);

it("is the first of the inputs with a key that the others follow", () => {
  const { graph, paths } = sourceOf("examples/support-assistant.yaml", { draws: 100 }).estimated
    .model;
  const inputs = [...graph.nodes.values()].filter((each) => each.kind === "input");
  expect(
    [
      ...sharedKeys(
        inputs,
        paths.map(({ id }) => id),
      ),
    ].map(([id, { id: first }]) => [id, first]),
  ).toEqual([
    ["migration.interval.self-hosted", "migration.interval"],
    ["tuning.runs.self-hosted-tuned", "tuning.runs"],
  ]);
});
