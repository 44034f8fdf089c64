import type { CheckProblem } from "@outlay/document";
import { sellerOf } from "../price-facts.ts";
import type { PriceFile } from "../price-file.ts";
import { nameStem } from "./name-stem.ts";

/**
 * Aliases that are what another seller calls a model with no word in common: `claude-opus-5` for a GPT.
 * It needs all files at once; several sellers of one model may share its name.
 *
 * @returns problems with the way into the file of that index
 */
export function otherSellersNames(
  files: readonly PriceFile[],
): { readonly file: number; readonly problem: CheckProblem }[] {
  const sellers = new Map<string, Set<string>>();
  for (const file of files) {
    for (const model of file.models) {
      const known = sellers.get(model.id.toLowerCase()) ?? new Set();
      sellers.set(model.id.toLowerCase(), known.add(sellerOf(file, model)));
    }
  }
  return files.flatMap((one, file) =>
    one.models.flatMap((model, m) =>
      (model.aliases ?? []).flatMap((alias, a) => {
        const seller = sellerOf(one, model);
        const others = [...(sellers.get(alias.toLowerCase()) ?? [])].filter((id) => id !== seller);
        if (others.length === 0 || sharesWord(alias, model.id) || sharesWord(alias, model.name))
          return [];
        const message = `the alias \`${alias}\` of \`${model.id}\` is what ${others.join(", ")} calls another model`;
        return [{ file, problem: { message, at: ["models", m, "aliases", a] } }];
      }),
    ),
  );
}

const words = (name: string): readonly string[] =>
  nameStem(name)
    .split("-")
    .filter((word) => /[a-z]{2}/.test(word));

const sharesWord = (a: string, b: string): boolean =>
  words(a).some((word) => words(b).includes(word));
