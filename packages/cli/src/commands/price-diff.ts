import {
  type BookSide,
  bookChanges,
  type Instant,
  isForeignKind,
  nearestModels,
  nearestText,
  providerId,
} from "@outlay/pricing";
import { bookSideOption } from "../books/book-side-option.ts";
import { bookWord } from "../books/book-word.ts";
import { timeOption } from "../catalog/when.ts";
import { type Command, defineCommand, flag, optional, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { paragraph } from "../output/wrap.ts";
import { diffJson } from "./price-diff/diff-json.ts";
import { diffMarkdown } from "./price-diff/diff-markdown.ts";
import { isSame } from "./price-diff/diff-report.ts";
import { printDiff } from "./price-diff/diff-text.ts";

const BOOKS =
  "list, article-2026, FILE.yaml, the folder of a catalog, or KIND:PATH of somebody else's; @DATE behind it is its day";

/** `outlay price diff`: what changed between two books, or between two days of one. */
export const command: Command = defineCommand({
  args: {
    a: optional("A", `the book before: ${BOOKS}`, { completes: "book" }),
    b: optional("B", "the book after; with --from or --to the same book when left out", {
      completes: "book",
    }),
  },
  options: {
    from: text("DAY", "day of A, where it names none"),
    to: text("DAY", "day of B, where it names none; today when left out"),
    at: text("DAY", "one day for both"),
    provider: text("NAME", "only the models of one provider", { completes: "provider" }),
    model: text("M", "only this model", { completes: "model" }),
    all: flag("every model, however many"),
    md: flag("Markdown, short enough for a pull request"),
    exitCode: flag("exit 3 when something differs"),
  },
  examples: [
    {
      run: "outlay price diff --from 2026-07-01 --to 2026-11-23 --provider google",
      doc: "what changed in the list prices between two days",
    },
    {
      run: "outlay price diff article-2026 list --at 2026-11-23",
      doc: "one book beside another",
    },
    {
      run: "outlay price diff litellm:old.json@2026-07-01 litellm:new.json@2026-08-01 --md",
      doc: "two copies of a catalogue, for a pull request",
    },
  ],
  notes:
    "Prices in and out for plain requests come first, the larger factor before the smaller. Exit status 0 also where something differs, 3 with --exit-code.",
  async run({ args, options }, io) {
    const days = sideDays(options, io);
    if (days === undefined) return exitCode.usage;
    const dated = options.from !== undefined || options.to !== undefined;
    const { a = dated ? "list" : undefined } = args;
    const { b = dated ? a : undefined } = args;
    if (a === undefined || b === undefined) {
      return io.fail(
        exitCode.usage,
        "two books are compared, or one on two days: `outlay price diff article-2026 list`, `outlay price diff --from 2026-07-01`.",
      );
    }
    const before = await bookSideOption(a, days[0], io);
    const after = before && (await bookSideOption(b, days[1], io));
    if (before === undefined || after === undefined) return exitCode.usage;
    const timed = dated || options.at !== undefined;
    const undated = [a, b].filter((word) => {
      const { kind, date } = bookWord(word);
      return isForeignKind(kind) && date === undefined;
    });
    if (!timed && undated.length > 0) {
      const words = `THE DAY OF ${undated.join(" AND ")} IS NOT KNOWN: taken as of today, so a difference may be a change since the copy was taken. Say the day behind the path: ${undated[0]}@${io.now().toISOString().slice(0, 10)}.`;
      io.say(paragraph(`outlay: ${words}`, io.width));
    }
    const { provider, model } = soldAs(options, [before, after]);
    const changes = bookChanges(before, after, {
      ...(provider !== undefined && { provider }),
      ...(model !== undefined && { model }),
    });
    const report = { before, after, changes, all: options.all };
    const { counts, added, gone } = changes;
    if (counts.models + added.length + gone.length === 0) {
      const what = model ?? provider;
      const near = nearestNames(model, [before, after]);
      return io.fail(
        exitCode.usage,
        `neither side sells ${what ?? "any model"}${near === "" ? "; `outlay price list` shows what there is." : `; nearest: ${near}.`}`,
      );
    }
    if (options.json) io.json(diffJson(report));
    else if (options.md) io.out(diffMarkdown(report));
    else printDiff(report, io);
    return options.exitCode && !isSame(changes) ? exitCode.threshold : exitCode.ok;
  },
});

/** The names on both sides nearest to a model that neither has; empty where none is like it. */
function nearestNames(model: string | undefined, sides: readonly BookSide[]): string {
  if (model === undefined) return "";
  const names = sides.flatMap(({ models, namesOf }) => models.flatMap((one) => namesOf(one)));
  return nearestText(nearestModels(model, [...new Set(names)], () => false));
}

/** `openai/o3` is o3 of OpenAI, unless a model is called so. */
function soldAs(
  typed: { readonly provider: string | undefined; readonly model: string | undefined },
  sides: readonly BookSide[],
): typeof typed {
  const { provider, model } = typed;
  const [seller = "", ...rest] = model?.split("/") ?? [];
  if (provider !== undefined || rest.length === 0) return typed;
  const sold = sides.flatMap(({ models, namesOf }) =>
    models.map((one) => ({ by: one.provider, names: namesOf(one) })),
  );
  if (sold.some(({ names }) => names.includes(model ?? ""))) return typed;
  return sold.some(({ by }) => by === providerId(seller))
    ? { provider: seller, model: rest.join("/") }
    : typed;
}

/** The day of each side, or undefined after telling what is allowed. */
function sideDays(
  options: {
    readonly from: string | undefined;
    readonly to: string | undefined;
    readonly at: string | undefined;
  },
  io: Io,
): readonly [Instant, Instant] | undefined {
  if (options.at !== undefined && (options.from ?? options.to) !== undefined) {
    io.fail(exitCode.usage, "--at is the day of both sides: leave out --from and --to.");
    return undefined;
  }
  const before = timeOption(
    options.at === undefined ? "from" : "at",
    options.from ?? options.at,
    io,
  );
  const after = before && timeOption("to", options.to ?? options.at, io);
  if (before === undefined || after === undefined) return undefined;
  if (options.from !== undefined && after < before) {
    io.fail(
      exitCode.usage,
      `--to ${options.to ?? "now"} is before --from ${options.from}: turn them round.`,
    );
    return undefined;
  }
  return [before, after];
}
