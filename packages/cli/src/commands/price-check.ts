import { compareBooks, over, providerId, ratio, readDecimal, staleness } from "@outlay/pricing";
import { findWords } from "../books/find-words.ts";
import { bookOption } from "../catalog/book-option.ts";
import { loadCatalog } from "../catalog/load.ts";
import { dayText, timeOption } from "../catalog/when.ts";
import { type Command, defineCommand, flag, optional, text, texts } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { againstOption } from "./price-check/against-option.ts";
import { checkJson } from "./price-check/check-json.ts";
import { printReport } from "./price-check/check-report.ts";

/** `outlay price check`: our prices beside those of other catalogues, and who is likely right. */
export const command: Command = defineCommand({
  args: {
    model: optional("MODEL", "only this model; all where left out", { completes: "model" }),
  },
  options: {
    against: texts(
      "KIND:PATH",
      "a catalogue to compare with, again for each: genai-prices:FILE, litellm:FILE, models.dev:FILE, portkey:FOLDER; @DATE behind the path is the day it was taken",
    ),
    provider: text("NAME", "only the models of one provider"),
    at: text("TIME", "our prices on this day; now when left out"),
    tolerance: text(
      "PERCENT",
      "differences up to this share of our price are none; 0 when left out",
    ),
    missing: flag("also list models and prices that only one side has"),
  },
  examples: [
    {
      run: "outlay price check --against litellm:prices.json@2026-08-01 --at 2026-08-01",
      doc: "every price of that day against one catalogue",
    },
    {
      run: "outlay price check claude-sonnet-4-6 --against litellm:prices.json --against portkey:pricing",
      doc: "one model against two, as of today",
    },
  ],
  notes:
    "Exit status 3 when some price is disputed. A dispute is a question for a person: catalogues that copy one another count once, and nothing is changed.",
  async run({ args, options }, io) {
    const catalog = loadCatalog();
    const book = bookOption(undefined, catalog, io);
    const at = timeOption("at", options.at, io);
    if (book === undefined || at === undefined) return exitCode.usage;
    const percent = readDecimal(options.tolerance ?? "0");
    if (!percent.ok || percent.value.n < 0n) {
      return io.fail(
        exitCode.usage,
        `--tolerance "${options.tolerance}" is not a percentage such as 0.5.`,
      );
    }
    const seller = options.provider === undefined ? undefined : providerId(options.provider);
    if (seller !== undefined && !book.models.some(({ provider }) => provider === seller)) {
      return io.fail(exitCode.usage, `the catalog has no provider "${options.provider}".`);
    }
    let model: { provider?: string; model?: string } = {};
    if (args.model !== undefined) {
      const found = book.find({ model: args.model, at, ...(seller && { provider: seller }) });
      if (!found.ok) {
        return io.fail(exitCode.usage, findWords(found.error, book.id));
      }
      model = { provider: found.value.provider, model: found.value.model };
    }
    const against = await againstOption(options.against, io);
    if (against === undefined) return exitCode.usage;
    const scope = { ...(seller && { provider: seller }), ...model };
    const tolerance = over(percent.value, ratio(100n));
    const compared = compareBooks({ ours: book, against, at, tolerance, ...scope });
    const now = timeOption("now", undefined, io);
    if (now === undefined) return exitCode.error;
    const stale = staleness(
      book,
      at,
      now,
      (provider, name) =>
        (scope.provider ?? provider) === provider && (model.model ?? name) === name,
    );
    const report = {
      compared,
      against,
      stale,
      day: dayText(at).slice(0, 10),
      missing: options.missing,
    };
    if (options.json) io.json(checkJson(report));
    else printReport(report, io);
    return compared.counts.disputed > 0 ? exitCode.threshold : exitCode.ok;
  },
});
