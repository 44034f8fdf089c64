import { expect, it } from "vitest";
import { readAdvice } from "./advice-file.ts";
import { bySourceId } from "./source-list.ts";

const sources = bySourceId([
  { id: "text", kind: "article", title: "A text", dated: "2026-04-30", read: "2026-11-23" },
]);

const rows = {
  task: '{ id: image.generation, says: "drawing", meters: [images] }',
  other: "{ id: series.forecasting, says: numbers }",
  type: "{ id: gan, published: X.gan, name: GAN, profile: high, best_for: [image.generation], why: two networks, sold_for: [image.generation], built_for: [series.forecasting], now: so it is, status: single source, checked: 2026-04-30, sources: [text] }",
  closed: row("closed"),
  open: row("open"),
};

function row(id: string): string {
  const aspects = [
    "access",
    "maintenance",
    "integration",
    "pricing",
    "customization",
    "privacy",
    "lock-in",
  ];
  const said = aspects.map((what) => `{ what: ${what}, says: so }`).join(", ");
  return `{ id: ${id}, published: X.${id}, name: ${id}, aspects: [${said}], status: single source, checked: 2026-04-30, sources: [text] }`;
}

const read = (over: Readonly<Partial<typeof rows>> = {}) => {
  const all = { ...rows, ...over };
  const list = (...entries: readonly string[]) =>
    entries.flatMap((entry) => (entry === "" ? [] : [`  - ${entry}`])).join("\n");
  return readAdvice(
    `tasks:\n${list(all.task, all.other)}\nmodel_types:\n${list(all.type)}\nsourcing:\n${list(all.closed, all.open)}\n`,
    "advice.yaml",
    sources,
    new Set(["X.gan", "X.closed", "X.open"]),
  );
};

it.each<{ name: string; over?: Partial<typeof rows>; want: RegExp | undefined }>([
  { name: "nothing wrong", want: undefined },
  { name: "a task twice", over: { other: rows.task }, want: /stands above already/ },
  {
    name: "a modality nobody knows",
    over: { other: "{ id: smell.forecasting, says: x }" },
    want: /`smell` is none of text, image/,
  },
  {
    name: "a meter misspelt",
    over: { task: rows.task.replace("[images]", "[image]") },
    want: /images/,
  },
  {
    name: "meters and a kind",
    over: { task: rows.task.replace("meters", "kind: rerank, meters") },
    want: /one of them decides/,
  },
  {
    name: "a task that nothing does",
    over: { type: rows.type.replace("built_for: [series.forecasting]", "built_for: []") },
    want: /no kind of model does series.forecasting/,
  },
  {
    name: "a task nobody lists",
    over: {
      type: rows.type.replace("best_for: [image.generation]", "best_for: [image.generaton]"),
    },
    want: /`image.generaton` is no task of this file/,
  },
  {
    name: "sold without a price",
    over: {
      type: rows.type
        .replace("sold_for: [image.generation]", "sold_for: [series.forecasting]")
        .replace("built_for: [series.forecasting]", "built_for: [image.generation]"),
    },
    want: /no price that shows it is sold/,
  },
  {
    name: "sold and built",
    over: { type: rows.type.replace("built_for: [", "built_for: [image.generation, ") },
    want: /bought already/,
  },
  {
    name: "a figure nobody published",
    over: { type: rows.type.replace("X.gan", "X.gen") },
    want: /`X.gen` is no published figure/,
  },
  {
    name: "a source nobody lists",
    over: { type: rows.type.replace("[text]", "[rumour]") },
    want: /`rumour` is not in the list/,
  },
  {
    name: "a day no source shows",
    over: { closed: rows.closed.replace("2026-04-30", "2026-11-01") },
    want: /prove nothing after 2026-04-30/,
  },
  {
    name: "an aspect left out",
    over: { open: rows.open.replace("{ what: privacy, says: so }, ", "") },
    want: /open tells of access, .*; both rows tell of/,
  },
  { name: "one row only", over: { open: "" }, want: /stand beside each other/ },
])("advice: $name", ({ over, want }) => {
  const found = read(over);
  const words = found.ok
    ? ""
    : found.error.map(({ message, expected = "" }) => `${message} ${expected}`).join("\n");
  if (want === undefined) expect(words).toBe("");
  else expect(words).toMatch(want);
});
