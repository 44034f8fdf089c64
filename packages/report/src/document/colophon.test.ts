import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { exampleSources } from "../example-source.test-support.ts";
import type { Text } from "./block.ts";
import { colophonOf } from "./colophon.ts";
import { reportOf } from "./report-of.ts";
import { subtitleOf } from "./subtitle.ts";

const root = new URL("../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);
const of = source("examples/internal-assistant.yaml", { draws: 200 });

const plain = (text: Text): string =>
  typeof text === "string"
    ? text
    : text.map((part) => (typeof part === "string" ? part : part.text)).join("");

it.each([
  { options: [], want: "outlay report internal-assistant.yaml --seed 1 --draws 200," },
  {
    options: ["--set", "workload.tasks=300k / month", "--path", "self-hosted"],
    want: "outlay report internal-assistant.yaml --set 'workload.tasks=300k / month' --path self-hosted --seed 1 --draws 200,",
  },
  {
    options: ["--set", "outcome.unit=a client's answer"],
    want: String.raw`--set 'outcome.unit=a client'\''s answer' --seed 1`,
  },
])("says how to make it again with $options", ({ options, want }) => {
  const words = colophonOf({ ...of, options })
    .map(plain)
    .join("\n");
  expect(words).toContain(want);
  expect(words).toContain("Made on 2026-11-23 by Outlay 0.1.0 with 200 simulated futures.");
  expect(words).toContain(of.estimated.estimate.resultSha256.slice(0, 16));
});

it("quotes the name of a plan as a shell takes it", () => {
  expect(plain(colophonOf({ ...of, file: "our plan $(x).yaml" })[0] ?? "")).toContain(
    "outlay report 'our plan $(x).yaml' --seed 1",
  );
});

it("says under the title what it is for, how long, and from when", () => {
  expect(subtitleOf(of)).toBe(
    "Answers questions about the handbook, on machines of one's own account. 3 years of use from January 2027.",
  );
});

it("is the same report from the same source, the first page first, no section twice or empty", () => {
  const report = reportOf(of);
  expect(reportOf(of)).toEqual(report);
  expect(report.title).toBe("Internal assistant");
  const { sections } = report;
  expect(sections[0]?.place).toBe("first");
  expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
  expect(sections.every(({ blocks }) => blocks.length > 0)).toBe(true);
  const order = { first: 0, body: 1, appendix: 2 };
  const places = sections.map(({ place }) => order[place]);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it("has only links that lead to a section of it, or out", () => {
  const more = source("examples/support-assistant.yaml", {
    draws: 200,
    set: ["outcome.quality_floor=90 %"],
  });
  const { sections } = reportOf(more);
  const inside = [...JSON.stringify(sections).matchAll(/"href":"#([^"]+)"/g)].map(([, id]) => id);
  const ids = new Set(sections.map(({ id }) => id));
  expect(inside.filter((id) => !ids.has(id ?? ""))).toEqual([]);
});
