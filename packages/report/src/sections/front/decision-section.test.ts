import { readdirSync, readFileSync } from "node:fs";
import { limitResults } from "@outlay/estimate";
import { chosenPath, isPriced, roughUsd } from "@outlay/words";
import { describe, expect, it } from "vitest";
import type { Block, Cell, KeyFigure, Table, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { type ExampleOptions, exampleSources } from "../../example-source.test-support.ts";
import { nodeQuantiles } from "../node-quantiles.ts";
import { decisionSection } from "./decision-section.ts";

const root = new URL("../../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

const examples = readdirSync(new URL("examples/", root)).filter((name) => name.endsWith(".yaml"));
const support = "support-assistant.yaml";
const internal = "internal-assistant.yaml";

/** Every example as it is, and plans that read unlike them. */
const plans: readonly (ExampleOptions & { readonly name: string; readonly file: string })[] = [
  ...examples.map((file) => ({ name: file, file })),
  { name: "one path", file: support, paths: ["self-hosted-tuned"] },
  { name: "seven months", file: support, set: ["horizon=7 months"] },
  {
    name: "books in euros",
    file: support,
    set: ["commercial.currency=EUR", "commercial.exchange_rate=0.85 to 0.95"],
  },
  { name: "a fiscal year from April", file: support, set: ["finance.fiscal_year_start=4"] },
  { name: "machines that are owned", file: internal, set: ["hosting.site=owned"] },
  {
    name: "hardware without a price",
    file: internal,
    set: ["hosting.site=owned", "paths.self-hosted.accelerator=a10g"],
  },
  {
    name: "a product whose success nobody has said",
    file: "invoice-extraction.yaml",
    set: ["buy.seats=300"],
  },
  {
    name: "a product to buy",
    file: support,
    set: ["buy.price_per_task=$0.05", "buy.success_rate=60 %"],
  },
  {
    name: "limits of its own",
    file: support,
    set: ["limits.build=$100k", "limits.total=$3M", "limits.chance_of_exceeding=20 %"],
  },
  { name: "limits that hold", file: support, set: ["limits.total=$9M"] },
  { name: "a worth of the outcome", file: support, set: ["outcome.worth=$9"] },
  { name: "people are cheaper", file: support, set: ["outcome.fallback_cost=$0.01"] },
  { name: "none is good enough", file: support, set: ["outcome.quality_floor=90 %"] },
  { name: "paths ruled out", file: support, set: ["compliance.residency=own-premises"] },
];

const sourceOf = ({ file, ...options }: (typeof plans)[number]): ReportSource =>
  source(`examples/${file}`, { draws: 400, ...options });

const plain = (text: Text): string =>
  typeof text === "string"
    ? text
    : text.map((part) => (typeof part === "string" ? part : part.text)).join("");

const cellText = (cell: Cell): string =>
  typeof cell === "object" && "kind" in cell ? cell.text : plain(cell);

const amount = (cell: Cell | undefined): number =>
  typeof cell === "object" && "kind" in cell ? cell.value : 0;

const tables = (blocks: readonly Block[]): readonly Table[] =>
  blocks.filter((block) => block.kind === "table");

const fiscal = (blocks: readonly Block[]): Table => {
  const found = tables(blocks).find(({ columns }) => columns[0]?.title === "Fiscal year");
  if (found === undefined) throw new Error("no fiscal years");
  return found;
};

const keys = (blocks: readonly Block[]): readonly KeyFigure[] =>
  blocks.flatMap((block) => (block.kind === "key-figures" ? block.figures : []));

const words = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.kind === "paragraph" || block.kind === "callout") return plain(block.text);
      if (block.kind === "list") return block.items.map(plain).join("\n");
      if (block.kind === "key-figures") {
        return block.figures
          .map(({ label, figure, meaning }) => `${label}: ${figure}. ${plain(meaning)}`)
          .join("\n");
      }
      if (block.kind !== "table") return "";
      return [
        block.caption,
        ...block.rows.map(({ cells }) => cells.map(cellText).join("|")),
        ...block.notes.map(plain),
      ].join("\n");
    })
    .join("\n\n");

describe.each(plans)("the first page of $name", (plan) => {
  const of = sourceOf(plan);
  const { estimate, model, centre } = of.estimated;
  const { blocks } = decisionSection(of);
  const chosen = chosenPath(estimate);
  if (chosen === undefined) throw new Error("no path has figures");
  const local = estimate.currency === undefined ? "" : ".in-currency";

  it("has fiscal years that add up to the graph's totals, to the cent", () => {
    const { rows } = fiscal(blocks);
    const years = rows.filter(({ kind }) => kind === "plain");
    const sum = rows.find(({ kind }) => kind === "sum");
    const total = centre.value(`${chosen.id}.total${local}`);
    if (local === "") expect(total).toBe(chosen.totalUsd.centre);
    // Cash, books, capital, running: the second column is of all futures and adds up to nothing.
    for (const column of [1, 3, 4, 5]) {
      const added = years.reduce((all, { cells }) => all + amount(cells[column]), 0);
      expect(added, `column ${column}`).toBeCloseTo(amount(sum?.cells[column]), 2);
    }
    expect(amount(sum?.cells[1])).toBeCloseTo(total, 2);
    expect(amount(sum?.cells[3])).toBeCloseTo(total, 2);
    expect(amount(sum?.cells[4]) + amount(sum?.cells[5])).toBeCloseTo(total, 2);
    for (const { cells } of years.filter(
      ({ cells }) => cellText(cells[0] ?? "") !== "not yet written off after the last year",
    )) {
      expect(amount(cells[4]) + amount(cells[5])).toBeCloseTo(amount(cells[1]), 2);
    }
  });

  it("has the fiscal years of the estimate, and what they have not written off", () => {
    const { rows } = fiscal(blocks);
    for (const year of chosen.years) {
      const row = rows.find(({ cells }) => cellText(cells[0] ?? "").startsWith(String(year.year)));
      const { cash, profitAndLoss, capex, opex } = year.inCurrency ?? {
        cash: year.cashUsd.centre,
        profitAndLoss: year.profitAndLossUsd,
        capex: year.capexUsd,
        opex: year.opexUsd,
      };
      const want = [cash, profitAndLoss, capex, opex];
      if (row === undefined) expect(want).toEqual([0, 0, 0, 0]);
      else expect([1, 3, 4, 5].map((at) => amount(row.cells[at]))).toEqual(want);
    }
    const left = rows.find(
      ({ cells }) => cellText(cells[0] ?? "") === "not yet written off after the last year",
    );
    const { usd, inCurrency } = chosen.bookValueLeft;
    expect(amount(left?.cells[3])).toBe(inCurrency ?? usd);
  });

  it("says none and all of a hundred futures only of none and all", () => {
    const ways = blocks.find(
      (block): block is Table => block.kind === "table" && block.caption.startsWith("The ways"),
    );
    for (const { cells } of ways?.rows ?? []) {
      const cell = cells.at(-1);
      if (!ways?.columns.at(-1)?.title.startsWith("Cheapest") || typeof cell !== "object") continue;
      if (!("value" in cell)) continue;
      const { text, value } = cell;
      const futures = Math.round(value * 100);
      if (value > 0 && futures === 0) expect(text).toBe("<1");
      else if (value < 1 && futures === 100) expect(text).toBe(">99");
      else expect(text).toBe(futures.toString());
    }
  });

  it("asks for the middle and reserves up to one chance in five, as the draws have it", () => {
    const [ask, reserve, when, run, all, one] = keys(blocks);
    const least = chosen.status === "partial" ? "at least " : "";
    const [p50 = 0, p80 = 0] = nodeQuantiles(of.estimated, `${chosen.id}.build.total`, [0.5, 0.8]);
    expect(ask?.figure).toBe(least + roughUsd(p50));
    expect(reserve?.figure).toBe(least + roughUsd(p80 - p50));
    expect(when?.figure).toMatch(/^\d+–?\d* weeks$/);
    expect(run?.figure).toBe(`${least}${roughUsd(chosen.month13Usd.p50)} a month`);
    expect(all?.figure).toBe(least + roughUsd(chosen.totalUsd.p50));
    const [each = 0] = nodeQuantiles(of.estimated, one?.node ?? "", [0.5]);
    expect(each).toBe(chosen.usdPerOutcome.p50);
    expect(one?.figure).toBe(least + roughUsd(each));
  });

  it("has a node of the graph behind each figure, and the figure that the words round", () => {
    const cells = tables(blocks).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    const named = cells.filter((cell) => typeof cell === "object" && "kind" in cell);
    expect(named.length).toBeGreaterThan(20);
    for (const { node, value, text } of named) {
      expect(Number.isFinite(value), text).toBe(true);
      if (node !== undefined) expect(model.graph.nodes.has(node), node).toBe(true);
    }
    for (const { node } of keys(blocks)) expect(model.graph.nodes.has(node ?? ""), node).toBe(true);
  });

  it("says of each path whether it may be chosen, and nothing undefined", () => {
    const ways = tables(blocks).at(-1);
    expect(ways?.rows.map(({ cells }) => cells.length)).toEqual(
      ways?.rows.map(() => ways.columns.length),
    );
    expect(ways?.rows).toHaveLength(estimate.paths.length + estimate.baselines.length);
    const limits = limitResults(of.plan, of.estimated);
    const beyond = limits?.outcome === "broken" ? limits.path : undefined;
    for (const [at, path] of estimate.paths.entries()) {
      const said = cellText(ways?.rows[at]?.cells[1] ?? "");
      if (path.id === beyond) expect(said).toBe("no: breaks a limit");
      else if (isPriced(path) && path.canWin) expect(said).toMatch(/^yes$|^with/);
      else expect(said).toMatch(/^no: |^not yet: /);
    }
    expect(words(blocks)).not.toMatch(/undefined|NaN|null|\[object| {2}|\.\.|; ;|: \./);
  });

  it("is short enough for one page", () => {
    expect(words(blocks).length).toBeLessThan(5_200);
  });
});

describe("the words of the first page", () => {
  const of = (name: string): string => {
    const plan = plans.find((each) => each.name === name);
    if (plan === undefined) throw new Error(`no plan ${name}`);
    return words(decisionSection(sourceOf(plan)).blocks);
  };

  it.each([
    { name: internal, want: "51 of 100 tasks are taken to succeed (our assumption);" },
    { name: support, want: "6 questions are open, 8 answered in part, " },
    {
      name: "a product whose success nobody has said",
      want: "The product is taken to end 51 of 100 tasks well, which is our assumption: state buy.success_rate.",
    },
    {
      name: "ticket-classifier.yaml",
      want: /Build and use alone cost less with hosted: \$2\d\dK against \$3\d\dK; the people/,
    },
    { name: "one path", want: "Self-hosted, tuned is the only path that is calculated." },
    {
      name: "one path",
      want: "Not in the plan, so not calculated: hosted; hosted, tuned; self-hosted.",
    },
    { name: "seven months", want: "a month. In the last month." },
    { name: "seven months", want: "Build and 7 months of use" },
    { name: "books in euros", want: /Ask for: \$\d+K\. EUR \d+K\. To build/ },
    { name: "books in euros", want: "by fiscal year, in EUR" },
    { name: "books in euros", want: "0.90 in the middle" },
    { name: "machines that are owned", want: "on machines that you own" },
    { name: "hardware without a price", want: "INCOMPLETE" },
    { name: "hardware without a price", want: "To build it: at least $" },
    { name: "hardware without a price", want: "not yet: a price is missing" },
    { name: "a product to buy", want: /^Buying a product costs \$\d+M less than/ },
    { name: "a product to buy", want: "To build it: $" },
    {
      name: "limits of its own",
      want: "The plan's own limits of hosted, tuned. 1 of 2 limits is broken: build.",
    },
    {
      name: "limits of its own",
      want: /✗ Build: \$\d+K over \(limit \$100k\); ✓ .* left \(limit \$3M\); each held at one chance in five\./,
    },
    { name: "limits that hold", want: "The limit holds." },
    { name: "a worth of the outcome", want: /The tasks it solves are worth \$\d+M;/ },
    { name: "people are cheaper", want: /^People doing it all, as today, cost \$/ },
    { name: "people are cheaper", want: "To build it: $" },
    { name: "none is good enough", want: /^No path can win: each is below the quality floor\./ },
    { name: "none is good enough", want: "To build it: $" },
    { name: "none is good enough", want: "no: below the quality asked for" },
    {
      name: "paths ruled out",
      want: "Hosted is ruled out. Data may only be processed on own premises",
    },
    { name: support, want: /^Too close to call on cost alone: / },
    { name: support, want: "Ask for: $" },
    { name: "research-agent.yaml", want: "People are assumed to check" },
    { name: "fintech-retrieval.yaml", want: /a review before the launch \(\$\d+K-\d+K, 7 weeks\)/ },
    {
      name: "fintech-retrieval.yaml",
      want: "a partner for the first months of running it (self-hosted; self-hosted, tuned: $",
    },
  ])("of $name say $want", ({ name, want }) => {
    expect(of(name)).toMatch(
      typeof want === "string" ? new RegExp(want.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : want,
    );
  });

  it("say why nothing can be priced, and no figure", () => {
    const none = source(`examples/${support}`, {
      draws: 200,
      paths: ["hosted-tuned"],
      set: ["paths.hosted-tuned.model=openai/gpt-6-luna"],
    });
    const said = words(decisionSection(none).blocks);
    expect(said).toMatch(
      /^No path of this plan can be priced, so there is nothing to decide yet\./,
    );
    expect(said).toContain("has no price of training by examples");
    expect(said).not.toMatch(/\$\d/);
  });

  it("leave what has no room to the appendix, and say so", () => {
    const of = source(`examples/${support}`, { draws: 200 });
    const { estimate } = of.estimated;
    const notes = [1, 2, 3, 4, 5].map(
      (at) => ({ code: "implausible", text: `Note ${at}.` }) as const,
    );
    const noted = { ...of, estimated: { ...of.estimated, estimate: { ...estimate, notes } } };
    const said = words(decisionSection(noted).blocks);
    expect(said).toContain("Note 3.");
    expect(said).not.toContain("Note 4.");
    expect(said).toContain("2 more such notes in the appendix.");
  });

  it("say whether the plan was approved", () => {
    const of = { ...source(`examples/${support}`, { draws: 200 }), approved: "Approved by Ann." };
    expect(words(decisionSection(of).blocks)).toContain("\nApproved by Ann.");
  });

  it.each([
    { day: "2026-06-01", want: undefined },
    {
      day: "2026-11-23",
      want: "Begun on the day of this report, the launch on 1 January 2027 is kept in",
    },
    { day: "2027-01-02", want: "January 2027, lies before the day of this report" },
  ])("warn of the launch on $day: $want", ({ day, want }) => {
    const one = { ...source(`examples/${support}`, { draws: 400 }), day };
    const warned = decisionSection(one).blocks.flatMap((block) =>
      block.kind === "callout" ? [plain(block.text)] : [],
    );
    if (want === undefined) expect(warned).toEqual([]);
    else expect(warned[0]).toContain(want);
  });
});
