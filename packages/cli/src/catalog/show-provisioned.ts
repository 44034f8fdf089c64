import { type ProvisionedOffer, provisionedOffers } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import type { Io } from "../io.ts";
import { table } from "../output/table.ts";
import { paragraph } from "../output/wrap.ts";
import type { AskedModel } from "./asked-model.ts";

/** The units in which a seller reserves throughput of a model; none for books other than ours. */
export function offersOf({ catalog, prices }: AskedModel): readonly ProvisionedOffer[] {
  return provisionedOffers(catalog.provisioned, prices.provider, prices.model);
}

/** Prints what reserved throughput of a model costs by term, in which numbers it is sold, and what it carries. */
export function showProvisioned(asked: AskedModel, io: Io): void {
  const offers = offersOf(asked);
  if (offers.length === 0) return;
  io.out("\nReserved throughput, in USD for one unit");
  io.out(
    table(
      [
        { header: "unit", wraps: true },
        { header: "commitment" },
        { header: "USD", align: "right" },
        { header: "a" },
        { header: "sold", wraps: true },
      ],
      offers.flatMap(({ unit, carry }) =>
        unit.prices.map((price, index) => [
          index === 0 ? unit.id : "",
          price.term === "hour" ? "none" : price.term,
          price.usd,
          price.per,
          index === 0 ? `from ${carry.minimum} in steps of ${carry.increment}` : "",
        ]),
      ),
      { width: io.width, colour: io.colour },
    ),
  );
  for (const [words, group] of Map.groupBy(offers, ({ carry }) => carriedWords(carry))) {
    const ids =
      group.length === offers.length ? "" : ` of ${group.map(({ unit }) => unit.id).join(", ")}`;
    io.out(paragraph(`One unit${ids} carries ${words}.`, io.width));
  }
  const notes = offers.flatMap(({ unit, carry }) => [
    ...unit.prices.flatMap(({ note, term }) =>
      note === undefined ? [] : [`${unit.id}, ${term}: ${note}`],
    ),
    ...(carry.note === undefined ? [] : [`${unit.id}: ${carry.note}`]),
  ]);
  for (const note of new Set(notes)) io.out(paragraph(`- ${note}`, io.width));
  const rows = offers.flatMap(({ unit, carry }) => [...unit.prices, carry]);
  const [oldest] = rows.map(({ checked }) => checked).sort();
  const sources = [...new Set(rows.flatMap((row) => row.sources))].join(", ");
  io.out(
    paragraph(
      `${[...new Set(rows.map(({ status }) => status))].join(", ")}; the oldest was last shown by a source for ${oldest}; from ${sources}.`,
      io.width,
    ),
  );
}

/** What one unit carries, after the word `carries`. */
function carriedWords(carry: ProvisionedOffer["carry"]): string {
  const { input_tokens_per_minute: input, output_tokens_per_minute: output } = carry;
  if (input === undefined) {
    return output === undefined
      ? "what its seller does not publish"
      : `${grouped(output)} tokens written a minute`;
  }
  const { output_weight: weight, cached_weight: cached } = carry;
  const weights = [
    ...(weight === undefined ? [] : [`one written counts ${weight}`]),
    ...(cached === undefined ? [] : [`one read from the cache ${cached}`]),
  ];
  const counted = weights.length === 0 ? "" : `; ${weights.join(", ")}`;
  return `${grouped(input)} input tokens a minute${counted}`;
}
