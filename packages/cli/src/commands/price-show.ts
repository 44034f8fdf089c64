import { askedRegion } from "../books/asked-region.ts";
import { findWords } from "../books/find-words.ts";
import type { AskedModel } from "../catalog/asked-model.ts";
import { inRegion } from "../catalog/in-region.ts";
import { loadCatalog } from "../catalog/load.ts";
import { modelDocument } from "../catalog/model-document.ts";
import { modelSheet } from "../catalog/model-sheet.ts";
import { ownBookOption } from "../catalog/own-book-option.ts";
import { requestThen } from "../catalog/request-then.ts";
import { showModel } from "../catalog/show-model.ts";
import { timeOption } from "../catalog/when.ts";
import { type Command, defineCommand, required, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { readMeters } from "./price-cost/read-meters.ts";

/** `outlay price show MODEL`: every price of a model with its conditions, dates and sources. */
export const command: Command = defineCommand({
  args: {
    model: required("MODEL", "a model, such as claude-sonnet-4-6 or openai/o3", {
      completes: "model",
    }),
  },
  options: {
    provider: text("NAME", "who sells it, where several do", { completes: "provider" }),
    book: text("BOOK", "list (default), article-2026, or FILE.yaml: a price file or a contract", {
      completes: "book",
    }),
    at: text("TIME", "prices on this day; now when left out"),
    known: text("TIME", "as the catalog knew them on this day, beside as known now"),
    region: text("REGION", "only what decides the price of a request there", {
      completes: "region",
    }),
    request: text(
      "METERS",
      'what a request cost then, such as "input_text=2000 output_text=400"; an example where left out',
    ),
  },
  examples: [
    { run: "outlay price show claude-sonnet-4-6", doc: "every price of a model" },
    {
      run: "outlay price show gpt-5.6-sol --provider openai --region eu",
      doc: "what a request in a region costs",
    },
    { run: "outlay price show openai/o3 --at 2025-05-01", doc: "what it cost earlier" },
    {
      run: 'outlay price show gpt-5.2 --at 2026-11-01 --known 2026-11-20 --request "input_text=2000 output_text=400"',
      doc: "what a request cost then, by what was known then and by what is known now",
    },
  ],
  async run({ args, options }, io) {
    const catalog = loadCatalog();
    const book = await ownBookOption(options.book, catalog, io);
    const time = timeOption("at", options.at, io);
    const known = options.known === undefined ? undefined : timeOption("known", options.known, io);
    if (book === undefined || time === undefined) return exitCode.usage;
    if (options.known !== undefined && known === undefined) return exitCode.usage;
    const { provider } = options;
    const found = book.find({ model: args.model, at: time, ...(provider && { provider }) });
    if (!found.ok) return io.fail(exitCode.usage, findWords(found.error, book.id));
    const { value: prices } = found;
    const facts = book.model(prices.provider, prices.model);
    const typed = options.region;
    const region =
      typed === undefined ? undefined : askedRegion(typed, book, catalog, prices.provider);
    if (region?.ok === false) return io.fail(exitCode.usage, region.error);
    const sheetOf = (knownAt: typeof known) => {
      const whole = modelSheet(prices, facts, time, knownAt);
      return region === undefined ? whole : inRegion(whole, region.value);
    };
    const sheet = sheetOf(known);
    const now = known === undefined ? undefined : sheetOf(undefined);
    const meters =
      options.request === undefined
        ? undefined
        : readMeters(options.request.trim().split(/\s+/), io);
    if (options.request !== undefined && meters === undefined) return exitCode.usage;
    const { lines } = now ?? sheet;
    const request = requestThen(book, prices, meters, lines, {
      time,
      known,
      region: region?.value,
    });
    const asked: AskedModel = {
      catalog,
      book,
      prices,
      facts,
      sheet,
      time,
      known,
      ...(region === undefined ? {} : { region: region.value }),
      ...(now === undefined ? {} : { now }),
      ...(request === undefined ? {} : { request }),
    };
    if (options.json) io.json(modelDocument(asked));
    else showModel(asked, io);
    return exitCode.ok;
  },
});
