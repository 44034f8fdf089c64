import { findWords } from "../books/find-words.ts";
import type { AskedModel } from "../catalog/asked-model.ts";
import { bookOption } from "../catalog/book-option.ts";
import { loadCatalog } from "../catalog/load.ts";
import { modelDocument } from "../catalog/model-document.ts";
import { modelSheet } from "../catalog/model-sheet.ts";
import { showModel } from "../catalog/show-model.ts";
import { timeOption } from "../catalog/when.ts";
import { type Command, defineCommand, required, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";

/** `outlay price show MODEL`: every price of a model with its conditions, dates and sources. */
export const command: Command = defineCommand({
  args: {
    model: required("MODEL", "a model, such as claude-sonnet-4-6 or openai/o3", {
      completes: "model",
    }),
  },
  options: {
    provider: text("NAME", "who sells it, where several do", { completes: "provider" }),
    book: text("BOOK", "price book: list (default) or article-2026"),
    at: text("TIME", "prices on this day; now when left out"),
    known: text("TIME", "as the catalog knew them on this day"),
  },
  examples: [
    { run: "outlay price show claude-sonnet-4-6", doc: "every price of a model" },
    { run: "outlay price show openai/o3 --at 2025-05-01", doc: "what it cost earlier" },
  ],
  run({ args, options }, io) {
    const catalog = loadCatalog();
    const book = bookOption(options.book, catalog, io);
    const time = timeOption("at", options.at, io);
    const known = options.known === undefined ? undefined : timeOption("known", options.known, io);
    if (book === undefined || time === undefined) return exitCode.usage;
    if (options.known !== undefined && known === undefined) return exitCode.usage;
    const { provider } = options;
    const found = book.find({ model: args.model, at: time, ...(provider && { provider }) });
    if (!found.ok) return io.fail(exitCode.usage, findWords(found.error, book.id));
    const { value: prices } = found;
    const facts = book.model(prices.provider, prices.model);
    const sheet = modelSheet(prices, facts, time, known);
    const asked: AskedModel = { catalog, book, prices, facts, sheet, time, known };
    if (options.json) io.json(modelDocument(asked));
    else showModel(asked, io);
    return exitCode.ok;
  },
});
