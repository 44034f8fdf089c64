import { readdirSync, readFileSync } from "node:fs";
import { type InputNode, median } from "@outlay/estimate";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ReportSource } from "../document/report-source.ts";
import { exampleSources } from "../example-source.test-support.ts";
import { apart, closedInputs } from "./closed-inputs.ts";
import { readWorkbook } from "./read-workbook.test-support.ts";
import { workbookOf } from "./workbook-of.ts";

const root = new URL("../../../../", import.meta.url);
const sourceOf = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);
const source = sourceOf("examples/support-assistant.yaml", { draws: 200 });

const inputsOf = ({ estimated }: ReportSource): readonly InputNode[] =>
  [...estimated.model.graph.nodes.values()].filter((each) => each.kind === "input");

describe("an input that stands at 0", () => {
  it("is closed where the model has left its part out, and open where the formulas follow", () => {
    const closed = closedInputs(source, inputsOf(source));
    expect([...closed].sort()).toEqual(["workload.batch_share", "workload.reasoning_multiple"]);
    expect(inputsOf(source).find(({ id }) => id === "finance.price_decline")).toMatchObject({
      distribution: { kind: "point", value: 0 },
    });
  });

  it("cannot be changed in the workbook, which says why", () => {
    const bytes = workbookOf(source);
    const inputs = readWorkbook(bytes).get("Inputs");
    const files = unzipSync(bytes);
    const sheet = strFromU8(files["xl/worksheets/sheet2.xml"] as Uint8Array);
    const looks = [
      ...strFromU8(files["xl/styles.xml"] as Uint8Array).matchAll(
        /<xf [^>]*applyProtection.*?<\/xf>/g,
      ),
    ];
    const isOpen = (id: string): boolean => {
      const cell = [...(inputs ?? [])].find(([, { value }]) => value === id)?.[0] ?? "";
      const look = new RegExp(`<c r="B${cell.slice(1)}" s="(\\d+)"`).exec(sheet)?.[1];
      return looks[Number(look)]?.[0].includes('locked="0"') ?? false;
    };
    expect(isOpen("workload.tasks")).toBe(true);
    expect(isOpen("finance.price_decline")).toBe(true);
    expect(isOpen("workload.reasoning_multiple")).toBe(false);
    const texts = [...(inputs ?? [])].map(([, { value }]) => String(value));
    expect(texts.filter((text) => text.startsWith("At 0 the model leaves it out"))).toHaveLength(2);
  });
});

/**
 * What the speed of machines is calibrated at: their measured correction and the share of it that keeps the
 * times are looked up once, at the plan's own lengths, and stay as they are in the sheet.
 */
const lengths = [
  "workload.turns_per_conversation",
  "workload.input_tokens",
  "workload.output_tokens",
  "workload.cache_hit_share",
];

it.each(["support-assistant", "fintech-retrieval", "internal-assistant"])(
  "one part in a hundred more of any figure that the plan of %s states gives what a new estimate gives",
  (name) => {
    const each = sourceOf(`examples/${name}.yaml`, { draws: 200 });
    const stated = inputsOf(each).filter(
      ({ origin, distribution }) => origin.kind === "plan" && median(distribution) !== 0,
    );
    const away = stated.map((input) => ({
      id: input.id,
      apart: apart(each, input, median(input.distribution) * 1.01),
    }));
    const stuck = away.filter((input) => input.apart > 1e-9);
    expect(stuck.map(({ id }) => id).filter((id) => !lengths.includes(id))).toEqual([]);
    for (const input of stuck) expect(input.apart, input.id).toBeLessThan(0.005);
    expect(stated.length).toBeGreaterThan(5);
  },
);
