import type { CatalogFact } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import type { Column } from "../../output/table.ts";
import { wrapLines } from "../../output/wrap.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of facts. */
export const factColumns: readonly Column[] = [
  { header: "what" },
  { header: "likely, low to high", wraps: true },
  { header: "unit", wraps: true },
  { header: "checked" },
];

/** Width of names in a list, under their ids. */
const NAME_WIDTH = 34;

/** Facts as entries: a range with its unit, seller, region and evidence. */
export const factEntries = (facts: Iterable<CatalogFact>): readonly CatalogEntry[] =>
  [...facts].map((fact) => {
    const { id, name, unit, per, low, likely, high, seller, region, role, basis } = fact;
    const same = low === high;
    const units = per === undefined ? unit : `${unit}, for ${grouped(Number(per))}`;
    const said: readonly (readonly [string, string | undefined])[] = [
      ["likely", `${likely} ${units}`],
      ["low to high", same ? undefined : `${low} to ${high}`],
      ["seller", seller],
      ["region", region],
      ["role", role],
      ["contains", basis],
    ];
    return {
      id,
      name,
      cells: [
        [id, ...wrapLines(name, NAME_WIDTH)].join("\n"),
        same ? likely : `${likely}, ${low} to ${high}`,
        units,
        fact.checked ?? "",
      ],
      facts: said.filter((each): each is readonly [string, string] => each[1] !== undefined),
      tags: {
        ...(seller === undefined ? {} : { seller: [seller] }),
        ...(region === undefined ? {} : { region: [region] }),
      },
      status: fact.status,
      ...(fact.checked === undefined ? {} : { checked: fact.checked }),
      sources: fact.sources,
      ...(fact.note === undefined ? {} : { note: fact.note }),
      data: fact,
    };
  });
