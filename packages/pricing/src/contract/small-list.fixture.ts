import { type PriceBook, priceBooks } from "../catalog/price-book.ts";
import type { PriceFile, PriceSheet } from "../catalog/price-file.ts";
import type { Contract } from "./contract.ts";
import { type ContractBook, contractBook } from "./contract-book.ts";

const stated = {
  status: "vendor page",
  checked: "2026-10-01",
  sources: ["made-up"],
} as const;

const sheet = (from: string, usd: PriceSheet["usd"], known?: string): PriceSheet => ({
  from,
  ...stated,
  ...(known === undefined ? {} : { known }),
  usd,
});

/** A made-up seller with two models, known since the first of 2026; `m` got cheaper on 1 September. */
export const smallFile: PriceFile = {
  provider: "acme",
  name: "Acme",
  known: "2026-01-01",
  models: [
    {
      id: "m",
      name: "Model M",
      aliases: ["m-latest"],
      prices: [
        sheet("2026-01-01", [
          { input_text: "4", output_text: "20" },
          { tier: "batch", times: "0.5" },
          { region: "eu", times: "1.1" },
          { web_searches: "10" },
        ]),
        sheet("2026-09-01", [
          { input_text: "3", output_text: "15" },
          { above: 200_000, input_text: "6", output_text: "22.5" },
          { tier: "batch", times: "0.5" },
          { region: "eu", times: "1.1" },
          { web_searches: "10" },
        ]),
      ],
    },
    {
      id: "n",
      name: "Model N",
      prices: [
        sheet("2026-01-01", [
          { input_text: "1", output_text: "2" },
          { tier: "batch", input_text: "0.6", output_text: "1.2" },
        ]),
      ],
    },
  ],
};

/** The list prices of that seller. */
export const smallList = (): PriceBook => priceBooks([smallFile]).get("list") as PriceBook;

/** A contract over that list; what it agrees on is known since 1 July. */
export const smallContract = (more: Partial<Contract> = {}): Contract => ({
  contract: "ours",
  over: "list",
  known: "2026-07-01",
  ...more,
});

/** The book of such a contract; throws where it does not fit. */
export function smallBook(more: Partial<Contract>): ContractBook {
  const made = contractBook(smallList(), smallContract(more));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
