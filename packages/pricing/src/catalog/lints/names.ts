import type { CheckProblem } from "@outlay/document";
import { sellerOf } from "../price-facts.ts";
import type { Lint } from "./lint.ts";

/** Two models of one id, an alias that is another model's name or alias, or no seller. */
export const names: Lint = (file) => {
  const taken = new Map<string, string>();
  const keyOf = (seller: string, name: string): string => `${seller}\n${name.toLowerCase()}`;
  const problems: CheckProblem[] = [];
  for (const [m, model] of file.models.entries()) {
    const seller = sellerOf(file, model);
    if (seller === "") {
      problems.push({
        code: "missing_key",
        message: `nobody sells \`${model.id}\`: name the provider of the file or of the model`,
        at: ["models", m, "id"],
      });
    }
    if (taken.has(keyOf(seller, model.id))) {
      problems.push({
        code: "duplicate_key",
        message: `\`${model.id}\` is already a model above`,
        at: ["models", m, "id"],
      });
    }
    taken.set(keyOf(seller, model.id), model.id);
  }
  const ids = new Map(taken);
  for (const [m, model] of file.models.entries()) {
    for (const [a, alias] of (model.aliases ?? []).entries()) {
      const key = keyOf(sellerOf(file, model), alias);
      const owner = taken.get(key);
      if (owner !== undefined) {
        problems.push({
          code: "duplicate_key",
          message: `the alias \`${alias}\` of \`${model.id}\` would catch \`${owner}\``,
          at: ["models", m, "aliases", a],
        });
      }
      taken.set(key, model.id);
    }
    // One dated alias may mean several models, one after the other; never what is a name of another.
    for (const [a, { name }] of (model.dated_aliases ?? []).entries()) {
      const owner = ids.get(keyOf(sellerOf(file, model), name));
      if (owner === undefined) continue;
      problems.push({
        code: "duplicate_key",
        message: `the alias \`${name}\` of \`${model.id}\` would catch \`${owner}\``,
        at: ["models", m, "dated_aliases", a, "name"],
      });
    }
  }
  return problems;
};
