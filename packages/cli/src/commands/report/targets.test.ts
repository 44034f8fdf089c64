import { expect, it } from "vitest";
import { planName, type TargetRequest, targetsOf } from "./targets.ts";

const request = (more: Partial<TargetRequest>): TargetRequest => ({
  formats: [],
  out: undefined,
  outIsFolder: false,
  stem: "support-assistant",
  short: false,
  ...more,
});

it.each([
  { more: {}, want: ["html support-assistant.report.html"] },
  { more: { formats: ["md"], out: "notes.txt" }, want: ["md notes.txt"] },
  {
    more: { formats: ["md", "png"] },
    want: ["md support-assistant.report.md", "png support-assistant.report"],
  },
  {
    more: { formats: ["pdf"], out: "board", outIsFolder: true },
    want: ["pdf board/support-assistant.report.pdf"],
  },
  { more: { formats: ["pdf"], out: "board.pdf" }, want: ["pdf board.pdf"] },
  { more: { out: "board.pdf" }, want: ["pdf board.pdf"] },
  { more: { out: "board.xlsx" }, want: ["xlsx board.xlsx"] },
  {
    more: { formats: ["md", "xlsx"], short: true },
    want: ["md support-assistant.report.short.md", "xlsx support-assistant.report.xlsx"],
  },
  { more: { out: "board" }, want: ["html board"] },
  { more: { out: "-" }, want: ["html -"] },
  { more: { formats: ["png"], out: "pictures" }, want: ["png pictures"] },
] as const)("$more goes to $want", ({ more, want }) => {
  const targets = targetsOf(request(more));
  expect(targets.ok && targets.value.map(({ format, path }) => `${format} ${path}`)).toEqual(want);
});

it.each([
  { more: { formats: ["md", "pdf"], out: "-" }, want: "one format goes to stdout" },
  { more: { formats: ["md", "pdf"], out: "board" }, want: "there is no folder board" },
  { more: { formats: ["png"], out: "-" }, want: "pictures are several files" },
  { more: { formats: ["md"], out: "board.pdf" }, want: "board.pdf ends as pdf, but --md" },
  { more: { out: "board.docx" }, want: ".html, .pdf, .xlsx (a workbook) or .md" },
  { more: { formats: ["pdf"], out: "board.txt" }, want: "not written as .txt" },
  { more: { out: "board.png" }, want: "--png --out FOLDER" },
  { more: { formats: ["png"], out: "board.png" }, want: "--png --out FOLDER" },
] as const)("$more is refused: $want", ({ more, want }) => {
  const targets = targetsOf(request(more));
  expect(targets.ok ? "" : targets.error).toContain(want);
});

it.each([
  { plan: "plans/support-assistant.yaml", name: "A", want: "support-assistant" },
  { plan: ".yaml", name: "A", want: ".yaml" },
  { plan: "-", name: "Help desk / EU", want: "help-desk-eu" },
  { plan: "-", name: "../../etc", want: "etc" },
  { plan: "-", name: "Büro 法务", want: "büro-法务" },
  { plan: "-", name: "…", want: "plan" },
])("the report of $plan, $name, is $want", ({ plan, name, want }) => {
  expect(planName(plan, name)).toBe(want);
});
