import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import {
  type Cost,
  compareRational,
  decimal,
  noteText,
  requestCost,
  at as time,
} from "../../index.ts";
import { openGenaiPrices } from "./open-genai-prices.ts";

const shared = new URL("../../../../../../shared/data/", import.meta.url);
const payloads = fileURLToPath(new URL("usage-payloads/usages.json", shared));
const prices = fileURLToPath(new URL("prices/genai-prices/v2-data.json", shared));
const present = existsSync(payloads) && existsSync(prices);

type Row = {
  readonly body: unknown;
  readonly model?: string;
  readonly extracted: readonly {
    readonly usage: Readonly<Record<string, number>>;
    readonly extractors: readonly {
      readonly provider_id: string;
      readonly api_flavor: string;
      readonly input_price?: string;
      readonly output_price?: string;
      readonly total_price?: string;
    }[];
  }[];
};

/**
 * Where our answer is not the published one, and who is right. The published text is exact: no
 * price in it was rounded (it carries up to 17 decimals, and ours are exact fractions that equal
 * it).
 */
const DIFFERENCES = [
  {
    row: 535,
    provider: "cerebras",
    ours: "unpriced",
    published: "0",
    right: "ours: the book has an empty set of prices for the model, which states no price",
  },
];

const skip = "the published payloads lie beside the repository and are not there";
it.skipIf(!present)(
  `prices every published payload as published, but for the table (or: ${skip})`,
  () => {
    const opened = openGenaiPrices(readFileSync(prices, "utf8"), "v2-data.json", "genai-prices");
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const book = opened.value;
    const rows = JSON.parse(readFileSync(payloads, "utf8")) as readonly Row[];
    const at = time("2026-07-29T12:00:00Z");
    const differences: string[] = [];
    let compared = 0;
    for (const [index, { body, model, extracted }] of rows.entries()) {
      for (const { usage, extractors } of extracted) {
        for (const listed of extractors) {
          compared += 1;
          const { provider_id: provider, api_flavor: api } = listed;
          const read = book.readUsage(body, { provider, api });
          if (!read.ok)
            throw new Error(`${index} ${provider} ${api}: ${JSON.stringify(read.error)}`);
          expect(read.value.inclusive, `${index} ${provider} ${api}`).toEqual(usage);
          expect(read.value.model).toBe(model);
          const difference = compare(requestCost(read.value, book, at, { provider }), listed);
          if (difference !== undefined) differences.push(`${index} ${provider} ${difference}`);
        }
      }
    }
    expect(rows).toHaveLength(821);
    expect(compared).toBe(9_868);
    expect(differences).toEqual(
      DIFFERENCES.map(
        ({ row, provider, ours, published }) =>
          `${row} ${provider} ${ours}, published ${published}`,
      ),
    );
  },
  30_000,
);

function compare(
  cost: Cost,
  listed: { input_price?: string; output_price?: string; total_price?: string },
): string | undefined {
  const { input_price: input, output_price: output } = listed;
  if (input === undefined || output === undefined)
    return cost.status === "unpriced" ? undefined : `${cost.status}, published without a price`;
  if (cost.status === "unpriced") return `unpriced, published ${input}`;
  if (cost.status === "partial") return `partial: ${cost.notes.map(noteText).join("; ")}`;
  const wanted = [
    [cost.inputUsd, input],
    [cost.outputUsd, output],
    [cost.usd, listed.total_price ?? undefined],
  ] as const;
  const wrong = wanted.find(
    ([ours, text]) => text !== undefined && compareRational(ours, decimal(text)) !== 0,
  );
  return wrong && `${JSON.stringify(wrong, (_, value) => String(value))}`;
}
