import { PRICE_KINDS } from "@outlay/pricing";
import { grouped, percent } from "@outlay/words";
import type { Io } from "../io.ts";
import { table } from "../output/table.ts";
import { paragraph } from "../output/wrap.ts";
import type { CatalogSummary } from "./catalog-summary.ts";

/** Ends of models that are told of before the rest is counted. */
const ENDS_TOLD = 4;

/** The summary of the catalog, for people. */
export function summaryText(summary: CatalogSummary, io: Io): string {
  const { bold } = io.colour;
  const { sellers, models, ended, prices, old, byStatus, ends, entries, months } = summary;
  const wide = { width: io.width, colour: io.colour };
  const share = (count: number): string => percent(prices === 0 ? 0 : count / prices);
  const told = ends.slice(0, ENDS_TOLD).map(({ provider, model, date, replacement }) => {
    const instead = replacement === undefined ? "" : ` (instead: ${replacement})`;
    return `${provider}/${model} ${date}${instead}`;
  });
  const rest = ends.length - told.length;
  return [
    bold(`The catalog on ${summary.at}`),
    paragraph(
      `${grouped(models)} models of ${sellers.length} sellers answer and have a price; ${ended} that ended are kept for old responses. ${grouped(prices)} prices are in force.`,
      io.width,
    ),
    `\n${bold("Covered")}`,
    paragraph(
      sellers.map(({ provider, models: count }) => `${provider} ${count}`).join(", "),
      io.width,
    ),
    "",
    table(
      [
        { header: "kind of price", wraps: true },
        { header: "models", align: "right" },
        { header: "sellers", align: "right" },
      ],
      summary.kinds
        .filter((each) => each.models > 0)
        .map((each) => [PRICE_KINDS[each.kind], `${each.models}`, `${each.sellers}`]),
      wide,
    ),
    `\n${bold("How old")}`,
    paragraph(
      `${grouped(old.prices)} prices (${share(old.prices)}) were last seen at a source more than ${old.limitDays} days before${old.oldest === undefined ? "" : `; the oldest is ${old.oldest.provider}/${old.oldest.model}, ${old.oldest.checked}`}. By month: ${months.map((each) => `${each.month} ${share(each.prices)}`).join(", ")}.`,
      io.width,
    ),
    `\n${bold("How sure")}`,
    paragraph(
      `${byStatus.map((each) => `${each.status} ${share(each.prices)}`).join(", ")} of the prices.`,
      io.width,
    ),
    `\n${bold("What ends within a year")}`,
    paragraph(
      ends.length === 0
        ? "Nothing that is announced."
        : `${told.join(", ")}${rest > 0 ? `, and ${rest} more: outlay price list` : ""}.`,
      io.width,
    ),
    `\n${bold("Beside prices of models")}`,
    paragraph(`${entries.map(({ kind, count }) => `${kind} ${count}`).join(", ")}.`, io.width),
    paragraph(
      "\n`outlay catalog list KIND` and `outlay catalog show ID` have them; `outlay price list` and `price show` the prices.",
      io.width,
    ),
  ].join("\n");
}
