import { expect, it } from "vitest";
import type { Report, Section } from "./block.ts";
import { shortReport } from "./short-report.ts";

const section = (id: string, place: Section["place"], href: string): Section => ({
  id,
  title: id,
  place,
  blocks: [
    { kind: "paragraph", text: ["See ", { kind: "link", text: "there", href }, "."] },
    {
      kind: "table",
      caption: "A",
      columns: [{ title: "", align: "left" }],
      rows: [{ kind: "plain", cells: [{ kind: "figure", text: "$1", value: 1 }] }],
      notes: [[{ kind: "link", text: "all of them", href: "#inputs" }]],
    },
  ],
});

const report: Report = {
  title: "Desk",
  subtitle: "",
  sections: [
    section("decision", "first", "#paths"),
    section("paths", "body", "#inputs"),
    section("costs", "body", "https://example.com"),
    section("inputs", "appendix", "#paths"),
  ],
  colophon: [["Again: ", { kind: "code", text: "outlay report a.yaml --seed 1" }, "."], "Same."],
};

it("leaves out the appendix and says how to make it", () => {
  const { sections, colophon } = shortReport(report);
  expect(sections.map(({ id }) => id)).toEqual(["decision", "paths", "costs"]);
  expect(colophon[0]).toContainEqual({ kind: "code", text: "outlay report a.yaml --seed 1" });
  expect(colophon[1]).toEqual([
    "Again: ",
    { kind: "code", text: "outlay report --short a.yaml --seed 1" },
    ".",
  ]);
  expect(colophon[2]).toBe("Same.");
});

it("makes words of links into the appendix, and changes nothing else", () => {
  const [decision, paths, costs] = shortReport(report).sections;
  expect(paths?.blocks[0]).toEqual({ kind: "paragraph", text: ["See ", "there", "."] });
  expect(decision?.blocks[0]).toEqual(report.sections[0]?.blocks[0]);
  expect(costs?.blocks[0]).toEqual(report.sections[2]?.blocks[0]);
  expect(decision?.blocks[1]).toMatchObject({ kind: "table", notes: [["all of them"]] });
});
