import type { Regime } from "@outlay/pricing";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of regimes. */
export const regimeColumns: readonly Column[] = [
  { header: "id" },
  { header: "law", wraps: true },
  { header: "first certificate, USD", align: "right", wraps: true },
  { header: "weeks", align: "right", wraps: true },
  { header: "status", wraps: true },
];

type Range = NonNullable<Regime["weeks"]>;

const range = (of: Range | undefined): string =>
  of === undefined ? "" : of.low === of.high ? of.likely : `${of.low} to ${of.high}`;

/** Laws and standards with whom they bind, what they ask for, and what outsiders are paid. */
export const regimeEntries = ({ regimes }: Catalog): readonly CatalogEntry[] =>
  [...regimes.values()].map((regime) => {
    const { id, name, law, binds, applies = [], duties, certificate, weeks, outside = [] } = regime;
    const yearly = regime.certificate_yearly;
    return {
      id,
      name,
      cells: [id, law, range(certificate), range(weeks), regime.status],
      facts: [
        ["law", law],
        ["binds", binds],
        ...applies.map(({ from, what }) => [`from ${from}`, what] as const),
        ["duties", duties.join("; ")],
        ...(certificate === undefined
          ? []
          : [["first certificate", `${range(certificate)} USD`] as const]),
        ...(yearly === undefined ? [] : [["each year", `${range(yearly)} USD`] as const]),
        ...outside.map((each) => [each.name, `${range(each.usd)} USD`] as const),
        ...(weeks === undefined ? [] : [["weeks until it is there", range(weeks)] as const]),
        ["hours", `the defaults compliance.${regime.effort}`],
      ],
      status: regime.status,
      ...(regime.checked === undefined ? {} : { checked: regime.checked }),
      sources: regime.sources,
      ...(regime.note === undefined ? {} : { note: regime.note }),
      data: regime,
    };
  });
