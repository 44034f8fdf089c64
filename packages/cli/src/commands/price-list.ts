import {
  at,
  type Instant,
  isOld,
  type ModelPrices,
  nearestModels,
  nearestText,
  OLD_AFTER_DAYS,
  type PriceBook,
  providerId,
} from "@outlay/pricing";
import { unknownProviderWords } from "../books/find-words.ts";
import { besideList, besideListDocument, besideListText } from "../catalog/beside-list.ts";
import { bookOption } from "../catalog/book-option.ts";
import { loadCatalog } from "../catalog/load.ts";
import { priceText } from "../catalog/price-text.ts";
import { dayText, inForce, timeOption } from "../catalog/when.ts";
import { type Command, defineCommand, flag, optional, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { table } from "../output/table.ts";
import { paragraph } from "../output/wrap.ts";

/** The meters that a list has room for; others are told apart by `price show`. */
const SHOWN = ["input_text", "cache_read_text", "output_text"] as const;

/** One model of the list: its standard prices for short prompts, as decimal text. */
interface ListedModel {
  readonly provider: string;
  readonly model: string;
  readonly name: string;
  readonly usd: Readonly<Partial<Record<string, string>>>;
  /** Meters with a price of their own at that time, whatever the conditions. */
  readonly meters: readonly string[];
  readonly checked?: string;
  readonly endOfLife?: object;
  readonly ends?: string;
}

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
    book: text("BOOK", "price book: list (default) or article-2026"),
    at: text("TIME", "prices on this day; today when left out"),
    ended: flag("also models that no longer answer"),
  },
  examples: [
    { run: "outlay price list --provider anthropic", doc: "what Anthropic's models cost today" },
    { run: "outlay price list --search flash --at 2027-01-01", doc: "on another day" },
  ],
  run({ args, options }, io) {
    const catalog = loadCatalog();
    const book = bookOption(options.book, catalog, io);
    const time = timeOption("at", options.at, io);
    if (book === undefined || time === undefined) return exitCode.usage;
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
      .map((prices) => listed(prices, book, time))
      .filter(({ meters }) => meters.length > 0);
    const found = priced
      .filter(({ ends }) => options.ended || ends === undefined || ends > day)
      .filter(({ provider, model, name }) => {
        const text = `${provider}/${model} ${name}`.toLowerCase();
        return searched.every((words) => text.includes(words.toLowerCase()));
      });
    const shown = new Set(found.map(({ provider, model }) => `${provider}/${model}`));
    const beside = besideList(catalog, book, time, ({ provider, model }) =>
      shown.has(`${provider}/${model}`),
    );
    const old =
      beside === undefined
        ? found.filter(({ checked }) => checked !== undefined && isOld(at(checked), time))
        : [];
    if (options.json) {
      io.json({
        book: book.id,
        at: new Date(time).toISOString(),
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
      const why =
        priced.length === 0
          ? `the book ${book.id} has no price for ${day}; its earliest is of ${earliest(book, seller)}.`
          : noneFits(searched, priced, day);
      io.say(paragraph(`outlay: ${why}`, io.width));
      return exitCode.ok;
    }
    const heading = `${book.name} on ${day}, USD per 1M tokens, standard tier, short prompts`;
    io.out(`${paragraph(heading, io.width)}\n`);
    io.out(
      table(
        [
          { header: "model", wraps: true },
          { header: "input", align: "right" },
          { header: "cached", align: "right" },
          { header: "output", align: "right" },
          { header: "checked" },
          { header: "ends" },
        ],
        found.map((model) => [
          `${model.provider}/${model.model}`,
          ...SHOWN.map((meter) => model.usd[meter] ?? "-"),
          model.checked ?? "",
          model.ends ?? "",
        ]),
        { width: io.width, colour: io.colour },
      ),
    );
    const differs =
      beside === undefined ? "" : besideListText(beside, io, { all: false, models: true });
    if (differs !== "") io.out(`\n${differs}`);
    const models = found.length === 1 ? "1 model" : `${found.length} models`;
    io.say(
      paragraph(
        `\n${models}.${oldWords(old.length)} A dash is a price that the book does not have. \`outlay price show MODEL\` has every condition, date and source.`,
        io.width,
      ),
    );
    return exitCode.ok;
  },
});

const oldWords = (count: number): string =>
  count === 0
    ? ""
    : ` ${count === 1 ? "The prices of one were" : `Those of ${count} were`} last seen at a source more than ${OLD_AFTER_DAYS} days before.`;

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

function listed(
  { provider, model, table: prices }: ModelPrices,
  book: PriceBook,
  time: Instant,
): ListedModel {
  const facts = book.model(provider, model);
  const usd: Record<string, string> = {};
  let checked: Instant | undefined;
  for (const meter of SHOWN) {
    const picked = prices.pick(meter, { at: time, contextTokens: 0, serviceTier: "standard" });
    if (picked === undefined) continue;
    const { n, d } = picked.usdPerUnit;
    usd[meter] = priceText({ n: n * 1_000_000n, d });
    checked = picked.line.checked ?? checked;
  }
  const meters = prices.lines.filter((line) => inForce(line, time, undefined));
  const ends = facts?.endOfLife?.date;
  return {
    provider,
    model,
    name: facts?.name ?? model,
    usd,
    meters: [...new Set(meters.map((line) => line.meter))],
    ...(checked === undefined ? {} : { checked: dayText(checked) }),
    ...(facts?.endOfLife === undefined ? {} : { endOfLife: facts.endOfLife }),
    ...(ends === undefined ? {} : { ends }),
  };
}
