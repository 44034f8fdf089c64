import { compareBooks, over, ratio, readDecimal, staleness } from "@outlay/pricing";
import { loadCatalog } from "../catalog/load.ts";
import { dayText, timeOption } from "../catalog/when.ts";
import { type Command, choice, defineCommand, flag, optional, text, texts } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { paragraph } from "../output/wrap.ts";
import { againstOption } from "./price-check/against-option.ts";
import { checkJson } from "./price-check/check-json.ts";
import { checkMarkdown } from "./price-check/check-markdown.ts";
import { KINDS, printReport } from "./price-check/check-report.ts";
import { checkedScope, concernsScope } from "./price-check/checked-scope.ts";
import { ownMarkdown } from "./price-check/own-markdown.ts";
import { ownReport, printOwnReport } from "./price-check/own-report.ts";
import { undatedWords } from "./price-check/undated-words.ts";

/** A copy of today is dated at noon, which a clock in the morning has not reached. */
const DAY = 86_400_000;

/** `outlay price check`: our prices by themselves, or beside those of other catalogues. */
export const command: Command = defineCommand({
  args: {
    what: optional(
      "WHAT",
      "a model, or FILE.yaml: a price file or contract of your own; the whole catalog when left out",
      {
        completes: "model",
      },
    ),
  },
  options: {
    against: texts(
      "KIND:PATH",
      "a catalogue to compare with, again for each: genai-prices, langfuse, litellm, models.dev, openrouter, portkey (a folder), simonw, tokencost, tokenlens, or outlay for a price file; @DATE behind the path is the day it was taken",
    ),
    provider: text("NAME", "only the models of one provider", { completes: "provider" }),
    at: text("TIME", "our prices on this day; now when left out"),
    tolerance: text(
      "PERCENT",
      "differences up to this share of our price are none; 0 when left out",
    ),
    kind: choice("KIND", KINDS, "list every price of this kind, with why"),
    summary: flag("only what was counted: by catalogue, by provider"),
    md: flag("Markdown, short enough for a pull request"),
    missing: flag("also list models and prices that only one side has"),
  },
  examples: [
    { run: "outlay price check", doc: "the catalog by itself: lints, age, what ends" },
    {
      run: "outlay price check --against litellm:prices.json@2026-08-01 --at 2026-08-01",
      doc: "every price of that day against one catalogue",
    },
    {
      run: "outlay price check claude-sonnet-4-6 --against litellm:prices.json@2026-11-20 --against portkey:pricing@2026-11-22",
      doc: "one model against two copies, each with its day",
    },
  ],
  notes:
    "Exit status 3 when some price is disputed. A dispute is a question for a person: catalogues that copy one another count once, and nothing is changed. What a person decided stands in catalog/reviewed.yaml, as long as the figures stay the same.",
  async run({ args, options }, io) {
    const at = timeOption("at", options.at, io);
    const now = timeOption("now", undefined, io);
    if (at === undefined || now === undefined) return exitCode.usage;
    const percent = readDecimal(options.tolerance ?? "0");
    if (!percent.ok || percent.value.n < 0n) {
      return io.fail(
        exitCode.usage,
        `--tolerance "${options.tolerance}" is not a percentage such as 0.5.`,
      );
    }
    const scope = await checkedScope(args.what, options.provider, at, io);
    if (scope === undefined) return exitCode.usage;
    const { book, provider, model } = scope;
    const against = await againstOption(options.against, io);
    if (against === undefined) return exitCode.usage;
    const future = against.find(({ dated }) => dated !== undefined && dated > now + DAY);
    if (future?.dated !== undefined) {
      const day = dayText(future.dated).slice(0, 10);
      return io.fail(
        exitCode.usage,
        `--against ${future.spec.id}: ${day} is in the future; behind @ stands the day the copy was taken.`,
      );
    }
    const undated = undatedWords(against, dayText(at).slice(0, 10));
    if (undated !== undefined) io.say(paragraph(`outlay: ${undated}`, io.width));
    const stale = staleness(book, at, now, (seller, name) => concernsScope(scope, seller, name));
    const day = dayText(at).slice(0, 10);
    const reviewed = scope.own ? loadCatalog().reviewed : [];
    if (against.length === 0) {
      const report = ownReport({ scope, stale, day, reviewed });
      if (options.json) io.json(report.json);
      else if (options.md) io.out(ownMarkdown(report, options.summary));
      else printOwnReport(report, options.summary, io);
      return exitCode.ok;
    }
    const compared = compareBooks({
      ours: book,
      against,
      at,
      tolerance: over(percent.value, ratio(100n)),
      reviews: reviewed,
      ...(provider !== undefined && { provider }),
      ...(model !== undefined && { model }),
    });
    const { kind, summary, missing } = options;
    const report = { compared, against, stale, day, missing, summary, kind };
    if (options.json) io.json(checkJson(report));
    else if (options.md)
      io.out(
        [...(undated === undefined ? [] : [`> ${undated}`]), checkMarkdown(report)].join("\n\n"),
      );
    else printReport(report, io);
    return compared.counts.disputed > 0 ? exitCode.threshold : exitCode.ok;
  },
});
