import {
  at,
  type Instant,
  isOld,
  knownSince,
  nearestModels,
  nearestText,
  OLD_AFTER_DAYS,
  type PriceBook,
  providerId,
} from "@outlay/pricing";
import { unknownProviderWords } from "../books/find-words.ts";
import { besideList, besideListDocument, besideListText } from "../catalog/beside-list.ts";
import { loadCatalog } from "../catalog/load.ts";
import { ownBookOption } from "../catalog/own-book-option.ts";
import { dayText, timeOption } from "../catalog/when.ts";
import { type Command, choice, count, defineCommand, flag, optional, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { paragraph } from "../output/wrap.ts";
import { endingTable } from "./price-list/ending-table.ts";
import { LIST_KINDS } from "./price-list/list-kind.ts";
import { KIND_WORDS, listTable } from "./price-list/list-table.ts";
import { type ListedModel, listedModel } from "./price-list/listed-model.ts";

const SORTS = ["name", "input", "output", "batch", "checked", "ends"] as const;
const DAY = 86_400_000;

/** `outlay price list`: every model of a book, with its main prices on a day. */
export const command: Command = defineCommand({
  args: {
    what: optional("WHAT", "a provider, or a part of a model's name; all models when left out", {
      completes: "provider",
    }),
  },
  options: {
    provider: text("NAME", "only the models of one provider", { completes: "provider" }),
    search: text("TEXT", "only models with this in their name", { short: "s" }),
    kind: choice("KIND", LIST_KINDS, "only models of this kind, with columns fit for it"),
    sort: choice("COLUMN", SORTS, "rising by this; in the order of the book when left out"),
    book: text("BOOK", "list (default), article-2026, or FILE.yaml: a price file or a contract", {
      completes: "book",
    }),
    at: text("TIME", "prices on this day; today when left out"),
    known: text("TIME", "as the catalog knew them on this day"),
    ended: flag("also models that no longer answer"),
    endsWithin: count("DAYS", "only models that end within so many days, with what replaces them"),
  },
  examples: [
    { run: "outlay price list --provider anthropic", doc: "what Anthropic's models cost today" },
    { run: "outlay price list --search flash --at 2027-01-01", doc: "on another day" },
    {
      run: "outlay price list --ends-within 90",
      doc: "what ends soon, and what its seller names instead",
    },
    { run: "outlay price list --kind image --sort input", doc: "image models, the cheapest first" },
  ],
  async run({ args, options }, io) {
    const catalog = loadCatalog();
    const book = await ownBookOption(options.book, catalog, io);
    const time = timeOption("at", options.at, io);
    const known = options.known === undefined ? undefined : timeOption("known", options.known, io);
    if (book === undefined || time === undefined) return exitCode.usage;
    if (options.known !== undefined && known === undefined) return exitCode.usage;
    const sellers = new Set(book.models.map(({ provider }) => provider));
    const named = args.what !== undefined && sellers.has(providerId(args.what));
    const provider = options.provider ?? (named ? args.what : undefined);
    const seller = provider === undefined ? undefined : providerId(provider);
    if (seller !== undefined && !sellers.has(seller)) {
      return io.fail(exitCode.usage, unknownProviderWords(provider ?? seller, book.id, sellers));
    }
    const day = dayText(time).slice(0, 10);
    const searched = [options.search, named ? undefined : args.what].filter(
      (words) => words !== undefined,
    );
    const priced = book.models
      .filter(({ provider }) => (seller ?? provider) === provider)
      .map((prices) => listedModel(prices, book, time, known))
      .filter(({ meters }) => meters.length > 0);
    const { kind, endsWithin: within } = options;
    const until =
      within === undefined ? undefined : dayText((time + within * DAY) as Instant).slice(0, 10);
    const fitting = priced
      .filter(({ kinds }) => kind === undefined || kinds.includes(kind))
      .filter(({ ends }) => options.ended || ends === undefined || ends > day)
      .filter(
        ({ ends }) => until === undefined || (ends !== undefined && ends > day && ends <= until),
      )
      .filter(({ provider, model, name }) => {
        const { aliases = [], datedAliases = [] } = book.model(provider, model) ?? {};
        const others = [...aliases, ...datedAliases.map((alias) => alias.name)];
        const text = [`${provider}/${model}`, name, ...others].join(" ").toLowerCase();
        return searched.every((words) => text.includes(words.toLowerCase()));
      });
    const found = sorted(fitting, options.sort);
    const shown = new Set(found.map(({ provider, model }) => `${provider}/${model}`));
    const beside = besideList(catalog, book, time, ({ provider, model }) =>
      shown.has(`${provider}/${model}`),
    );
    const old =
      beside === undefined
        ? found.filter(({ checked }) => checked !== undefined && isOld(at(checked), time))
        : [];
    const words = [...searched, ...(kind === undefined ? [] : [`--kind ${kind}`])];
    if (found.length === 0 && priced.length > 0 && words.length > 0) {
      return io.fail(exitCode.usage, noneFits(words, priced, day));
    }
    if (options.json) {
      io.json({
        book: book.id,
        at: new Date(time).toISOString(),
        ...(known === undefined ? {} : { known: new Date(known).toISOString() }),
        models: found,
        old: {
          limitDays: OLD_AFTER_DAYS,
          models: old.map(({ provider, model }) => `${provider}/${model}`),
        },
        ...(beside === undefined ? {} : { besideList: besideListDocument(beside) }),
      });
      return exitCode.ok;
    }
    if (found.length === 0) {
      const first = knownFirst(book, time);
      const why =
        priced.length === 0 && known !== undefined && first !== undefined && first > known
          ? `on ${dayText(known).slice(0, 10)} the book ${book.id} knew no price for ${day}; it knows them since ${dayText(first)}.`
          : priced.length === 0
            ? `the book ${book.id} has no price for ${day}; its earliest is of ${earliest(book, seller)}.`
            : noneFits(words, priced, day);
      io.say(paragraph(`outlay: ${why}`, io.width));
      return exitCode.ok;
    }
    const asKnown = known === undefined ? "" : `, as known on ${dayText(known).slice(0, 10)}`;
    const negotiated = found.some(({ listUsd }) => listUsd !== undefined);
    const heading = `${book.name} on ${day}${asKnown}, standard tier, short prompts${negotiated ? "; where a price is negotiated, the list price below" : ""}`;
    io.out(paragraph(heading, io.width));
    const aged = new Set(old);
    const style = {
      width: io.width,
      colour: io.colour,
      isOld: (model: ListedModel) => aged.has(model),
    };
    if (until !== undefined) {
      io.out(`\n${endingTable(found, style)}`);
      const words = `${found.length === 1 ? "1 model ends" : `${found.length} models end`} by ${until}; others may end on a day that nobody has told. A dash: its seller names no replacement here.`;
      io.say(paragraph(`\n${words}`, io.width));
      return exitCode.ok;
    }
    for (const each of kind === undefined ? LIST_KINDS : [kind]) {
      const models = found.filter(({ kinds }) => kind !== undefined || kinds[0] === each);
      if (models.length === 0) continue;
      io.out(`\n${io.colour.bold(KIND_WORDS[each])}\n`);
      io.out(listTable(each, models, style));
    }
    const differs =
      beside === undefined ? "" : besideListText(beside, io, { all: false, models: true });
    if (differs !== "") io.out(`\n${differs}`);
    const others =
      book.facts.length === 0
        ? ""
        : " What the book says of other things: `outlay catalog list article-prices`.";
    const models = found.length === 1 ? "1 model" : `${found.length} models`;
    io.say(
      paragraph(
        `\n${models}.${oldWords(old.length)}${promiseWords(found)} A dash is a price that the book does not have. \`outlay price show MODEL\` has every condition, date and source.${others}`,
        io.width,
      ),
    );
    return exitCode.ok;
  },
});

const oldWords = (count: number): string =>
  count === 0
    ? ""
    : ` ${count === 1 ? "The prices of one were" : `Those of ${count} were`} last seen at a source more than ${OLD_AFTER_DAYS} days before (!).`;

/** Which promotions in a list have passed the end that was promised. */
function promiseWords(found: readonly ListedModel[]): string {
  const past = found.filter(({ promisedUntil }) => promisedUntil !== undefined);
  if (past.length === 0) return "";
  const names = past.map(
    ({ provider, model, promisedUntil }) => `${provider}/${model} ${promisedUntil}`,
  );
  return ` Promotions promised until a day that has passed, so that nobody knows whether they went on (?): ${names.join(", ")}.`;
}

/** When the book first knew a price of a time. */
const knownFirst = (book: PriceBook, time: Instant): Instant | undefined =>
  book.models
    .flatMap(({ table: prices }) => knownSince(prices.lines, time) ?? [])
    .reduce<Instant | undefined>(
      (first, day) => (day < (first ?? Infinity) ? day : first),
      undefined,
    );

/** The first day for which a book has a price, of one seller or of all. */
const earliest = (book: PriceBook, seller: string | undefined): string =>
  dayText(
    book.models
      .filter(({ provider }) => (seller ?? provider) === provider)
      .flatMap(({ table: prices }) => prices.lines)
      .reduce(
        (first, { effective }) => (effective.from < first ? effective.from : first),
        at("9999-01-01"),
      ),
  ).slice(0, 10);

/** Why a search finds nothing: what is like it, or that it has ended. */
function noneFits(
  searched: readonly string[],
  models: readonly ListedModel[],
  day: string,
): string {
  const words = searched.join(" ");
  const ends = new Map(models.map(({ model, ends }) => [model, ends ?? "9999"]));
  const near = nearestModels(words, [...ends.keys()], (name) => (ends.get(name) ?? "") <= day);
  const hint = near.nearest.length === 0 ? "" : `; nearest: ${nearestText(near)}`;
  const ended = (near.ended?.length ?? 0) > 0 ? " --ended lists what has ended." : "";
  return `no model fits ${words}${hint}.${ended}`;
}

/** By a column; what lacks it comes last. Of equal ones the order of the book stays. */
function sorted(
  models: readonly ListedModel[],
  by: (typeof SORTS)[number] | undefined,
): readonly ListedModel[] {
  if (by === undefined) return models;
  if (by === "batch") {
    const batch = ({ batchUsd }: ListedModel): number => Number(batchUsd ?? Infinity);
    return models.toSorted((a, b) => (batch(a) === batch(b) ? 0 : batch(a) - batch(b)));
  }
  if (by === "input" || by === "output") {
    const price = ({ usd, prices }: ListedModel): number =>
      Number(usd[by === "input" ? "input_text" : "output_text"] ?? prices[0]?.usd ?? Infinity);
    // Infinity less itself is no number.
    return models.toSorted((a, b) => (price(a) === price(b) ? 0 : price(a) - price(b)));
  }
  const key = (model: ListedModel): string =>
    by === "name" ? `${model.model}\n${model.provider}` : (model[by] ?? "~");
  return models.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
