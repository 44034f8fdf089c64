import {
  type Against,
  type ComparedBooks,
  type ComparedPrice,
  countDecisions,
  type Staleness,
  type Standing,
} from "@outlay/pricing";
import { grouped } from "@outlay/words";
import { dayText } from "../../catalog/when.ts";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { paragraph } from "../../output/wrap.ts";
import { ageWords } from "./age-words.ts";
import { amountText, ratioText, verdictWords, whenWords } from "./check-words.ts";
import { booksTable, providersTable } from "./count-tables.ts";
import { missingText } from "./missing-text.ts";

/** What `--kind` lists. */
export const KINDS = [
  "disputed",
  "reviewed",
  "explained",
  "lacking",
  "unwitnessed",
  "equal",
] as const;

/** What is shown. */
export interface Report {
  readonly compared: ComparedBooks;
  readonly against: readonly Against[];
  readonly stale: Staleness;
  /** Day for which prices were compared. */
  readonly day: string;
  /** Show what each side lacks. */
  readonly missing: boolean;
  /** Show only what was counted. */
  readonly summary: boolean;
  /** List every price of this kind; the disputed ones most in doubt when left out. */
  readonly kind: Standing | undefined;
}

/** Disputed prices that are shown without `--kind`. */
const FIRST = 24;

/** Prints the prices that were asked for model by model, then what was counted. */
export function printReport(report: Report, io: Io): void {
  const { compared, kind, summary } = report;
  const all = inDoubtFirst(listedPrices(compared.prices, kind ?? "disputed"));
  const shown = summary ? [] : kind === undefined ? all.slice(0, FIRST) : all;
  for (const prices of Map.groupBy(shown, nameOf).values()) io.out(`${modelText(prices, io)}\n`);
  const left = all.length - shown.length;
  if (left > 0 && !summary) {
    const more = `… and ${grouped(left)} more disputed prices, less in doubt: --kind disputed lists all.`;
    io.out(`${paragraph(more, io.width)}\n`);
  }
  if (summary || report.compared.models > 1) {
    io.out(`${booksTable(compared, io)}\n`);
    io.out(`${providersTable(compared, io)}\n`);
  }
  io.out(paragraph(countsText(report), io.width));
  if (report.missing) io.out(`\n${missingText(compared, io)}`);
}

/** The prices of a kind; alone stands for what no book speaks of. */
export const listedPrices = (
  prices: readonly ComparedPrice[],
  kind: Standing,
): readonly ComparedPrice[] => prices.filter(({ standing }) => standing === kind);

const DOUBT = { theirs: 0, undecided: 1, ours: 2 } as const;

/** Prices whose verdict is not ours first, whole models together. */
export function inDoubtFirst(prices: readonly ComparedPrice[]): readonly ComparedPrice[] {
  const groups = [...Map.groupBy(prices, nameOf).values()];
  const doubt = (group: readonly ComparedPrice[]): number =>
    Math.min(...group.map(({ verdict }) => DOUBT[verdict?.likely ?? "ours"]));
  return groups.sort((a, b) => doubt(a) - doubt(b)).flat();
}

const nameOf = ({ provider, model }: ComparedPrice): string => `${provider}/${model}`;

function modelText(prices: readonly ComparedPrice[], io: Io): string {
  const [first] = prices;
  if (first === undefined) return "";
  // Prices that differ only in a condition under which nothing differs are shown once.
  const same = Map.groupBy(prices, (price) =>
    [
      price.point.meter,
      amount(price),
      ...price.witnesses.map(({ book, usd }) => `${book} ${amountText(usd, price.point.meter)}`),
      verdictWords(price),
    ].join("\n"),
  );
  const rows = [...same.values()].flatMap((alike) => {
    const [price] = alike;
    if (price === undefined) return [];
    const { meter } = price.point;
    return [
      [
        `${meter}\n${together(alike.map(({ point }) => whenWords(point.when)))}`,
        ["ours", ...price.witnesses.map(({ book }) => book)].join("\n"),
        [amount(price), ...price.witnesses.map(({ usd }) => amountText(usd, meter))].join("\n"),
        ["", ...price.witnesses.map(({ agrees, ratio }) => (agrees ? "=" : ratioText(ratio)))].join(
          "\n",
        ),
        verdictWords(price),
      ],
    ];
  });
  const columns = [
    { header: "price", wraps: true },
    { header: "book" },
    { header: "USD", align: "right" as const },
    { header: "ratio", align: "right" as const },
    { header: whyHeader(first), wraps: true },
  ];
  const title = paragraph(nameOf(first), io.width);
  return `${io.colour.bold(title)}\n${table(columns, rows, { width: io.width, colour: io.colour })}`;
}

const amount = ({ ours, point }: ComparedPrice): string =>
  ours === undefined ? "unknown" : amountText(ours.usd, point.meter);

/** Conditions in one list, what they begin with said once: `region au, ca`. */
function together(words: readonly string[]): string {
  const shared = /^region /;
  if (words.length > 1 && words.every((one) => shared.test(one)))
    return `region ${words.map((one) => one.replace(shared, "")).join(", ")}`;
  return words.join("; ");
}

/** What was counted, in sentences. */
export function countsText({ compared, against, stale, day }: Report): string {
  const { counts, models, onlyOurs, onlyTheirs } = compared;
  const disputed = listedPrices(compared.prices, "disputed");
  const likely = (who: string): number =>
    disputed.filter(({ verdict }) => verdict?.likely === who).length;
  const books = against.map(
    ({ spec, dated }) =>
      spec.id + (dated === undefined ? "" : ` of ${dayText(dated).slice(0, 10)}`),
  );
  const compare = counts.equal + counts.explained + counts.reviewed + counts.disputed;
  const lines = [
    `${grouped(compare)} prices of ${grouped(models)} ${models === 1 ? "model" : "models"} on ${day} against ${books.join(", ")}:`,
    `${grouped(counts.equal)} equal, ${grouped(counts.explained)} explained by the day or a condition that a book does not know, ${reviewedText(compared)}, ${grouped(counts.disputed)} disputed (likely ours ${likely("ours")}, theirs ${likely("theirs")}, undecided ${likely("undecided")}).`,
    `${grouped(counts.unwitnessed)} of our prices no book has, ${grouped(counts.lacking)} prices of theirs we lack. Models: ${grouped(onlyOurs.length)} only ours, ${grouped(onlyTheirs.length)} only theirs.`,
    ageWords(stale),
  ];
  return lines.join("\n");
}

/** How many prices are reviewed, and what was decided. */
function reviewedText({ prices, counts }: ComparedBooks): string {
  const { ours, theirs, open } = countDecisions(prices);
  const decided = counts.reviewed === 0 ? "" : ` (ours ${ours}, theirs ${theirs}, open ${open})`;
  return `${grouped(counts.reviewed)} reviewed${decided}`;
}

function whyHeader({ standing }: ComparedPrice): string {
  if (standing === "reviewed") return "decided";
  return standing === "disputed" ? "likely right" : "why";
}
