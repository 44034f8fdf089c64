import type { Advice, UnitPrice } from "@outlay/estimate";
import { METERS } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";

/** Rows of each meter when not all are asked for. */
const fewRows = 8;

/** Models for work with a unit of its own, meter by meter, the cheapest first. */
export function unitsText({ task, units }: Advice, io: Io, all: boolean): string {
  const title = heading(`Candidates for ${task.id}`, io.colour, io.width);
  if (units.length === 0) {
    return [title, "None: no seller of the catalog has a price that shows this work."].join("\n");
  }
  const parts = [...Map.groupBy(units, ({ meter }) => meter)].map(([meter, models]) => {
    const shown = all ? models : models.slice(0, fewRows);
    const asks = shown.some(({ state }) => state === "ask-seller");
    const left = models.length - shown.length;
    return [
      `${METERS[meter].doc}, USD for ${perWords(models[0] as UnitPrice)}`,
      table(
        [
          { header: "model", wraps: true },
          { header: "USD", align: "right" },
          { header: "weights" },
          { header: "ends" },
          { header: "seen" },
          ...(asks ? [{ header: "", wraps: true }] : []),
        ],
        shown.map((each) => [
          each.model,
          each.usd[0] === each.usd[1]
            ? amount(each.usd[0])
            : `${amount(each.usd[0])} to ${amount(each.usd[1])}`,
          each.weights ?? "not known",
          each.ends ?? "",
          each.checked ?? "",
          ...(asks ? [each.state === "ask-seller" ? "ask seller" : ""] : []),
        ]),
        { width: io.width, colour: io.colour },
      ),
      ...(left === 0 ? [] : [`${left} more: --all.`]),
    ].join("\n");
  });
  const note =
    "A model with two prices asks by size, quality, resolution or region: outlay price show MODEL.";
  const weights = units.some(({ weights }) => weights === undefined)
    ? ["Weights not known: no source of the catalog says whether they are open. Ask the seller."]
    : [];
  const notes = [note, ...weights].map((each) => wholeWords(each, io.width, 0, 0));
  return [title, parts.join("\n\n"), ...notes].join("\n");
}

const perWords = ({ per, unit }: UnitPrice): string =>
  per === 1
    ? `one ${unit}`
    : per === 3_600 && unit === "second"
      ? "one hour"
      : `${grouped(per)} ${unit}s`;

/** Prices are shown whole: they are facts and no estimates. */
const amount = (usd: number): string => {
  const cents = Math.round(usd * 100) / 100;
  return cents === usd ? usd.toFixed(2) : `${Number(usd.toPrecision(4))}`;
};
