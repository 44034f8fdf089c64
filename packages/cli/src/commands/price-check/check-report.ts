import type { Against, ComparedBooks, ComparedPrice, Staleness } from "@outlay/pricing";
import { dayText } from "../../catalog/when.ts";
import type { Io } from "../../io.ts";
import { grouped } from "../../output/money.ts";
import { table } from "../../output/table.ts";
import { paragraph } from "../../output/wrap.ts";
import { amountText, ratioText, verdictWords, whenWords } from "./check-words.ts";
import { missingText } from "./missing-text.ts";

/** What is shown. */
export interface Report {
  readonly compared: ComparedBooks;
  readonly against: readonly Against[];
  readonly stale: Staleness;
  /** Day for which prices were compared. */
  readonly day: string;
  /** Show what each side lacks. */
  readonly missing: boolean;
}

/** Prints the disagreements model by model, then what was counted. */
export function printReport(report: Report, io: Io): void {
  const { compared } = report;
  const disputed = compared.prices.filter(({ standing }) => standing === "disputed");
  for (const prices of Map.groupBy(disputed, nameOf).values()) io.out(`${modelText(prices, io)}\n`);
  io.out(paragraph(countsText(report, disputed), io.width));
  if (report.missing) io.out(`\n${missingText(compared, io)}`);
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
    { header: "likely right", wraps: true },
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

function countsText(
  { compared, against, stale, day }: Report,
  disputed: readonly ComparedPrice[],
): string {
  const { counts, models, onlyOurs, onlyTheirs } = compared;
  const likely = (who: string): number =>
    disputed.filter(({ verdict }) => verdict?.likely === who).length;
  const books = against.map(
    ({ spec, dated }) =>
      spec.id + (dated === undefined ? "" : ` of ${dayText(dated).slice(0, 10)}`),
  );
  const compare = counts.equal + counts.explained + counts.disputed;
  const lines = [
    `${grouped(compare)} prices of ${grouped(models)} models on ${day} against ${books.join(", ")}:`,
    `${grouped(counts.equal)} equal, ${grouped(counts.explained)} explained by the day or a condition that a book does not know, ${grouped(counts.disputed)} disputed (likely ours ${likely("ours")}, theirs ${likely("theirs")}, undecided ${likely("undecided")}).`,
    `${grouped(counts.unwitnessed)} of our prices no book has, ${grouped(counts.lacking)} prices of theirs we lack. Models: ${grouped(onlyOurs.length)} only ours, ${grouped(onlyTheirs.length)} only theirs.`,
    staleText(stale),
  ];
  return lines.join("\n");
}

function staleText({ prices, spans, oldest }: Staleness): string {
  if (prices === 0 || oldest === undefined) return "No price in force says when it was last seen.";
  const words = spans.map(({ upToDays, prices: count }, place) => {
    const from = spans[place - 1]?.upToDays;
    return `${upToDays === undefined ? `over ${from}` : `up to ${upToDays}`} days: ${grouped(count)}`;
  });
  return `Last seen at a source, ${words.join(", ")}; the oldest ${oldest.provider}/${oldest.model}, ${dayText(oldest.checked)}.`;
}
