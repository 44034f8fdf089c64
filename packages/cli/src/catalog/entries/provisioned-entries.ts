import { type ProvisionedUnit, usdPerUnitMonth } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of reserved throughput. */
export const provisionedColumns: readonly Column[] = [
  { header: "unit" },
  { header: "commitment, USD a month for one", wraps: true },
  { header: "models", align: "right" },
  { header: "checked" },
];

/** Units of reserved throughput: what one costs by the time one commits to, and what it carries. */
export const provisionedEntries = ({ provisioned }: Catalog): readonly CatalogEntry[] =>
  provisioned.units.map((unit) => {
    const carries = provisioned.carries.filter(({ units }) => units.includes(unit.id));
    const rows = [...unit.prices, ...carries];
    const days = rows.map(({ checked }) => checked).sort();
    const models = carries.flatMap((carry) => carry.models);
    return {
      id: unit.id,
      name: unit.name,
      cells: [
        unit.id,
        unit.prices.map((price) => `${term(price)} ${month(price)}`).join(", "),
        `${models.length}`,
        days[0] ?? "",
      ],
      facts: [
        ["seller", unit.provider],
        ["serves", unit.region],
        ...unit.prices.map(
          (price) =>
            [
              term(price),
              `${price.usd} USD a ${price.per}, ${month(price)} a month; ${price.status}, seen ${price.checked}${price.note === undefined ? "" : `; ${price.note}`}`,
            ] as const,
        ),
        ...carries.map(
          (carry) =>
            [
              carry.models.join(", "),
              `${rate(carry)}, from ${carry.minimum} in steps of ${carry.increment}`,
            ] as const,
        ),
      ],
      tags: { seller: [unit.provider], region: [unit.region] },
      ...(days[0] === undefined ? {} : { checked: days[0] }),
      sources: [...new Set(rows.flatMap((row) => row.sources))],
      data: { ...unit, carries },
    };
  });

type Price = ProvisionedUnit["prices"][number];

const term = (price: Price): string =>
  price.term === "hour" ? "no commitment" : `${price.term} committed`;

const month = (price: Price): string => grouped(Math.round(usdPerUnitMonth(price)));

/** `2,500 input tokens a minute, one written counts as 8`. */
function rate({
  input_tokens_per_minute: input,
  output_tokens_per_minute: output,
  output_weight: weight,
}: Catalog["provisioned"]["carries"][number]): string {
  return [
    input === undefined ? [] : [`${grouped(input)} input tokens a minute`],
    output === undefined ? [] : [`${grouped(output)} output tokens a minute`],
    weight === undefined ? [] : [`one written counts as ${weight}`],
  ]
    .flat()
    .join(", ");
}
