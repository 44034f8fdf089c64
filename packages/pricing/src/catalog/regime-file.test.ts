import { expect, it } from "vitest";
import { regimeFacts } from "./regime.ts";
import { readRegimes } from "./regime-file.ts";
import { bySourceId } from "./source-list.ts";

const sources = bySourceId([
  { id: "text", kind: "report", title: "A text", dated: "2026-08-31", read: "2026-11-23" },
  { id: "assumption", kind: "assumption", title: "Ours", dated: "2026-11-23", read: "2026-11-23" },
]);

const entry = (over: Readonly<Record<string, string>> = {}): string => {
  const keys = {
    id: "iso-1",
    name: "ISO 1",
    law: "ISO 1:2026",
    binds: "nobody by law",
    duties: "[an audit]",
    effort: "other",
    records: "false",
    certificate: "{ low: 10000, likely: 20000, high: 30000 }",
    status: "single source",
    checked: "2026-08-31",
    sources: "[text]",
    ...over,
  };
  const said = Object.entries(keys).map(([key, value]) => `${key}: ${value}`);
  return `  - { ${said.join(", ")} }`;
};

const read = (...entries: string[]) =>
  readRegimes(`regimes:\n${entries.join("\n")}\n`, "regimes.yaml", sources);

it.each([
  { name: "nothing wrong", entries: [entry()], want: undefined },
  { name: "an id twice", entries: [entry(), entry()], want: /already a regime above/ },
  {
    name: "a range out of order",
    entries: [entry({ weeks: "{ low: 9, likely: 8, high: 10 }" })],
    want: /low ≤ likely ≤ high/,
  },
  {
    name: "dates out of order",
    entries: [entry({ applies: "[{ from: 2027-12-02, what: b }, { from: 2026-08-02, what: a }]" })],
    want: /2026-08-02 stands after 2027-12-02/,
  },
  {
    name: "a day no source shows",
    entries: [entry({ checked: "2026-11-23" })],
    want: /nothing after/,
  },
  { name: "an unknown source", entries: [entry({ sources: "[txt]" })], want: /not in the list/ },
])("$name", ({ entries, want }) => {
  const said = read(...entries);
  const words = said.ok ? "" : said.error.map(({ message }) => message).join("\n");
  if (want === undefined) expect(words).toBe("");
  else expect(words).toMatch(want);
});

it("gives what outsiders are paid as facts", () => {
  const regimes = read(
    entry({
      certificate_yearly: "{ low: 1000, likely: 2000, high: 3000 }",
      outside: "[{ id: test, name: A test, usd: { low: 5, likely: 6, high: 7 } }]",
    }),
  );
  const facts = regimes.ok ? regimes.value.flatMap(regimeFacts) : [];
  expect(facts.map(({ id, unit, likely }) => [id, unit, likely])).toEqual([
    ["regime.iso-1.certificate", "USD", "20000"],
    ["regime.iso-1.certificate-yearly", "USD / year", "2000"],
    ["regime.iso-1.test", "USD", "6"],
  ]);
});
