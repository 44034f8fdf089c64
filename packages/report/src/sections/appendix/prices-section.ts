import type { InputResult, ListPrices } from "@outlay/estimate";
import {
  grouped,
  inputTitle,
  oldPricesText,
  pathWords,
  quantityText,
  roughUsd,
  sourceText,
} from "@outlay/words";
import type { Block, Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, row, words } from "../columns.ts";
import { NOTHING, usdCell } from "../figure-cell.ts";
import { isPrice } from "./inputs-section.ts";

/** Every price in use with its source and its age, and a book of the plan's own beside the list. */
export function pricesSection({ estimated: { estimate }, oldPrices, day }: ReportSource): Section {
  const prices = estimate.inputs
    .filter(isPrice)
    .sort((a, b) => (seen(a) < seen(b) ? -1 : seen(a) > seen(b) ? 1 : a.id < b.id ? -1 : 1));
  const old = oldPricesText(oldPrices, "all");
  const { listPrices } = estimate;
  return {
    id: "prices",
    title: "Prices and their age",
    place: "appendix",
    blocks: [
      ...(old === undefined ? [] : [{ kind: "callout", tone: "note", text: `${old}.` } as const]),
      ...(prices.length === 0 ? [] : [priceTable(prices, day)]),
      ...(listPrices === undefined ? [] : listBlocks(listPrices)),
    ],
  };
}

const seen = ({ origin }: InputResult): string => origin.checked ?? "";

function priceTable(prices: readonly InputResult[], day: string): Block {
  return {
    kind: "table",
    caption: "Prices in use, the longest unseen first",
    columns: [
      words("Price"),
      words("Amount"),
      words("Source"),
      words("Last seen"),
      figures("Days ago"),
    ],
    rows: prices.map((price) =>
      row(
        [`${inputTitle(price.doc)} `, { kind: "code", text: price.id }],
        quantityText(price.p10, price.p90, price.unit),
        sourceText(price.origin).replace(/^price line [^;]+; /, ""),
        price.origin.checked ?? NOTHING,
        daysText(price.origin.checked, day),
      ),
    ),
    notes: [
      "A price is seen on the last day for which a source shows it. Prices of services that a plan can replace by a key stand among the inputs.",
    ],
  };
}

const DAY_MS = 86_400_000;

/** Whole days between two days; a dash where the first is not known. */
const daysText = (checked: string | undefined, day: string): string =>
  checked === undefined
    ? NOTHING
    : grouped(Math.max(0, Math.round((Date.parse(day) - Date.parse(checked)) / DAY_MS)));

/** The plan's own book beside the vendors' list: what differs, and what each path would cost at the list. */
function listBlocks({ book, used, differ, paths }: ListPrices): Block[] {
  return [
    {
      kind: "paragraph",
      text: `The plan is priced by a book of its own, ${book}: ${used} of its prices are used, and ${differ.length} of them differ from the vendors' list.`,
    },
    ...(differ.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: `Prices of ${book} that differ from the vendors' list`,
            columns: [
              words("Model"),
              words("Meter"),
              figures("Own price, USD"),
              figures("List price, USD"),
              words("For"),
            ],
            rows: differ.map(({ provider, model, meter, usd, listUsd, per, unit }) =>
              row(
                `${provider}/${model}`,
                meter,
                usd,
                listUsd ?? "not in the list",
                `${grouped(per)} ${unit}${per === 1 ? "" : "s"}`,
              ),
            ),
            notes: [],
          } as const,
        ]),
    ...(paths.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: "What each path would cost at list prices",
            columns: [
              words(""),
              figures("With the plan's book"),
              figures("At list prices"),
              figures("More"),
              figures("Without the contract"),
            ],
            rows: paths.map(({ path, totalUsd, atListUsd, moreUsd, withoutTermsUsd }) =>
              row(
                pathWords[path],
                usdCell(totalUsd, `${path}.total`),
                usdCell(atListUsd),
                usdCell(moreUsd),
                withoutTermsUsd === undefined ? NOTHING : roughUsd(withoutTermsUsd),
              ),
            ),
            notes: ["USD at middle values."],
          } as const,
        ]),
  ];
}
