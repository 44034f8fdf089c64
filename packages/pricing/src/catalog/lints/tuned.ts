import { type CheckProblem, nearest } from "@outlay/document";
import { sellerOf } from "../price-facts.ts";
import type { Lint } from "./lint.ts";

/** A tuned version of no model, of another tuned one, or a second one of the same model. */
export const tuned: Lint = (file) =>
  file.models.flatMap((model, m): CheckProblem[] => {
    const { tuned_from: from, id } = model;
    if (from === undefined) return [];
    const seller = sellerOf(file, model);
    const own = file.models.filter((other) => sellerOf(file, other) === seller);
    const problem = (message: string, suggestion?: string): CheckProblem => ({
      message,
      ...(suggestion === undefined ? {} : { suggestion }),
      at: ["models", m, "tuned_from"],
    });
    const base = own.find((other) => other.id === from);
    if (base === undefined || from === id) {
      const suggestion = nearest(
        from,
        own.map((other) => other.id).filter((other) => other !== id),
      );
      return [problem(`\`${from}\` is not another model that ${seller} sells`, suggestion)];
    }
    if (base.tuned_from !== undefined) {
      return [problem(`\`${from}\` is itself tuned from \`${base.tuned_from}\``)];
    }
    const first = own.find((other) => other.tuned_from === from);
    return first === undefined || first === model
      ? []
      : [problem(`\`${first.id}\` is already the tuned version of \`${from}\``)];
  });
