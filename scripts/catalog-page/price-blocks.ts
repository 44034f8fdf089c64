import {
  at,
  type CurrentModel,
  dayOf,
  type Instant,
  isOld,
  METERS,
  type ModelEnd,
  modelEnds,
  OLD_AFTER_DAYS,
  otherNames,
  PRICE_KINDS,
  type PriceBook,
  type PriceChange,
  type PriceKind,
  priceAge,
  priceCertainty,
  priceChanges,
  type SellerCoverage,
  type Sources,
  sellerCoverage,
} from "@outlay/pricing";
import type { Catalog } from "../../packages/cli/src/catalog/load.ts";
import { priceText } from "../../packages/cli/src/catalog/price-text.ts";
import { code, counted, details, markdownTable, share } from "./markdown.ts";

const KINDS = Object.keys(PRICE_KINDS) as PriceKind[];

/** Tables about the prices of models, by the name of their markers. */
export function priceBlocks(
  { sources, provisioned }: Pick<Catalog, "sources" | "provisioned">,
  book: PriceBook,
  day: Instant,
): Readonly<Record<string, string>> {
  const sellers = sellerCoverage(book, day, provisioned);
  const models = sellers.flatMap((seller) => seller.models);
  return {
    sellers: sellersBlock(sellers, otherNames(book, models, day).length),
    kinds: kindsBlock(sellers),
    age: ageBlock(sellers, models, day),
    certainty: certaintyBlock(models, sources),
    ends: endsBlock(book, day),
    history: historyBlock(book, day),
    gaps: gapsBlock(sellers),
  };
}

/** The first and the last day on which a source showed a price of some models. */
function seen(models: readonly CurrentModel[]): string {
  const days = models.flatMap(({ lines }) => lines.flatMap(({ checked }) => checked ?? []));
  const [first, last] = [Math.min(...days), Math.max(...days)].map((each) =>
    dayOf(each as Instant),
  );
  return first === last ? `${first}` : `${first} to ${last}`;
}

function sellersBlock(sellers: readonly SellerCoverage[], names: number): string {
  const all = sellers.flatMap(({ models }) => models);
  const prices = sellers.reduce((sum, each) => sum + each.prices, 0);
  const meters = new Set(all.flatMap(({ lines }) => lines.map(({ meter }) => meter))).size;
  const ended = sellers.reduce((sum, each) => sum + each.ended, 0);
  const rows = sellers.map(({ provider, models, ended: old, prices: count, kinds }) => [
    code(provider),
    `${models.length}`,
    old === 0 ? "" : `${old}`,
    `${count}`,
    `${kinds.size}`,
    models.length === 0 ? "" : seen(models),
  ]);
  const more = all.filter(({ facts }) => facts.weights === "open").length;
  return [
    `${counted(all.length, "model")} of ${sellers.length} sellers answer today and have a price, ${more} of them with open weights; ${ended} that have ended are kept to price old responses. ${counted(prices, "price")} on ${meters} meters are in force; ${counted(names, "other name")} of these models lead to them.`,
    markdownTable(["seller", "models", "ended", "prices", "kinds", "last seen at a source"], rows),
  ].join("\n\n");
}

function kindsBlock(sellers: readonly SellerCoverage[]): string {
  const rows = KINDS.flatMap((kind) => {
    const having = sellers
      .flatMap(({ provider, kinds }) => {
        const models = kinds.get(kind);
        return models === undefined ? [] : [{ provider, models }];
      })
      .sort((a, b) => b.models - a.models);
    if (having.length === 0) return [];
    const models = having.reduce((sum, each) => sum + each.models, 0);
    const named = having.slice(0, 5).map(({ provider, models: count }) => `${provider} ${count}`);
    const rest = having.length - named.length;
    return [
      [
        PRICE_KINDS[kind],
        `${models}`,
        `${having.length}`,
        rest > 0 ? `${named.join(", ")}, ${rest} more` : named.join(", "),
      ],
    ];
  });
  const full = (kinds: readonly PriceKind[]): string =>
    markdownTable(
      ["seller", ...kinds],
      sellers.map((seller) => [
        code(seller.provider),
        ...kinds.map((kind) => `${seller.kinds.get(kind) ?? ""}`),
      ]),
    );
  const third = Math.ceil(KINDS.length / 3);
  return [
    markdownTable(["kind of price", "models", "sellers", "who"], rows),
    details(
      "Every seller by every kind",
      [0, 1, 2].map((part) => full(KINDS.slice(part * third, (part + 1) * third))).join("\n\n"),
    ),
  ].join("\n\n");
}

function ageBlock(
  sellers: readonly SellerCoverage[],
  models: readonly CurrentModel[],
  day: Instant,
): string {
  const { months, oldest } = priceAge(models);
  const all = months.reduce((sum, { prices }) => sum + prices, 0);
  const limit = day - OLD_AFTER_DAYS * 86_400_000;
  const oldLines = (some: readonly CurrentModel[]): number =>
    some
      .flatMap(({ lines }) => lines)
      .filter(({ checked }) => checked !== undefined && isOld(checked, day)).length;
  const old = oldLines(models);
  const bySeller = sellers.flatMap(({ provider, models: some, prices }) => {
    const count = oldLines(some);
    const first = oldest.find((each) => each.provider === provider);
    return count === 0 || first === undefined
      ? []
      : [{ provider, count, prices, text: `${code(first.model)}, ${dayOf(first.checked)}` }];
  });
  return [
    `${counted(old, "price")} of ${all.toLocaleString("en-US")} (${share(old, all)}) were last seen at a source before ${dayOf(limit as Instant)}, ${OLD_AFTER_DAYS} days before the day of this page: the verbs and an estimate that use one say so.`,
    markdownTable(
      ["last seen in", "prices", "share"],
      months.map(({ month, prices }) => [month, `${prices}`, share(prices, all)]),
    ),
    details(
      `Old prices by seller (${bySeller.length})`,
      markdownTable(
        ["seller", "old prices", "of all", "the oldest"],
        bySeller
          .sort((a, b) => b.count - a.count)
          .map(({ provider, count, prices, text }) => [
            code(provider),
            `${count}`,
            share(count, prices),
            text,
          ]),
      ),
    ),
  ].join("\n\n");
}

function certaintyBlock(models: readonly CurrentModel[], sources: Sources): string {
  const { byStatus, bySource, singleSource } = priceCertainty(models, sources);
  const all = byStatus.reduce((sum, { prices }) => sum + prices, 0);
  const single = [...Map.groupBy(singleSource, ({ facts }) => facts.provider)];
  return [
    markdownTable(
      ["status", "prices", "share", "models whose least founded price is so"],
      byStatus.map((each) => [
        each.status,
        `${each.prices}`,
        share(each.prices, all),
        `${each.models}`,
      ]),
    ),
    markdownTable(
      ["kind of source", "sources named by prices", "prices that name one"],
      bySource.map((each) => [each.kind, `${each.sources}`, `${each.prices}`]),
    ),
    details(
      `Models of which every price rests on a single source (${singleSource.length})`,
      single
        .map(
          ([provider, each]) =>
            `- ${provider}: ${each.map(({ facts }) => code(facts.id)).join(", ")}`,
        )
        .join("\n"),
    ),
  ].join("\n\n");
}

function endsBlock(book: PriceBook, day: Instant): string {
  const year = `${Number(dayOf(day).slice(0, 4)) + 1}${dayOf(day).slice(4)}`;
  const ends = modelEnds(book, day, at(year));
  const groups = Map.groupBy(ends, ({ date, provider }) => `${dayOf(date)} ${provider}`);
  const words = ({ model, endOfLife }: ModelEnd): string =>
    endOfLife.replacement === undefined
      ? code(model)
      : `${code(model)} → ${code(endOfLife.replacement)}`;
  return [
    `${counted(ends.length, "model")} that answer today end by ${year}; after the arrow what the vendor recommends instead.`,
    markdownTable(
      ["ends", "seller", "models"],
      [...groups].map(([key, each]) => [...key.split(" "), each.map(words).join(", ")]),
    ),
  ].join("\n\n");
}

function historyBlock(book: PriceBook, day: Instant): string {
  const changes = priceChanges(book);
  const groups = Map.groupBy(
    changes,
    ({ provider, model, from }) => `${provider}/${model} ${dayOf(from)}`,
  );
  const models = new Set(changes.map(({ provider, model }) => `${provider}/${model}`)).size;
  const ahead = changes.filter(({ from }) => from > day);
  const usd = (change: PriceChange, side: "before" | "after"): string => {
    const { n, d } = change[side];
    return priceText({ n: n * METERS[change.meter].per, d });
  };
  const rows = [...groups].map(([key, each]) => {
    const [name = "", from = ""] = key.split(" ");
    const main = each.filter(({ meter }) => meter === "input_text" || meter === "output_text");
    const shown = main.length > 0 ? main : each.slice(0, 1);
    const rest = each.length - shown.length;
    const what = shown.map(
      (change) => `${change.meter} ${usd(change, "before")} → ${usd(change, "after")}`,
    );
    return [
      from,
      code(name),
      rest > 0 ? `${what.join(", ")}, and ${counted(rest, "other meter")}` : what.join(", "),
    ];
  });
  return [
    `${counted(models, "model")} changed a price for plain requests while under one name, ${counted(rows.length, "time")} in all; ${ahead.length === 0 ? "none is ahead" : `${new Set(ahead.map(({ provider, model }) => `${provider}/${model}`)).size} of them have a change ahead`}. Every one is priced as on its day: \`outlay price show MODEL --at DATE\`.`,
    details(
      "Every change",
      markdownTable(
        ["from", "model", "USD as listed"],
        rows.sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1)),
      ),
    ),
  ].join("\n\n");
}

/** Kinds that a seller of many models of text might list, and has no price of here. */
const EXPECTED: readonly PriceKind[] = ["cache-read", "batch", "web-search", "embeddings"];

function gapsBlock(sellers: readonly SellerCoverage[]): string {
  const rows = EXPECTED.map((kind) => [
    PRICE_KINDS[kind],
    sellers
      .filter(({ kinds, models }) => models.length > 0 && !kinds.has(kind) && kinds.has("text"))
      .map(({ provider }) => code(provider))
      .join(", "),
  ]).filter(([, who]) => who !== "");
  const absent = KINDS.filter((kind) => !sellers.some(({ kinds }) => kinds.has(kind)));
  return [
    "Sellers of text models for which no price of a kind is here. Some do not sell it, of others it was not found; either way a request that needs it is said to be unpriced.",
    markdownTable(["no price for", "sellers"], rows),
    ...(absent.length === 0
      ? []
      : [`No seller has one: ${absent.map((kind) => PRICE_KINDS[kind]).join(", ")}.`]),
  ].join("\n\n");
}
