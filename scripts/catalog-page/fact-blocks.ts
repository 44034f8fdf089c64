import type { Architecture } from "@outlay/capacity";
import type { Default } from "@outlay/estimate";
import {
  type AdviceTask,
  bookDay,
  type CatalogFact,
  currentModels,
  type Instant,
  LIST_BOOK,
  listDifferences,
  METERS,
  type Meter,
  type Rational,
  times,
} from "@outlay/pricing";
import { articlePriceEntries } from "../../packages/cli/src/catalog/entries/article-price-entries.ts";
import { machineSeller } from "../../packages/cli/src/catalog/entries/machine-entries.ts";
import type { Catalog } from "../../packages/cli/src/catalog/load.ts";
import { priceText } from "../../packages/cli/src/catalog/price-text.ts";
import { code, counted, details, markdownTable, share } from "./markdown.ts";

/** Tables about everything beside the prices of models, by the name of their markers. */
export const factBlocks = (
  catalog: Catalog,
  defaults: readonly Default[],
  day: Instant,
): Readonly<Record<string, string>> => ({
  "open-models": openModelsBlock([...catalog.openModels.values()]),
  hardware: hardwareBlock(catalog),
  facts: factsBlock(catalog),
  regimes: regimesBlock(catalog),
  provisioned: provisionedBlock(catalog),
  reviewed: reviewedBlock(catalog),
  articles: articlesBlock(catalog, day),
  published: publishedBlock(catalog),
  advice: adviceBlock(catalog),
  defaults: defaultsBlock(defaults),
});

const billions = (count: number): string => `${Math.round(count / 1e8) / 10}B`;

function openModelsBlock(models: readonly Architecture[]): string {
  const sparse = models.filter(({ experts }) => experts !== undefined).length;
  const latent = models.filter(({ attention }) => attention.kind === "latent").length;
  const sliding = models.filter(
    ({ attention }) => attention.kind === "heads" && attention.sliding !== undefined,
  ).length;
  const sizes = models.map(({ parameters }) => parameters).sort((a, b) => a - b);
  return [
    `${counted(models.length, "open model")} with what the serving formulas need, from ${billions(sizes[0] ?? 0)} to ${billions(sizes.at(-1) ?? 0)} parameters: ${sparse} with experts, ${latent} with latent attention, ${sliding} with sliding windows.`,
    details(
      "Which",
      models
        .map(({ id, parameters, activeParameters }) =>
          parameters === activeParameters
            ? `${code(id)} (${billions(parameters)})`
            : `${code(id)} (${billions(parameters)}, ${billions(activeParameters)} active)`,
        )
        .join(", "),
    ),
  ].join("\n\n");
}

const usd = (amount: number): string => amount.toFixed(2);

const range = (values: readonly number[]): string => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0) return "";
  return usd(low) === usd(high) ? usd(low) : `${usd(low)} to ${usd(high)}`;
};

function hardwareBlock({ accelerators, machines, countries }: Catalog): string {
  const offers = machines.flatMap((machine) =>
    machine.offers.map((offer) => ({
      ...offer,
      gpu: machine.accelerator,
      seller: machineSeller(machine.id),
      perGpu: offer.usdPerHour / machine.gpus,
    })),
  );
  const ways = ["on-demand", "committed", "spot"] as const;
  const rows = [...accelerators.values()].map((gpu) => {
    const own = offers.filter((offer) => offer.gpu === gpu.id);
    return [
      `${gpu.name} (${code(gpu.id)})`,
      `${new Set(own.map(({ seller }) => seller)).size}`,
      ...ways.map((way) =>
        range(own.flatMap(({ purchase, perGpu }) => (purchase === way ? [perGpu] : []))),
      ),
      gpu.purchasePrice === undefined ? "" : gpu.purchasePrice.usd.likely.toLocaleString("en-US"),
    ];
  });
  const sellers = [...Map.groupBy(offers, ({ seller }) => seller)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const regions = new Set(offers.flatMap(({ region }) => region ?? []));
  const days = offers.map(({ checked }) => checked).sort();
  return [
    `${counted(accelerators.size, "accelerator")}; ${counted(offers.length, "offer")} of machines with them by ${sellers.length} sellers in ${counted(regions.size, "region")} of ${counted(countries.length, "country").replace("countrys", "countries")}, last seen from ${days[0]} to ${days.at(-1)}. USD for one GPU and hour, over all regions, sizes and terms:`,
    markdownTable(["accelerator", "sellers", ...ways, "bought, USD"], rows),
    details(
      "Offers by seller and way of paying",
      markdownTable(
        ["seller", ...ways, "regions", "last seen"],
        sellers.map(([seller, own]) => [
          code(seller),
          ...ways.map((way) => `${own.filter(({ purchase }) => purchase === way).length || ""}`),
          `${new Set(own.flatMap(({ region }) => region ?? [])).size || ""}`,
          own
            .map(({ checked }) => checked)
            .sort()
            .at(-1) ?? "",
        ]),
      ),
    ),
    "`outlay catalog list machines --gpu h100 --region eu` has them one by one.",
  ].join("\n\n");
}

/** Facts by the first word of their id. */
const groupsOf = (facts: Iterable<CatalogFact>) =>
  Map.groupBy(facts, ({ id }) => id.split(".")[0] ?? id);

function factsBlock({ services, labour, power }: Catalog): string {
  const all = [...services.values(), ...labour.values(), ...power.values()];
  const rows = [...groupsOf(all)].map(([group, facts]) => {
    const days = facts.flatMap(({ checked }) => checked ?? []).sort();
    const sellers = new Set(facts.flatMap(({ seller, region }) => seller ?? region ?? [])).size;
    return [
      code(group),
      `${facts.length}`,
      `${sellers || ""}`,
      ...statuses.map((status) => `${facts.filter((fact) => fact.status === status).length || ""}`),
      days[0] === undefined
        ? ""
        : days[0] === days.at(-1)
          ? days[0]
          : `${days[0]} to ${days.at(-1)}`,
    ];
  });
  const assumed = all.filter(({ status }) => status === "assumption");
  return [
    `${counted(services.size, "price")} of services, ${counted(labour.size, "rate")} of work, ${counted(power.size, "figure")} of power.`,
    markdownTable(
      ["about", "facts", "sellers or regions", ...statuses, "last seen at a source"],
      rows,
    ),
    details(
      `Facts that no source backs (${assumed.length})`,
      assumed.map(({ id, name }) => `- ${code(id)}: ${name}`).join("\n"),
    ),
  ].join("\n\n");
}

const statuses = ["vendor page", "two catalogues agree", "single source", "assumption"] as const;

function regimesBlock({ regimes }: Catalog): string {
  return markdownTable(
    ["regime", "law", "outsiders are paid first, USD", "status", "last seen"],
    [...regimes.values()].map(({ id, law, certificate, status, checked }) => [
      code(id),
      law,
      certificate === undefined ? "" : `${certificate.low} to ${certificate.high}`,
      status,
      checked ?? "",
    ]),
  );
}

function provisionedBlock({ provisioned: { units, carries } }: Catalog): string {
  const rows = [...Map.groupBy(units, ({ provider }) => provider)].map(([provider, own]) => {
    const ids = new Set(own.map(({ id }) => id));
    const carried = carries.filter((carry) => carry.units.some((id) => ids.has(id)));
    const prices = own.flatMap((unit) => unit.prices);
    const days = prices.map(({ checked }) => checked).sort();
    return [
      code(provider),
      `${own.length}`,
      `${new Set(carried.flatMap(({ models }) => models)).size}`,
      [...new Set(prices.map(({ term }) => (term === "hour" ? "none" : term)))].join(", "),
      `${days[0]} to ${days.at(-1)}`,
    ];
  });
  return markdownTable(["seller", "units", "models", "commitments", "last seen"], rows);
}

function reviewedBlock({ reviewed }: Catalog): string {
  if (reviewed.length === 0) return "Nothing is decided yet.";
  const prices = reviewed.reduce((sum, each) => sum + each.prices.length, 0);
  const decided = [...Map.groupBy(reviewed, (each) => each.decided)].map(
    ([word, rows]) => `${rows.reduce((sum, each) => sum + each.prices.length, 0)} ${word}`,
  );
  return [
    `${counted(prices, "price")} that other catalogues dispute ${prices === 1 ? "was" : "were"} looked at: ${decided.join(", ")} (who is right; \`open\` where the evidence does not tell).`,
    details(
      `Which, and why (${reviewed.length})`,
      markdownTable(
        ["seller", "models", "prices", "decided", "why", "on"],
        reviewed.map((each) => [
          code(each.provider),
          [...new Set(each.prices.map(({ model }) => code(model)))].slice(0, 4).join(", "),
          `${each.prices.length}`,
          each.decided,
          each.why,
          each.decided_on,
        ]),
      ),
    ),
  ].join("\n\n");
}

function publishedBlock({ published }: Catalog): string {
  const figures = [...published.values()];
  const contradicted = figures.filter(({ contradiction }) => contradiction !== undefined);
  const compared = figures.filter(({ compare }) => compare !== undefined).length;
  return [
    `${counted(figures.length, "figure")} of the two articles and of others: ${compared} stand beside the sums of an estimate, ${contradicted.length} are contradicted by themselves or by other sources, which an estimate that they touch says.`,
    markdownTable(
      ["kind", "figures", "contradicted"],
      [...Map.groupBy(figures, ({ kind }) => kind)].map(([kind, rows]) => [
        kind,
        `${rows.length}`,
        `${rows.filter(({ contradiction }) => contradiction !== undefined).length || ""}`,
      ]),
    ),
  ].join("\n\n");
}

/** Kinds of models, the work they are for, and how many models of the list show that they do it. */
function adviceBlock({ advice, books }: Catalog): string {
  const book = books.get(LIST_BOOK);
  if (book === undefined) return "";
  const current = currentModels(book, bookDay(book));
  const { model_types: types, sourcing, tasks } = advice;
  const doing = ({ meters, kind }: AdviceTask): number =>
    current.filter(({ lines, kinds }) =>
      kind === undefined
        ? lines.some(({ meter }) => meters?.includes(meter) === true)
        : kinds.has(kind),
    ).length;
  const namesOf = (id: string): string =>
    types
      .filter(({ sold_for: sold, built_for: built }) => [...sold, ...built].includes(id))
      .map(({ name }) => name)
      .join(", ");
  const against = types.filter(({ contradiction }) => contradiction !== undefined).length;
  const aspects = sourcing.flatMap((each) => each.aspects);
  const disputed = aspects.filter(({ but }) => but !== undefined).length;
  return [
    `${counted(types.length, "kind")} of models, of which ${against} rows contradict other sources, ${counted(tasks.length, "task")}, and ${aspects.length} aspects of closed against open models, of which ${disputed} have something against them.`,
    markdownTable(
      ["task", "kinds of models", "models with a price that shows it"],
      tasks.map((task) => [code(task.id), namesOf(task.id), `${doing(task) || ""}`]),
    ),
  ].join("\n\n");
}

/** The articles' prices that are not the vendors', and those of other things beside ours. */
function articlesBlock(catalog: Catalog, day: Instant): string {
  const book = catalog.books.get("article-2026");
  const list = catalog.books.get(LIST_BOOK);
  if (book === undefined || list === undefined) return "";
  const { differ, same } = listDifferences(book, list, day);
  const own = differ.filter(({ billedAs }) => billedAs === undefined);
  const price = (usdPerUnit: Rational, meter: Meter): string =>
    priceText(times(usdPerUnit, { n: METERS[meter].per, d: 1n }));
  const others = articlePriceEntries(catalog).filter(({ data }) => "ours" in data);
  return [
    `${own.length} prices of the two articles differ from the vendors' lists on that day, ${same} are the same. Where their book is used (\`--book article-2026\`, \`price_book: article-2026\`), that is said.`,
    markdownTable(
      ["model", "meter", "article", "vendor's list", "article ÷ list", "for"],
      own.map(({ model, meter, usd: ours, listUsd, ratio, contextAbove }) => [
        code(model),
        meter,
        price(ours, meter),
        price(listUsd, meter),
        ratio === undefined ? "" : `${Number(ratio.toPrecision(3))}`,
        contextAbove === undefined ? "" : `above ${contextAbove.toLocaleString("en-US")} tokens`,
      ]),
    ),
    details(
      `Their prices of what is no model, beside our sources (${others.length})`,
      markdownTable(
        ["figure", "article", "our sources", "so"],
        others.map(({ id, cells: [, article = "", ours = "", so = ""] }) => [
          code(id),
          article,
          ours,
          so,
        ]),
      ),
    ),
  ].join("\n\n");
}

function defaultsBlock(defaults: readonly Default[]): string {
  const origins = Map.groupBy(defaults, ({ origin }) => origin);
  const sections = Map.groupBy(origins.get("assumption") ?? [], ({ id }) => id.split(".")[0] ?? id);
  return [
    `An estimate takes ${counted(defaults.length, "default")} where a plan does not say: ${[...origins].map(([origin, rows]) => `${rows.length} ${origin} (${share(rows.length, defaults.length)})`).join(", ")}. Each can be replaced under \`inputs:\`.`,
    details(
      `Defaults that are our assumption, by what they are about (${origins.get("assumption")?.length ?? 0})`,
      [...sections]
        .sort(([, a], [, b]) => b.length - a.length)
        .map(([section, rows]) => `- ${code(section)}: ${rows.length}`)
        .join("\n"),
    ),
  ].join("\n\n");
}
