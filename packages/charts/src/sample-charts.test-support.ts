import type { Bars, Chart, Fan, QuantileDots, ShareRanges, StackedBars } from "./chart.ts";

/** Twenty values of equal chance between two, more of them low, as costs are. */
const twenty = (low: number, high: number): number[] =>
  Array.from({ length: 20 }, (_, index) => low + (high - low) * ((index + 0.5) / 20) ** 1.7);

const words = (id: string) => ({ id, title: `Title of ${id}`, description: `What ${id} shows.` });

const dots = (
  id: string,
  rows: readonly (readonly [key: string, label: string, low: number, high: number])[],
  marks: QuantileDots["marks"] = [],
): QuantileDots => ({
  kind: "quantile-dots",
  ...words(id),
  axis: "Build and 5 years, USD",
  rows: rows.map(([key, label, low, high], index) => {
    const quantiles = twenty(low, high);
    const [p50 = 0, p80 = 0] = [quantiles[10], quantiles[16]];
    return { key, label, quantiles, p50, p80, muted: index === 3 };
  }),
  marks,
});

const monthsFrom = (year: number, month: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const since = year * 12 + month - 1 + index;
    return `${Math.floor(since / 12)}-${`${(since % 12) + 1}`.padStart(2, "0")}`;
  });

const fan = (
  id: string,
  months: readonly string[],
  rates: readonly (readonly [
    key: string,
    label: string,
    usdMonthly: number,
    emphasised: boolean,
  ])[],
  further: Partial<Fan> = {},
): Fan => ({
  kind: "fan",
  ...words(id),
  axis: "Paid until the end of each month, USD",
  months,
  series: rates.map(([key, label, rate, emphasised]) => {
    const times = (factor: number) => months.map((_, index) => rate * factor * (index + 3));
    return {
      key,
      label,
      p10: times(0.7),
      p50: times(1),
      p80: times(1.25),
      p90: times(1.45),
      emphasised,
    };
  }),
  ...further,
});

const shares = (id: string, rows: ShareRanges["rows"]): ShareRanges => ({
  kind: "share-ranges",
  ...words(id),
  axis: "Share of the build as quoted and its first year of infrastructure",
  rows,
});

const bars = (id: string, rows: Bars["rows"], order?: "given"): Bars => ({
  kind: "bars",
  ...words(id),
  axis: "How far each input alone moves build and 5 years, USD",
  ...(order === undefined ? {} : { order }),
  rows,
});

const stacked = (
  id: string,
  parts: readonly string[],
  rows: readonly (readonly [label: string, values: readonly number[], muted?: boolean])[],
): StackedBars => ({
  kind: "stacked-bars",
  ...words(id),
  axis: "Build and 5 years, at middle values, USD",
  parts: parts.map((label) => ({ key: label, label })),
  rows: rows.map(([label, values, muted = false]) => ({
    label,
    values: Object.fromEntries(parts.map((part, index) => [part, values[index] ?? 0])),
    muted,
  })),
});

const phases = ["choice of the model", "data preparation", "training", "deployment", "maintenance"];

const categories = [
  "human review",
  "model usage",
  "infrastructure",
  "maintenance",
  "operations",
  "evaluation",
  "engineering",
  "compliance",
  "data preparation",
  "proof of concept",
  "integration",
  "overrun",
  "product around it",
  "training of people",
];

const paths = [
  ["hosted", "hosted", 1.1e6, 2.9e6],
  ["hosted-tuned", "hosted, tuned", 0.9e6, 2.4e6],
  ["self-hosted", "self-hosted", 1.2e6, 2.6e6],
  ["self-hosted-tuned", "self-hosted, tuned", 1.5e6, 3.1e6],
] as const;

/** Charts of every kind, with what is usual and what is awkward; their ids are the names of the cases. */
export const sampleCharts: readonly Chart[] = [
  dots("dots-four-paths", paths, [
    { label: "limit", value: 2e6 },
    { label: "what is asked for", value: 2.1e6 },
  ]),
  dots("dots-beside-people", [
    ...paths,
    ["people", "people do everything, as today", 2.1e8, 3.2e8],
  ]),
  dots("dots-one-row", [["hosted", "hosted", 48_000, 61_000]]),
  dots("dots-equal", [
    ["hosted", "hosted", 5000, 5000],
    ["self-hosted", "self-hosted", 9000, 9000],
  ]),
  dots("dots-zero", [["hosted", "hosted", 0, 0]]),
  dots("dots-negative", [
    ["hosted", "worth less cost of a path with a long name", -4e5, 9e5],
    ["self-hosted", "self-hosted", -9e5, -1e5],
  ]),
  dots("dots-small", [
    ["hosted", "hosted", 0.0001, 0.0003],
    ["self-hosted", "self-hosted", 0.00015, 0.0009],
  ]),
  dots("dots-thousandfold", [
    ["hosted", "hosted", 400, 2000],
    ["self-hosted", "self-hosted", 150_000, 900_000],
  ]),
  dots("dots-none", []),
  fan(
    "fan-five-years",
    monthsFrom(2026, 7, 66),
    [
      ["hosted", "hosted", 27_000, false],
      ["hosted-tuned", "hosted, tuned", 24_000, true],
      ["self-hosted", "self-hosted", 27_500, false],
      ["self-hosted-tuned", "self-hosted, tuned", 31_000, false],
    ],
    { beforeLaunch: 6 },
  ),
  fan("fan-ten-years", monthsFrom(2027, 1, 120), [["hosted", "hosted", 9000, true]], {
    fiscalYearStart: 4,
  }),
  fan("fan-three-months", monthsFrom(2026, 11, 3), [
    ["hosted", "hosted", 900, true],
    ["self-hosted", "self-hosted", 900, true],
  ]),
  fan("fan-one-month", monthsFrom(2027, 1, 1), [["hosted", "hosted", 900, true]]),
  fan("fan-zero", monthsFrom(2027, 1, 12), [["hosted", "hosted", 0, true]]),
  fan("fan-gain", monthsFrom(2027, 1, 24), [
    ["hosted", "hosted, with a name that takes a second line", -900, true],
  ]),
  fan("fan-none", [], []),
  shares("shares-usual", [
    { label: "infrastructure", ours: 0.198, published: [0.05, 0.1], muted: false },
    { label: "evaluation", ours: 0.094, published: [0.1, 0.1], muted: false },
    { label: "engineering", ours: 0.3, published: [0.3, 0.35], muted: false },
    { label: "data preparation", ours: 0.0004, published: [0.25, 0.3], muted: false },
    { label: "proof of concept", ours: 0.05, muted: false },
    {
      label: "integration, whose published share has another scope",
      ours: 0.11,
      published: [0.15, 0.2],
      muted: true,
    },
  ]),
  shares("shares-all-of-it", [{ label: "engineering", ours: 1, published: [0, 1], muted: false }]),
  shares("shares-none", []),
  bars("bars-usual", [
    { label: "Rate of the people who review", value: 223_000, note: "our assumption" },
    { label: "Share of tasks whose result a person reviews", value: 586_000, note: "your plan" },
    {
      label:
        "Time of a person for the result of one task, with all that they look up while they read it",
      value: 377_000,
      note: "your plan",
    },
    { label: "Turns of a conversation", value: 297, note: "your plan" },
    { label: "hosted", value: 0, key: "hosted" },
  ]),
  bars("bars-signs", [
    { label: "saving", value: -240_000, note: "a year" },
    { label: "extra", value: 90_000 },
    { label: "next to nothing", value: -0.0001 },
  ]),
  bars(
    "bars-years",
    [
      { label: "2027", value: 12 },
      { label: "2028", value: 45_000 },
    ],
    "given",
  ),
  bars("bars-none", []),
  stacked("stack-phases", phases, [
    ["hosted", [7000, 20_000, 0, 721_000, 835_000]],
    ["hosted, tuned", [7000, 32_000, 12_000, 354_000, 1_000_000]],
    ["self-hosted", [7000, 20_000, 0, 441_000, 1_100_000], true],
    ["self-hosted, tuned", [7000, 32_000, 24_000, 448_000, 1_400_000]],
  ]),
  stacked("stack-credit", ["usage", "upkeep", "credit"], [["hosted", [900, 300, -400]]]),
  stacked("stack-fourteen", categories, [
    ["hosted", [517, 492, 184, 130, 104, 54, 35, 30, 20, 14, 12, 9.3, 90, 3].map((k) => k * 1000)],
    ["hosted, tuned", categories.map((_, index) => 250_000 / (index + 1))],
    ["self-hosted", categories.map((_, index) => 390_000 / (index + 1) ** 2), true],
    ["self-hosted, tuned", categories.map((_, index) => (index % 2 === 0 ? 120_000 : 0))],
  ]),
  stacked("stack-none", [], []),
];
