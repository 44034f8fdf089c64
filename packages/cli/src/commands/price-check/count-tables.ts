import { type ComparedBooks, countBooks, countProviders } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import type { Io } from "../../io.ts";
import { paragraph } from "../../output/wrap.ts";
import { fittingTable } from "../estimate/fitting-table.ts";
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
    { header: "catalogue", wraps: true },
    { header: "prices", ...number, dropped: 1 },
    { header: "agree", ...number, dropped: 2 },
    { header: "differ", ...number },
    { header: "disputed", ...number },
    { header: "of those that differ", wraps: true },
  ];
  return fittingTable(columns, rows, { width: io.width, colour: io.colour });
}

/** How the prices of each provider stand; where there is no room, what matters least is left out. */
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
    { header: "provider", wraps: true },
    { header: "models", ...number, dropped: 3 },
    { header: "equal", ...number },
    { header: "expl.", ...number, dropped: 2 },
    { header: "reviewed", ...number, dropped: 1 },
    { header: "disputed", ...number },
    { header: "o/t/u", ...number },
    { header: "alone", ...number, dropped: 4 },
    { header: "lack", ...number },
  ];
  const style = { width: io.width, colour: io.colour };
  const key =
    "o/t/u: of the disputed, likely ours, theirs, undecided. alone: no book has it. lack: we have none.";
  return `${fittingTable(columns, rows, style)}\n${io.colour.dim(paragraph(key, io.width))}`;
}
