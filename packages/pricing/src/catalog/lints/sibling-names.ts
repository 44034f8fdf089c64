import type { CheckProblem } from "@outlay/document";
import { sellerOf } from "../price-facts.ts";
import type { PricedModel, PriceFile } from "../price-file.ts";
import type { Lint } from "./lint.ts";
import { nameStem } from "./name-stem.ts";

/**
 * An alias that reads like an edition of a sibling: `gpt-5-mini-2026-03-17` for `gpt-5` would catch
 * `gpt-5-mini`. Case, marks, days, `-latest` and `-001` make no other model.
 */
export const siblingNames: Lint = (file) => {
  const stems = stemsBySeller(file);
  return file.models.flatMap((model, m) => {
    const siblings: Stems = stems.get(sellerOf(file, model)) ?? new Map();
    const own = nameStem(model.id);
    return aliasesOf(model).flatMap(({ alias, at }): CheckProblem[] => {
      const stem = nameStem(alias);
      const like =
        stem === own
          ? editionOf(alias, model, siblings.get(stem) ?? [])
          : (siblings.get(stem)?.at(-1) ?? beginning(stem, siblings));
      if (like === undefined) return [];
      const other = nameStem(like.id);
      if (other === own && stem !== own) return [];
      if (other !== stem && shared(stem, own) >= shared(stem, other)) return [];
      return [
        {
          code: "inconsistent",
          message: `the alias \`${alias}\` of \`${model.id}\` reads like \`${like.id}\`, another model of the seller`,
          at: ["models", m, ...at],
        },
      ];
    });
  });
};

const aliasesOf = ({ aliases = [], dated_aliases: dated = [] }: PricedModel) => [
  ...aliases.map((alias, a) => ({ alias, at: ["aliases", a] as const })),
  ...dated.map(({ name }, a) => ({ alias: name, at: ["dated_aliases", a, "name"] as const })),
];

/** Models by the stem of their names: editions of one model share it. */
type Stems = ReadonlyMap<string, readonly PricedModel[]>;

function stemsBySeller(file: PriceFile): ReadonlyMap<string, Stems> {
  const sellers = Map.groupBy(file.models, (model) => sellerOf(file, model));
  return new Map(
    [...sellers].map(([seller, models]) => [seller, Map.groupBy(models, ({ id }) => nameStem(id))]),
  );
}

/** Another edition of a model, whose whole name an alias begins with: `ocr-2505-x` for `ocr-2512`. */
function editionOf(
  alias: string,
  model: PricedModel,
  editions: readonly PricedModel[],
): PricedModel | undefined {
  const written = alias.toLowerCase();
  const begins = ({ id }: PricedModel): boolean =>
    written.startsWith(id.toLowerCase()) && /^(?:$|[^a-z0-9])/.test(written.slice(id.length));
  const longest = editions.filter(begins).sort((a, b) => b.id.length - a.id.length)[0];
  return longest === model ? undefined : longest;
}

/** The sibling whose name is the longest beginning of a stem; a number behind it makes another version. */
function beginning(stem: string, siblings: Stems): PricedModel | undefined {
  for (let end = stem.lastIndexOf("-"); end > 0; end = stem.lastIndexOf("-", end - 1)) {
    const found = siblings.get(stem.slice(0, end))?.at(-1);
    if (found !== undefined) return /^-\d/.test(stem.slice(end)) ? undefined : found;
  }
  return undefined;
}

/** Words that two names begin with alike. */
function shared(a: string, b: string): number {
  const [left, right] = [a.split("-"), b.split("-")];
  const differs = left.findIndex((word, place) => word !== right[place]);
  return differs < 0 ? left.length : differs;
}
