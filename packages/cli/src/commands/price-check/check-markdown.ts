import { type ComparedPrice, countBooks } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import { countsText, inDoubtFirst, listedPrices, type Report } from "./check-report.ts";
import { amountText, slipName, verdictWords, whenWords } from "./check-words.ts";

/** Rows that a comment under a pull request has room for. */
const MOST_ROWS = 30;

/** The comparison as Markdown: what was counted, then the disputes most in doubt; the rest is counted. */
export function checkMarkdown(report: Report): string {
  const { compared, kind = "disputed", summary } = report;
  const books = countBooks(compared.prices).map(
    ({ book, prices, agree, differ, disputed, slips }) => {
      const kinds = Object.entries(slips)
        .sort(([, a], [, b]) => b - a)
        .map(([code, count]) => `${slipName(code as keyof typeof slips)} ${count}`);
      return row([book, ...[prices, agree, differ, disputed].map(grouped), kinds.join(", ")]);
    },
  );
  const shown = inDoubtFirst(listedPrices(compared.prices, kind));
  const left = shown.length - MOST_ROWS;
  return [
    `**Price check**: ${countsText(report).replaceAll("\n", " ")}`,
    [
      "| catalogue | prices | agree | differ | disputed | of those that differ |",
      "| --- | ---: | ---: | ---: | ---: | --- |",
      ...books,
    ].join("\n"),
    ...(summary || shown.length === 0
      ? []
      : [
          [
            "| model | price | ours | theirs | likely right |",
            "| --- | --- | ---: | ---: | --- |",
            ...shown.slice(0, MOST_ROWS).map(priceRow),
          ].join("\n"),
        ]),
    ...(left > 0 && !summary ? [`… and ${left} more (\`--kind ${kind}\`).`] : []),
  ].join("\n\n");
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((text) => text.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;

function priceRow(price: ComparedPrice): string {
  const { provider, model, point, ours, witnesses } = price;
  const when = Object.keys(point.when).length === 0 ? "" : `; ${whenWords(point.when)}`;
  const theirs = witnesses
    .filter(({ agrees }) => !agrees)
    .map(({ book, usd }) => `${amountText(usd, point.meter)} ${book}`);
  return row([
    `${provider}/${model}`,
    `${point.meter}${when}`,
    ours === undefined ? "" : amountText(ours.usd, point.meter),
    theirs.join(", "),
    verdictWords(price).split("; ")[0] ?? "",
  ]);
}
