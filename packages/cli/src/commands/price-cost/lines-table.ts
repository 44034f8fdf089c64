import { type Cost, type CostLine, toDecimal, toPicoUsd } from "@outlay/pricing";
import { exactUsd, grouped } from "@outlay/words";
import type { Io } from "../../io.ts";
import { type Column, table } from "../../output/table.ts";

/** The lines of one cost: what each meter counted, its price, and how well that is founded. */
export function linesTable(cost: Cost, io: Pick<Io, "width" | "colour">): string {
  const negotiated = cost.list !== undefined;
  const several = new Set(cost.lines.map(({ price }) => price.model)).size > 1;
  const columns = [
    ...(several ? [{ header: "model" }] : []),
    { header: "meter" },
    { header: "quantity", align: "right" },
    { header: "price", align: "right" },
    ...(negotiated ? ([{ header: "list cost", align: "right" }] as const) : []),
    { header: "cost", align: "right" },
    // A name too many: where the price is from stands in --json.
    ...(several ? [] : [{ header: "price from", wraps: true }]),
  ] satisfies Column[];
  const rows = cost.lines.map((line) => [
    ...(several ? [line.price.model] : []),
    line.meter,
    grouped(line.quantity),
    priceText(line),
    ...(negotiated ? [exactUsd(toPicoUsd((line.list ?? line).usd))] : []),
    exactUsd(toPicoUsd(line.usd)),
    ...(several ? [] : [line.price.status]),
  ]);
  return table(columns, rows, { width: io.width, colour: io.colour });
}

const PER: Readonly<Record<string, string>> = { 1: "", 1000: " / 1k", 1000000: " / 1M" };

function priceText({ price, factors }: CostLine): string {
  const times = factors.map(({ factor }) => ` × ${toDecimal(factor).text}`).join("");
  const per = PER[price.per.toString()] ?? ` / ${grouped(price.per)}`;
  return `${exactUsd(toPicoUsd(price.usd))}${per}${times}`;
}

/** The amount of a cost in words of its status. */
export function amountText({ status, totalPico }: Pick<Cost, "status" | "totalPico">): string {
  const amount = exactUsd(totalPico);
  return { priced: amount, partial: `at least ${amount}`, unpriced: "unknown" }[status];
}

/** What a cost would have been at list price, in words of its status. */
export const listText = ({ status, totalPico, list }: Cost): string =>
  amountText({ status, totalPico: list?.totalPico ?? totalPico });
