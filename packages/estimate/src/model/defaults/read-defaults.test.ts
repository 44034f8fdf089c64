import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDefaults } from "./read-defaults.ts";

const file = new URL("../../../../../catalog/defaults.yaml", import.meta.url);

const row = (change: string) => `defaults:
  - id: a.b
    unit: USD / token
    per: 1000000
    low: 0.1
    likely: 0.2
    high: 0.4
    applies_to: all
    origin: assumption
    source: none found
${change}`;

describe("defaults", () => {
  it("reads every row of the catalog, and an assumption stays one", () => {
    const read = readDefaults(readFileSync(file, "utf8"), "defaults.yaml");
    expect(read).toMatchObject({ ok: true });
    if (!read.ok) return;
    expect(read.value.size).toBeGreaterThan(120);
    for (const each of read.value.values()) {
      const saysSo = /\bour assumption\b/.test(each.source);
      expect(saysSo, each.id).toBe(each.origin === "assumption");
    }
  });

  it("the numbers are for `per` units", () => {
    const read = readDefaults(row(""), "d.yaml");
    expect(read.ok && read.value.get("a.b")?.distribution).toEqual({
      kind: "pert",
      low: 0.1 / 1e6,
      likely: 0.2 / 1e6,
      high: 0.4 / 1e6,
    });
  });

  it.each([
    { name: "not in order", text: row("").replace("likely: 0.2", "likely: 0.5"), want: "in order" },
    { name: "unit", text: row("").replace("USD / token", "USD / / token"), want: "cannot be read" },
    { name: "twice", text: row("") + row("").replace("defaults:\n", ""), want: "used twice" },
  ])("refuses: $name", ({ text, want }) => {
    const read = readDefaults(text, "d.yaml");
    expect(read.ok ? "" : read.error.map((issue) => issue.message).join()).toContain(want);
  });
});
