import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "../../instant.ts";
import type { Meter } from "../../meter.ts";
import { picoUsdText } from "../../pico-usd.ts";
import { requestCost } from "../../request-cost.ts";
import type { Contract } from "../contract.ts";
import { smallBook } from "../small-list.fixture.ts";
import { BillUsage } from "./bill-usage.ts";
import { addMonths, periodsOf } from "./commitment-periods.ts";
import { type BillOptions, type ContractBill, contractBill } from "./contract-bill.ts";

interface Request {
  readonly day: string;
  readonly model?: string;
  readonly meters: Readonly<Partial<Record<Meter, number>>>;
}

const december = { from: "2026-11-01", to: "2026-12-01", asOf: "2026-12-01" };
const half = { provider: "acme", models: ["m", "n"], times: "0.5", from: "2026-01-01" };

function bill(
  more: Partial<Contract>,
  requests: readonly Request[],
  options: BillOptions = december,
): ContractBill {
  const book = smallBook({ negotiated: [half], ...more });
  const usage = new BillUsage();
  for (const { day, model = "m", meters } of requests) {
    const used = {
      meters,
      inclusive: {},
      known: "exact",
      api: "manual",
      model,
      notes: [],
    } as const;
    usage.add(at(day), requestCost(used, book, at(day), { provider: "acme" }));
  }
  return contractBill(book, usage, options);
}

/** `list 3, negotiated 1.5, free 0 …`: amounts that are not zero, in USD. */
const amounts = ({ total }: ContractBill): string =>
  Object.entries(total)
    .filter(([, pico]) => pico !== 0n)
    .map(([name, pico]) => `${name.replace("Pico", "")} ${picoUsdText(pico)}`)
    .join(", ");

/** 100,000 tokens of output of model m: 1.50 at list, 0.75 as agreed. */
const request: Request = { day: "2026-11-03", meters: { output_text: 100_000 } };
const search = (day: string, count: number): Request => ({ day, meters: { web_searches: count } });
const promise = {
  provider: "acme",
  usd: "10",
  per: "month",
  from: "2026-11-01",
  to: "2027-11-01",
} as const;

describe("a bill", () => {
  it.each<{
    name: string;
    contract: Partial<Contract>;
    requests: Request[];
    options?: BillOptions;
    want: string;
  }>([
    { name: "nothing used, nothing promised", contract: {}, requests: [], want: "" },
    {
      name: "prices alone",
      contract: {},
      requests: [request],
      want: "list 1.5, negotiated 0.75, usage 0.75, invoice 0.75",
    },
    {
      name: "free units of a day, not carried over",
      contract: {
        free_tiers: [
          { provider: "acme", meters: { web_searches: 100 }, per: "day", from: "2026-01-01" },
        ],
      },
      requests: [search("2026-11-03", 150), search("2026-11-04", 20)],
      want: "list 1.7, negotiated 1.7, free 1.2, usage 0.5, invoice 0.5",
    },
    {
      name: "free units of a month",
      contract: {
        free_tiers: [
          { provider: "acme", meters: { web_searches: 100 }, per: "month", from: "2026-01-01" },
        ],
      },
      requests: [search("2026-11-03", 60), search("2026-11-04", 60)],
      want: "list 1.2, negotiated 1.2, free 1, usage 0.2, invoice 0.2",
    },
    {
      name: "free units of another model",
      contract: {
        free_tiers: [
          {
            provider: "acme",
            models: ["n"],
            meters: { output_text: 1e9 },
            per: "day",
            from: "2026-01-01",
          },
        ],
      },
      requests: [request],
      want: "list 1.5, negotiated 0.75, usage 0.75, invoice 0.75",
    },
    {
      name: "free units by an alias",
      contract: {
        free_tiers: [
          {
            provider: "acme",
            models: ["m-latest"],
            meters: { output_text: 1e9 },
            per: "day",
            from: "2026-01-01",
          },
        ],
      },
      requests: [request],
      want: "list 1.5, negotiated 0.75, free 0.75",
    },
    {
      name: "a credit that is larger",
      contract: { credits: [{ provider: "acme", usd: "5", from: "2026-11-01" }] },
      requests: [request],
      want: "list 1.5, negotiated 0.75, credit 0.75",
    },
    {
      name: "a credit not yet begun",
      contract: { credits: [{ provider: "acme", usd: "5", from: "2026-11-04" }] },
      requests: [request],
      want: "list 1.5, negotiated 0.75, usage 0.75, invoice 0.75",
    },
    {
      name: "a shortfall at the end of its month",
      contract: { commitments: [promise] },
      requests: [request],
      want: "list 1.5, negotiated 0.75, usage 0.75, shortfall 9.25, invoice 10",
    },
    {
      name: "a shortfall where nothing was used",
      contract: { commitments: [promise] },
      requests: [],
      want: "shortfall 10, invoice 10",
    },
    {
      name: "no shortfall while the month runs",
      contract: { commitments: [promise] },
      requests: [request],
      options: { ...december, asOf: "2026-11-23" },
      want: "list 1.5, negotiated 0.75, usage 0.75, invoice 0.75, running 9.25",
    },
    {
      name: "no shortfall of a year that runs",
      contract: { commitments: [{ ...promise, per: "year" }] },
      requests: [request],
      want: "list 1.5, negotiated 0.75, usage 0.75, invoice 0.75",
    },
    {
      name: "what a credit pays counts against no commitment",
      contract: {
        commitments: [promise],
        credits: [{ provider: "acme", usd: "0.5", from: "2026-11-01" }],
      },
      requests: [request],
      want: "list 1.5, negotiated 0.75, credit 0.5, usage 0.25, shortfall 9.75, invoice 10",
    },
    {
      name: "days outside are not in it",
      contract: {},
      requests: [{ ...request, day: "2026-10-31" }],
      want: "",
    },
  ])("$name: $want", ({ contract, requests, options, want }) => {
    expect(amounts(bill(contract, requests, options))).toBe(want);
  });

  it("uses the credit that expires first, and says what is left of each", () => {
    const credits = [
      { id: "late", provider: "acme", usd: "5", from: "2026-01-01" },
      { id: "early", provider: "acme", usd: "0.5", from: "2026-01-01", to: "2026-12-31" },
    ];
    const made = bill({ credits }, [request]);
    const rows = made.credits.map(({ credit, usedPico, leftPico }) => [
      credit.id,
      picoUsdText(usedPico),
      picoUsdText(leftPico),
    ]);
    expect(rows).toEqual([
      ["late", "0.25", "4.75"],
      ["early", "0.5", "0"],
    ]);
  });

  it("leaves open what was spent before its first day, unless the contract says it", () => {
    const year = { ...promise, per: "year", from: "2025-12-01", to: "2026-12-01" } as const;
    const made = bill({ commitments: [year] }, [request]);
    expect(made.commitments[0]).toMatchObject({ state: "not known", whole: false });
    expect(made.lowerBound).toBe(true);
    expect(made.total.shortfallPico).toBe(0n);
    const told = { ...year, used: { usd: "6", until: "2026-11-01" } };
    const whole = bill({ commitments: [told] }, [request]);
    expect(whole.commitments[0]).toMatchObject({ state: "short", whole: true });
    expect(picoUsdText(whole.total.shortfallPico)).toBe("3.25");
  });

  it.each([
    { name: "a credit older than the bill", from: "2026-10-01", want: true },
    { name: "a credit as old as the bill", from: "2026-11-01", want: false },
  ])("$name: lower bound is $want", ({ from, want }) => {
    const credits = [{ provider: "acme", usd: "5", from }];
    expect(bill({ credits }, [request]).lowerBound).toBe(want);
  });

  it.each([
    { per: "month", from: "2026-11-02", want: true },
    { per: "month", from: "2026-11-01", want: false },
    { per: "day", from: "2026-11-02", want: false },
  ] as const)("free units of a $per, from $from: lower bound is $want", ({ per, from, want }) => {
    const free_tiers = [{ provider: "acme", meters: { output_text: 5 }, per, from: "2026-01-01" }];
    expect(bill({ free_tiers }, [request], { ...december, from }).lowerBound).toBe(want);
  });

  it("is a lower bound where a request has no price", () => {
    const made = bill({}, [{ day: "2026-11-03", meters: { images: 1 } }]);
    expect(made).toMatchObject({ notPriced: 1, requests: 1, lowerBound: true });
  });

  it("is none where such a request is of another month", () => {
    const made = bill({}, [request, { day: "2026-10-31", meters: { images: 1 } }]);
    expect(made).toMatchObject({ notPriced: 0, requests: 1, lowerBound: false });
  });
});

it.each([
  { from: "2026-01-31", months: 1, want: "2026-02-28" },
  { from: "2026-01-31", months: 2, want: "2026-03-31" },
  { from: "2027-11-30", months: 3, want: "2028-02-29" },
  { from: "2026-07-01", months: 12, want: "2027-07-01" },
])("$months months after $from: $want", ({ from, months, want }) => {
  expect(addMonths(from, months)).toBe(want);
});

it("periods follow each other without a gap, from the first day on", () => {
  const periods = periodsOf({ from: "2026-01-31", to: "2026-04-30", per: "month" });
  expect(periods.map(({ from }) => from)).toEqual(["2026-01-31", "2026-02-28", "2026-03-31"]);
  expect(periods.at(-1)?.to).toBe("2026-04-30");
});

describe("laws of a bill", () => {
  const day = fc.integer({ min: 1, max: 30 }).map((n) => `2026-11-${String(n).padStart(2, "0")}`);
  const requests = fc.array(
    fc.record({
      day,
      model: fc.constantFrom("m", "n"),
      meters: fc.record({
        input_text: fc.nat(3_000_000),
        output_text: fc.nat(100_000),
        web_searches: fc.nat(50),
      }),
    }),
    { maxLength: 12 },
  );
  const usd = fc.integer({ min: 1, max: 3_000 }).map((cents) => `${cents / 100}`);
  const contract = fc.record({
    free_tiers: fc.constantFrom<Contract["free_tiers"]>(
      [],
      [
        {
          provider: "acme",
          meters: { web_searches: 20, input_text: 1_000_000 },
          per: "day",
          from: "2026-11-05",
        },
      ],
      [
        {
          provider: "acme",
          models: ["m"],
          meters: { output_text: 90_001 },
          per: "month",
          from: "2026-01-01",
        },
      ],
    ),
    credits: fc.array(
      fc.record({
        provider: fc.constant("acme"),
        usd,
        from: fc.constantFrom("2026-01-01", "2026-11-10"),
        to: fc.constantFrom("2026-11-20", "2027-01-01"),
      }),
      { maxLength: 3 },
    ),
    commitments: fc
      .tuple(usd, fc.constantFrom("month" as const, "year" as const))
      .map(([amount, per]) => [{ ...promise, usd: amount, per }]),
  });

  it("is never negative, and its parts make the whole", () => {
    fc.assert(
      fc.property(contract, requests, day, (terms, all, asOf) => {
        const made = bill(terms as Partial<Contract>, all, { ...december, asOf });
        for (const one of [made.total, ...made.sellers]) {
          for (const [name, pico] of Object.entries(one)) {
            if (name !== "provider") expect((pico as bigint) >= 0n, name).toBe(true);
          }
          expect(one.freePico + one.creditPico + one.usagePico).toBe(one.negotiatedPico);
          expect(one.usagePico + one.shortfallPico).toBe(one.invoicePico);
          expect(one.negotiatedPico <= one.listPico).toBe(true);
        }
        const used = made.credits.reduce((sum, { usedPico }) => sum + usedPico, 0n);
        expect(used).toBe(made.total.creditPico);
        for (const { usedPico, leftPico } of made.credits) {
          expect(usedPico >= 0n && leftPico >= 0n).toBe(true);
        }
      }),
    );
  });

  it("asks a shortfall only at the end of a period", () => {
    fc.assert(
      fc.property(contract, requests, day, (terms, all, asOf) => {
        const made = bill(terms as Partial<Contract>, all, { ...december, asOf });
        expect(made.total.shortfallPico).toBe(0n);
        for (const { state } of made.commitments) expect(["met", "open"]).toContain(state);
      }),
    );
  });

  it("is the same in whatever order requests stand", () => {
    fc.assert(
      fc.property(contract, requests, (terms, all) => {
        const one = bill(terms as Partial<Contract>, all);
        const other = bill(terms as Partial<Contract>, all.toReversed());
        expect(other.total).toEqual(one.total);
        expect(other.credits).toEqual(one.credits);
      }),
    );
  });
});
