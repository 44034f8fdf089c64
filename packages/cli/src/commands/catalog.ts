import { LIST_BOOK } from "@outlay/pricing";
import { catalogSummary } from "../catalog/catalog-summary.ts";
import { summaryText } from "../catalog/catalog-summary-text.ts";
import { loadCatalog } from "../catalog/load.ts";
import { timeOption } from "../catalog/when.ts";
import { type Command, defineCommand, rest, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { listEntries } from "./catalog-list.ts";

/** `outlay catalog`: what is covered, how old it is and how sure. */
export const command: Command = defineCommand({
  args: {
    words: rest("WORD", "what to list, as `outlay catalog list` does; else what is covered"),
  },
  options: { at: text("TIME", "on this day; today when left out") },
  examples: [
    { run: "outlay catalog", doc: "what is here, how old and how sure" },
    { run: "outlay catalog list", doc: "the kinds of entries beside prices of models" },
  ],
  notes: "docs/catalog.md has the same with every table.",
  run({ args, options }, io) {
    if (args.words.length > 0) return listEntries(args.words, {}, io, options.json);
    const catalog = loadCatalog();
    const book = catalog.books.get(LIST_BOOK);
    const time = timeOption("at", options.at, io);
    if (book === undefined || time === undefined) return exitCode.usage;
    const summary = catalogSummary(catalog, book, time);
    if (options.json) io.json(summary);
    else io.out(summaryText(summary, io));
    return exitCode.ok;
  },
});
