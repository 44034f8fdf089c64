import {
  type Book,
  METER_NAMES,
  type ModelQuery,
  noteText,
  requestCost,
  SERVICE_TIERS,
  type Usage,
} from "@outlay/pricing";
import { askedRegion, regionNotes } from "../books/asked-region.ts";
import { findWords } from "../books/find-words.ts";
import { withPriceNotes } from "../books/price-notes.ts";
import { loadCatalog } from "../catalog/load.ts";
import { dayText, timeOption } from "../catalog/when.ts";
import { type Command, choice, count, defineCommand, flag, rest, text, texts } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { paragraph } from "../output/wrap.ts";
import { costJson } from "./price-cost/cost-json.ts";
import { amountText, linesTable, listText } from "./price-cost/lines-table.ts";
import { openBookOption } from "./price-cost/open-book-option.ts";
import { readMeters } from "./price-cost/read-meters.ts";
import { readVariant } from "./price-cost/read-variant.ts";

/** `outlay price meters`: what typed quantities cost, priced as one request. */
export const command: Command = defineCommand({
  args: {
    quantities: rest("METER=QUANTITY", "such as input_text=50M or web_searches=3", {
      completes: "meter",
    }),
  },
  options: {
    model: text("M", "the model (needed)", { completes: "model" }),
    provider: text("ID", "who sells it; needed where several do", { completes: "provider" }),
    at: text("TIME", "time of the request; now where left out, a day means 12:00 UTC"),
    book: text("BOOK", "as for price cost; list where left out", { completes: "book" }),
    context: count("N", "input tokens of each request, where the quantities are of many", {
      min: 0,
    }),
    tier: choice("TIER", SERVICE_TIERS, "service tier; standard where left out"),
    region: text("REGION", "region or data residency", { completes: "region" }),
    variant: texts(
      "KEY=VALUE",
      "a fact that prices depend on, such as quality=high; again for each",
    ),
    strict: flag("exit 5 when something has no price"),
  },
  examples: [
    {
      run: "outlay price meters input_text=2000 output_text=400 --model claude-sonnet-4-6 --provider anthropic",
      doc: "one answer",
    },
    {
      run: "outlay price meters training_tokens=50M --model gpt-4o --book article-2026",
      doc: "a fine-tune: 50,000 examples of 1,000 tokens",
    },
    {
      run: "outlay price meters output_video_seconds=8 --model veo-3.1-generate-001 --provider vertex --variant resolution=4k",
      doc: "a video of 8 seconds, by its resolution",
    },
  ],
  notes: `Meters: ${METER_NAMES.join(", ")}.`,
  async run({ args, options }, io) {
    const { model, provider, tier } = options;
    if (model === undefined) return io.fail(exitCode.usage, "--model is needed: whose prices?");
    const at = timeOption("at", options.at, io);
    const meters = readMeters(args.quantities, io);
    if (at === undefined || meters === undefined) return exitCode.usage;
    const opened = await openBookOption(options.book, io);
    if (opened === undefined) return exitCode.usage;
    const query: ModelQuery = { model, at, ...(provider && { provider }) };
    const sold = opened.book.find(query);
    const seller = sold.ok ? sold.value.provider : provider;
    const asked =
      options.region === undefined
        ? undefined
        : askedRegion(options.region, opened.book, loadCatalog(), seller);
    if (asked?.ok === false) return io.fail(exitCode.usage, asked.error);
    const region = asked?.value;
    const variant =
      sold.ok && options.variant.length > 0
        ? readVariant(options.variant, sold.value.table, at, model)
        : undefined;
    if (variant?.ok === false) return io.fail(exitCode.usage, variant.error);
    const usage: Usage = {
      meters,
      inclusive: {},
      known: "exact",
      api: "manual",
      model,
      ...(options.context === undefined ? {} : { contextTokens: options.context }),
      ...(tier === undefined ? {} : { serviceTier: tier }),
      ...(region === undefined ? {} : { region }),
      ...(variant === undefined ? {} : { variant: variant.value }),
      notes: [],
    };
    const unknown = unknownModel(opened.book, query, usage);
    if (unknown !== undefined) return io.fail(exitCode.usage, unknown);
    const plain = requestCost(usage, opened.book, at, { provider });
    const noted = withPriceNotes(plain, usage, opened.book, at, { provider });
    const cost = regionNotes(opened.book, region)(noted);
    const strict = options.strict && cost.status !== "priced";
    const code = strict ? exitCode.unpriced : exitCode.ok;
    if (options.json) {
      io.json(costJson(0, { kind: "priced", model, usage: {}, meters, cost, at, dated: false }));
      return code;
    }
    io.out(`${model} at ${dayText(at)} by the book ${opened.book.id}.\n`);
    if (cost.lines.length > 0) io.out(`${linesTable(cost, io)}\n`);
    const list = cost.list === undefined ? "" : `; at list price ${listText(cost)}`;
    io.out(`In all ${amountText(cost)}${list}.`);
    for (const note of cost.notes) io.out(paragraph(`${noteText(note)}.`, io.width, 2));
    const long = cost.lines.some(({ price }) => price.when.contextAbove !== undefined);
    if (long && options.context === undefined) {
      const words =
        "Priced as one request, so at the price of long prompts; --context 2000 says that each is of 2,000 tokens.";
      io.say(paragraph(words, io.width));
    }
    return code;
  },
});

/** Why the book has no such model, if it has none; a foreign book may know ways of its own to price it. */
function unknownModel(book: Book, query: ModelQuery, usage: Usage): string | undefined {
  const found = book.spread === undefined ? book.find(query) : book.spread(usage, query);
  return found.ok ? undefined : findWords(found.error, book.id);
}
