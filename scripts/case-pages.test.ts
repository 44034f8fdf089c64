import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { casePage, casePages, pageText } from "./case-pages.ts";
import { estimated } from "./cases/estimated.ts";
import { inside } from "./cases/products.ts";

const root = join(import.meta.dirname, "..");
const slow = 180_000;

describe("docs/cases", () => {
  // Where this fails: npx node scripts/case-pages.ts, and read what changed beside the text around it.
  it.each(Object.keys(casePages))(
    "%s says what the plans say",
    async (path) => {
      const made = await casePage(path);
      expect(made === pageText(path), `${path} is stale: run npx node scripts/case-pages.ts`).toBe(
        true,
      );
    },
    slow,
  );

  it("every page is made here and is in the index", () => {
    const pages = globSync("docs/cases/*.md", { cwd: root })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => !file.endsWith("README.md"))
      .sort();
    expect(Object.keys(casePages).toSorted()).toEqual(pages);
    const index = pageText("docs/cases/README.md");
    for (const page of pages) expect(index).toContain(`](${page.replace("docs/cases/", "")})`);
  });

  it("commands of the pages name files that exist", () => {
    const named = globSync("docs/cases/*.md", { cwd: root }).flatMap((file) => [
      ...pageText(file).matchAll(/examples\/[\w./-]+\.yaml/g),
    ]);
    expect(named.length).toBeGreaterThan(0);
    for (const [file] of named) expect(globSync(file, { cwd: root })).toHaveLength(1);
  });
});

describe("AI Dungeon", () => {
  it(
    "after.yaml is before.yaml with the two published changes, and nothing else",
    async () => {
      const after = await estimated("ai-dungeon/after");
      const changed = await estimated("ai-dungeon/before", {
        "paths.hosted.model": "ai21/j1-jumbo",
        "paths.hosted.small_model": "textsynth/gpt-j-6b",
      });
      expect(after.lastMonthUsd).toEqual(changed.lastMonthUsd);
      expect(after.totalUsd).toEqual(changed.totalUsd);
    },
    slow,
  );

  it(
    "a query of Davinci costs what its tokens cost",
    async () => {
      const { lines } = await estimated("ai-dungeon/before", {
        "workload.tasks": "1M / month",
        "workload.input_tokens": "900",
        "workload.output_tokens": "100",
        "workload.small_model_share": "0 %",
      });
      const usage = lines.find(({ id }) => id === "model-usage");
      expect(usage?.lastMonthUsd).toBeCloseTo(60_000, 6); // 1M × 1,000 tokens × 0.06 USD / 1,000
    },
    slow,
  );
});

it.each([
  [{ p10: 10, p50: 15, p90: 20 }, "yes, all of it"],
  [{ p10: 5, p50: 15, p90: 20 }, "its middle is; a part lies below"],
  [{ p10: 15, p50: 18, p90: 30 }, "its middle is; a part lies above"],
  [{ p10: 5, p50: 15, p90: 30 }, "its middle is; a part lies above and below"],
  [{ p10: 15, p50: 25, p90: 30 }, "in part: the middle lies above"],
  [{ p10: 5, p50: 8, p90: 12 }, "in part: the middle lies below"],
  [{ p10: 21, p50: 25, p90: 30 }, "no, all of ours is above"],
  [{ p10: 1, p50: 2, p90: 3 }, "no, all of ours is below"],
])("%j beside 10 to 20: %s", (ours, says) => {
  expect(inside(ours, [10, 20])).toBe(says);
});
