import {
  bookErrorText,
  type ImportedBook,
  importBook,
  importCsv,
  openPricedBook,
  priceFileText,
  readInstant,
} from "@outlay/pricing";
import { catalogueFiles, catalogueName, isLink } from "../books/catalogue-files.ts";
import { type DatedCatalogue, datedCatalogue } from "../books/dated-catalogue.ts";
import { loadCatalog } from "../catalog/load.ts";
import { type Command, defineCommand, flag, required, text, texts } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { sayIssues } from "../output/say-issues.ts";
import { paragraph } from "../output/wrap.ts";
import { importSource } from "./price-import/import-source.ts";
import { leftOutLines, refusedWords, withoutWords } from "./price-import/import-words.ts";

/** `outlay price import`: a price file of one's own from somebody else's catalogue or table. */
export const command: Command = defineCommand({
  args: {
    what: required(
      "KIND:PATH",
      "a catalogue (litellm:FILE, models.dev:FILE, portkey:FOLDER, genai-prices:FILE …) a seller's table (csv:FILE), or a link (litellm:https://…); @DATE behind it is the day it was taken",
      { completes: "book" },
    ),
  },
  options: {
    provider: text("NAME", "only the models of one provider", { completes: "provider" }),
    model: texts("M", "only this model, again for each"),
    as: text("BOOK", "id of the book that the file makes; the kind when left out"),
    known: text("DAY", "the day these prices came to you; today when left out"),
    localHttp: flag("follow http links to this machine too"),
  },
  examples: [
    {
      run: "outlay price import litellm:prices.json@2026-08-01 --provider mistral > mistral.yaml",
      doc: "one seller's prices as a file that --book reads",
    },
    {
      run: "outlay price import csv:offer.csv@2026-07-01 --as offer-4711 > offer.yaml",
      doc: "an offer, one price a line",
    },
  ],
  notes:
    "A table has columns provider,model,meter,usd,per,from[,to,tier,above,region,note]. The file goes to stdout; what is left out, and why, to stderr. Each price is a single source's word: look at the seller's page before you rely on it. Price with it: outlay price cost answer.json --provider mistral --book mistral.yaml.",
  async run({ args, options }, io) {
    const asked = datedCatalogue(args.what, io, ["csv"]);
    if (asked === undefined) return exitCode.usage;
    const today = io.now().toISOString().slice(0, 10);
    const { known = today } = options;
    if (!readInstant(known).ok)
      return io.fail(exitCode.usage, `--known "${known}" is not a day such as ${today}.`);
    const day = asked.day ?? (isLink(asked) ? today : options.known);
    if (day === undefined) {
      return io.fail(
        exitCode.usage,
        `of which day is ${args.what}? Say it behind the path: ${args.what}@${today}.`,
      );
    }
    const made = await imported(asked, day, known, options, io);
    if (typeof made === "number") return made;
    const { file, unknown } = made;
    for (const name of unknown)
      io.say(`outlay: ${catalogueName(asked)} has no model ${name}, or no price of it.`);
    tell(made, io);
    if (file === undefined) {
      return io.fail(
        exitCode.usage,
        `${catalogueName(asked)} has no price to import for what was asked.`,
      );
    }
    if (options.json) {
      io.json({ file, notes: made.notes, without: made.without, unknown });
      return exitCode.ok;
    }
    const head = [
      `Prices of ${catalogueName(asked)} (${asked.kind}) as it shows them for ${day}; made with \`outlay price import\`.`,
      "Read by its own rules and checked by no person. `outlay price cost --book THIS.yaml` prices with it.",
      ...leftOutLines(made).map((line) => `Left out: ${line}`),
      ...withoutWords(made).map((line) => `Without a price here: ${line}`),
    ];
    io.out(priceFileText(file, { head, above: refusedWords(made) }).trimEnd());
    return exitCode.ok;
  },
});

async function imported(
  asked: DatedCatalogue,
  day: string,
  known: string,
  options: {
    readonly provider: string | undefined;
    readonly model: readonly string[];
    readonly as: string | undefined;
    readonly localHttp: boolean;
  },
  io: Io,
): Promise<ImportedBook | ExitCode> {
  const { kind, path } = asked;
  const files = await catalogueFiles(asked, options.localHttp, io);
  if (files === undefined) return exitCode.error;
  const source = importSource(asked, day, known, loadCatalog().sources);
  const common = { day, known, as: options.as ?? kind, source };
  if (kind === "csv") {
    const made = importCsv({ ...common, text: files[0]?.text ?? "", file: path });
    return made.ok ? made.value : sayIssues(io, made.error);
  }
  const spec = { kind, id: kind, files };
  const book = openPricedBook(spec);
  if (!book.ok) return io.fail(exitCode.usage, `${bookErrorText(book.error)}.`);
  const { provider, model: models } = options;
  return importBook({
    book: book.value,
    spec,
    ...common,
    ...(provider !== undefined && { provider }),
    ...(models.length > 0 && { models }),
  });
}

/** What is in the file and what is not, on stderr. */
function tell(made: ImportedBook, io: Io): void {
  const models = made.file?.models.length ?? 0;
  const lines = leftOutLines(made);
  const without = withoutWords(made);
  io.say(paragraph(`outlay: ${models} ${models === 1 ? "model" : "models"} imported.`, io.width));
  for (const line of lines) io.say(paragraph(`left out: ${line}`, io.width, 2));
  if (without.length > 0)
    io.say(
      paragraph(
        `without a price: ${without.slice(0, 10).join("; ")}${without.length > 10 ? ` and ${without.length - 10} more` : ""}`,
        io.width,
        2,
      ),
    );
}
