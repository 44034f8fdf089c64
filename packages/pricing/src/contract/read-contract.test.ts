import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isContractText, readContract } from "./read-contract.ts";
import { smallList } from "./small-list.fixture.ts";

const books = new Map([["list", smallList()]]);

const whole = `contract: ours
over: list
known: 2026-11-20
negotiated:
  - { provider: acme, models: [m], times: 0.85, from: 2026-07-01, to: 2027-07-01, evidence: order form 4711 }
  - { provider: acme, models: [n], usd: { input_text: 0.90 }, from: 2026-07-01 }
commitments:
  - { provider: acme, usd: 120000, per: year, from: 2026-07-01, to: 2027-07-01 }
credits:
  - { provider: acme, usd: 10000, from: 2026-07-01, to: 2026-12-31 }
free_tiers:
  - { provider: acme, models: [m], meters: { web_searches: 1500 }, per: day, from: 2026-07-01 }
`;

const first = (text: string): string => {
  const read = readContract(text, "contract.yaml", books);
  if (read.ok) return "read";
  const [issue] = read.error;
  return `${issue?.line}:${issue?.column} ${issue?.message}${issue?.suggestion ? ` (${issue.suggestion}?)` : ""}`;
};

it("reads a contract and makes its book", () => {
  const read = readContract(whole, "contract.yaml", books);
  expect(read).toMatchObject({
    ok: true,
    value: { id: "ours", contract: { known: "2026-11-20" } },
  });
});

describe("each lint has its planted error, at its place", () => {
  it.each([
    { name: "another key", from: "over: list", to: "over: list\ndiscounts: 3", want: "3:1" },
    {
      name: "an unknown book",
      from: "over: list",
      to: "over: lst",
      want: "2:7 over: there is no book `lst` (list?)",
    },
    {
      name: "its own name taken",
      from: "contract: ours",
      to: "contract: list",
      want: "1:11 contract: `list` is already",
    },
    {
      name: "an unknown seller",
      from: "provider: acme, models: [m]",
      to: "provider: acne, models: [m]",
      want: "5:17 negotiated[0].provider: the book below has no seller `acne` (acme?)",
    },
    {
      name: "a region that no price of the seller is for",
      from: "times: 0.85,",
      to: "times: 0.85, region: EU,",
      want: "5:57 negotiated[0].region: no price of acme is for the region `EU`",
    },
    {
      name: "an unknown model",
      from: "models: [n]",
      to: "models: [nn]",
      want: "6:32 negotiated[1].models[0]: the seller has no model `nn`",
    },
    { name: "an unknown meter", from: "input_text", to: "input_tokens", want: "6:43" },
    {
      name: "overlapping periods",
      from: "[n], usd: { input_text: 0.90 }",
      to: "[m, n], times: 0.9",
      want: "6:57 negotiated[1].from: it overlaps entry 1",
    },
    {
      name: "overlapping periods of a model and its alias",
      from: "[n], usd: { input_text: 0.90 }",
      to: "[m-latest], times: 0.9",
      want: "6:61 negotiated[1].from: it overlaps entry 1",
    },
    {
      name: "a multiple that is none",
      from: "0.85",
      to: "85",
      want: "5:43 negotiated[0].times: × 85 is not a discount",
    },
    {
      name: "a multiple above list",
      from: "0.85",
      to: "1.2",
      want: "5:43 negotiated[0].times: × 1.2 is above the list price",
    },
    {
      name: "free without a word",
      from: "0.85",
      to: "0",
      want: "5:43 negotiated[0].times: × 0 makes it free",
    },
    {
      name: "a discount written as the multiple",
      from: "0.85",
      to: "0.15",
      want: "5:43 negotiated[0].times: × 0.15 is 85 % off; 15 % off is 0.85",
    },
    {
      name: "an amount above list",
      from: "0.90",
      to: "1.10",
      want: "6:55 negotiated[1].usd.input_text: input_text of n: 1.1 is above the list price 1",
    },
    {
      name: "neither form",
      from: "times: 0.85, ",
      to: "",
      want: "5:5 negotiated[0]: an agreement has either",
    },
    {
      name: "a period that ends first",
      from: "to: 2027-07-01, evidence",
      to: "to: 2026-07-01, evidence",
      want: "5:71 negotiated[0].to: it ends on",
    },
    { name: "a commitment without a period", from: ", per: year, from", to: ", from", want: "8:5" },
    {
      name: "a commitment without an end",
      from: "per: year, from: 2026-07-01, to: 2027-07-01",
      to: "per: year, from: 2026-07-01",
      want: "8:5",
    },
    {
      name: "a commitment of a year and a half",
      from: "per: year, from: 2026-07-01, to: 2027-07-01",
      to: "per: year, from: 2026-07-01, to: 2028-01-01",
      want: "8:69 commitments[0].to: 2026-07-01 to 2028-01-01 is not a whole number of years",
    },
    {
      name: "a credit twice",
      from: "free_tiers:",
      to: "  - { provider: acme, usd: 10000, from: 2026-07-01, to: 2026-12-31 }\nfree_tiers:",
      want: "11:5 credits[1]: the credit of entry 1 again",
    },
    {
      name: "a free tier twice",
      from: "per: day, from: 2026-07-01 }",
      to: "per: day, from: 2026-07-01 }\n  - { provider: acme, meters: { web_searches: 5 }, per: month, from: 2026-07-01 }",
      want: "13:70 free_tiers[1].from: it overlaps entry 1",
    },
    {
      name: "a free tier of an unknown model",
      from: "models: [m], meters",
      to: "models: [k], meters",
      want: "12:32 free_tiers[0].models[0]: the seller has no model `k`",
    },
    {
      name: "a meter without a price",
      from: "times: 0.85",
      to: "times: 0.85, meters: [images]",
      want: "5:32 negotiated[0].models[0]: m has no such price",
    },
  ])("$name: $want", ({ from, to, want }) => {
    expect(whole).toContain(from);
    expect(first(whole.replace(from, to)).startsWith(want), first(whole.replace(from, to))).toBe(
      true,
    );
  });

  it("a note explains what is unusual", () => {
    expect(first(whole.replace("times: 0.85", "times: 1.2, note: reserved capacity"))).toBe("read");
    expect(
      first(whole.replace("{ input_text: 0.90 }", "{ input_text: 1.10 }, note: with support")),
    ).toBe("read");
  });
});

it.each([
  { text: whole, want: true },
  { text: "# ours\ncontract: x\n", want: true },
  { text: '{ "contract": "x" }', want: true },
  { text: "provider: acme\nname: contract\nmodels: []", want: false },
  { text: "book: b\nnote: |\n  contract: x\n", want: false },
])("knows a contract from a price file: $want", ({ text, want }) => {
  expect(isContractText(text)).toBe(want);
});

it("never throws, whatever the text", () => {
  const parts = whole.split(/(?<=[\s{}[\],:])/);
  const mutated = fc
    .tuple(fc.nat(parts.length - 1), fc.nat(parts.length - 1), fc.string(), fc.boolean())
    .map(([a, b, text, cut]) =>
      parts.map((part, index) => (index === a ? text : index === b && cut ? "" : part)).join(""),
    );
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string(), mutated), (text) => {
      const read = readContract(text, "f.yaml", books);
      expect(typeof read.ok).toBe("boolean");
      isContractText(text);
    }),
    { numRuns: 400 },
  );
});

it("refuses a contract that cuts the list into too many prices", () => {
  const day = (n: number) => new Date(Date.UTC(2026, 6, n)).toISOString().slice(0, 10);
  const entries = Array.from(
    { length: 499 },
    (_, n) => `  - { provider: acme, times: 0.9, from: ${day(2 * n)}, to: ${day(2 * n + 1)} }`,
  );
  const text = ["contract: ours", "over: list", "known: 2026-07-01", "negotiated:", ...entries];
  const read = readContract(text.join("\n"), "f.yaml", books);
  expect(!read.ok && read.error[0]?.code).toBe("too_large");
});
