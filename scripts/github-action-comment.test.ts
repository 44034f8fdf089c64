import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";

const module = join(import.meta.dirname, "../integrations/github-action/comment.mjs");
const { comment, code, MOST_CHARACTERS } = (await import(pathToFileURL(module).href)) as {
  readonly comment: (reports: readonly Report[]) => string;
  readonly code: (text: string, most: number) => string;
  readonly MOST_CHARACTERS: number;
};

interface Report {
  readonly path: string;
  readonly headline: string;
  readonly body: string;
  readonly limits: string;
  readonly verdict: "hold" | "broken" | "unknown" | "none";
  readonly failed: boolean;
}
const report = (more: Partial<Report> = {}): Report => ({
  path: "plan.yaml",
  headline: "**+\\$38K a month**",
  body: "**+\\$38K a month** · `plan.yaml`",
  limits: "",
  verdict: "none",
  failed: false,
  ...more,
});

it("of one plan is what was said of it, with its limits", () => {
  expect(comment([report()]).split("\n")).toEqual([
    "<!-- outlay-pull-request -->",
    "**+\\$38K a month** · `plan.yaml`",
  ]);
  expect(comment([report({ limits: "**✓ The limit holds.**" })])).toContain("\n\n**✓ The limit");
});

it.each([
  { reports: [report(), report()], want: "**2 plans changed**" },
  {
    reports: [report({ verdict: "broken" }), report()],
    want: "**2 plans changed; limits broken in 1**",
  },
  {
    reports: [report({ verdict: "broken" }), report({ failed: true }), report({ failed: true })],
    want: "**3 plans changed; limits broken in 1; 2 not calculated**",
  },
])("of several begins with $want", ({ reports, want }) => {
  expect(comment(reports).split("\n")[1]).toBe(want);
});

it.each([1, 2, 5, 29, 30, 31, 400])(
  "of %d large plans is no longer than a comment may be",
  (count) => {
    const body = `**+\\$38K a month** · \`p\`\n\n${"| a | b |\n".repeat(600)}`;
    const reports = Array.from({ length: count }, (_, at) =>
      report({ path: `${at}/`.repeat(200), body: body.slice(0, 6_000), limits: "x".repeat(2_000) }),
    );
    const text = comment(reports);
    expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    if (count > 5) expect(text).toContain("What is not folded here is in the job summary.");
    if (count > 30) expect(text).toContain(`… and ${count - 30} more.`);
  },
);

it("a path ends neither its code nor its cell", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (path) => {
      const text = code(path, 120);
      const fence = /^`+/.exec(text)?.[0] ?? "";
      expect(text).not.toMatch(/[\n\r]|(?<!\\)\|/);
      expect(text.slice(fence.length, -fence.length)).not.toContain(fence);
    }),
  );
});
