import { describe, expect, it } from "vitest";
import { otherSellersNames } from "./other-sellers-names.ts";
import { faults, fileOf, modelOf, sheetOf } from "./planted.fixture.ts";

const sheets = [sheetOf([{ input_text: "2", output_text: "8" }])];
const family = (alias: string, of = "gpt-5") =>
  fileOf(
    ...[
      "gpt-5",
      "gpt-5-mini",
      "gpt-5-pro-2026-01-01",
      "gpt-5.6-sol",
      "grok-4-fast-reasoning",
      "grok-4",
    ].map((id) => modelOf(id, sheets, id === of ? { aliases: [alias] } : {})),
  );

describe("an alias that reads like a sibling is refused", () => {
  it.each([
    "GPT-5-Mini",
    "gpt-5-mini-latest",
    "gpt-5-mini-001",
    "gpt_5_mini",
    "gpt-5-mini-2026-03-17",
    "gpt-5-mini-20260317",
    "gpt-5-mini-fast",
    "gpt-5-pro",
    "gpt-5-pro-latest",
    "gpt-5-pro-2026-02-02",
  ])("%s", (alias) => {
    expect(faults(family(alias)).join("\n")).toMatch(/reads like|would catch/);
  });
});

it("another edition of the same model, by its whole name", () => {
  const editions = (alias: string) =>
    fileOf(modelOf("ocr-2505", sheets), modelOf("ocr-2512", sheets, { aliases: [alias] }));
  expect(faults(editions("ocr-2505-20260317")).join("\n")).toContain("reads like `ocr-2505`");
  expect(faults(editions("ocr-latest"))).toEqual([]);
});

it.each(["gpt-5-mini", "gpt-5-mini-latest"])("a dated alias too: %s", (name) => {
  const dated = { name, from: "2026-01-01", sources: ["a"], checked: "2026-06-01" };
  const file = fileOf(
    modelOf("gpt-5", sheets, { dated_aliases: [dated] }),
    modelOf("gpt-5-mini", sheets),
  );
  expect(faults(file).join("\n")).toMatch(/reads like|would catch/);
});

it.each([
  { alias: "gpt-5-2025-08-07", of: "gpt-5" },
  { alias: "GPT-5-latest", of: "gpt-5" },
  { alias: "gpt-5.6", of: "gpt-5.6-sol" },
  { alias: "gpt-5-pro", of: "gpt-5-pro-2026-01-01" },
  { alias: "grok-4-fast", of: "grok-4-fast-reasoning" },
  { alias: "chat-latest", of: "gpt-5" },
])("lets $alias of $of stand", ({ alias, of }) => {
  expect(faults(family(alias, of))).toEqual([]);
});

it.each([
  { alias: "claude-opus-5", want: 1 },
  { alias: "gpt-5-mini-2026", want: 0 },
  { alias: "GPT-9", want: 0 },
])("finds $want of another seller's names: $alias", ({ alias, want }) => {
  const ours = fileOf(modelOf("gpt-9-2026-01-01", sheets, { aliases: [alias] }));
  const theirs = {
    ...fileOf(modelOf("claude-opus-5", sheets), modelOf("gpt-9", sheets)),
    provider: "other",
  };
  expect(otherSellersNames([ours, theirs])).toHaveLength(want);
});

it.each([
  { usd: "200", note: undefined, want: 1 },
  { usd: "200", note: "preview capacity", want: 0 },
  { usd: "19", note: undefined, want: 0 },
])("finds editions tenfold apart without a note: 2 and $usd, $note", ({ usd, note, want }) => {
  const dear = [
    sheetOf([{ input_text: usd, output_text: String(Number(usd) * 4), ...(note && { note }) }]),
  ];
  const file = fileOf(modelOf("m-1", sheets), modelOf("m-1-2026-03-01", dear));
  expect(faults(file).filter((words) => words.includes("another edition of it"))).toHaveLength(
    2 * want,
  );
});
