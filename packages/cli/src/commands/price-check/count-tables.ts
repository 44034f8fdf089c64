import { type ComparedBooks, countBooks, countProviders } from "@outlay/pricing";
import type { Io } from "../../io.ts";
import { grouped } from "../../output/money.ts";
import { table } from "../../output/table.ts";
import { slipName } from "./check-words.ts";

const number = { align: "right" as const };

/** How each catalogue compares with ours, and what its differences look like. */
export function booksTable({ prices }: ComparedBooks, io: Io): string {
  const rows = countBooks(prices).map(({ book, prices: all, agree, differ, disputed, slips }) => [
    book,
    grouped(all),
    grouped(agree),
    grouped(differ),
    grouped(disputed),
    Object.entries(slips)
      .sort(([, a], [, b]) => b - a)
      .map(([code, count]) => `${slipName(code as keyof typeof slips)} ${count}`)
      .join(", "),
  ]);
  const columns = [
    { header: "catalogue" },
    { header: "prices", ...number },
    { header: "agree", ...number },
    { header: "differ", ...number },
    { header: "disputed", ...number },
    { header: "of those that differ", wraps: true },
  ];
  return table(columns, rows, { width: io.width, colour: io.colour });
}

/** How the prices of each provider stand. */
export function providersTable({ prices }: ComparedBooks, io: Io): string {
  const rows = countProviders(prices).map(({ provider, models, counts, likely }) => [
    provider,
    grouped(models),
    grouped(counts.equal),
    grouped(counts.explained),
    grouped(counts.reviewed),
    grouped(counts.disputed),
    counts.disputed === 0 ? "" : `${likely.ours}/${likely.theirs}/${likely.undecided}`,
    grouped(counts.unwitnessed),
    grouped(counts.lacking),
  ]);
  const columns = [
    { header: "provider" },
    { header: "models", ...number },
    { header: "equal", ...number },
    { header: "expl.", ...number },
    { header: "reviewed", ...number },
    { header: "disputed", ...number },
    { header: "o/t/u", ...number },
    { header: "alone", ...number },
    { header: "lacking", ...number },
  ];
  const style = { width: io.width, colour: io.colour };
  const key =
    "o/t/u: of the disputed, likely ours, theirs, undecided. alone: no book has it. lacking: we have none.";
  return `${table(columns, rows, style)}\n${io.colour.dim(key)}`;
}
