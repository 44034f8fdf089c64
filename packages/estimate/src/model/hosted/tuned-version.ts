import type { Instant } from "@outlay/pricing";
import { modelOnDay } from "./find-model.ts";
import type { NamedModel } from "./hosted-model.ts";

/** A model that can be tuned, and the entry with the prices of using what was tuned from it. */
export interface TunedVersion {
  /** Its entry has the price of training. */
  readonly base: NamedModel;
  /** Absent where nobody's price is known. */
  readonly tuned?: NamedModel;
}

/** The tuned version of a model that a plan names by the name of its base or by its own. */
export function tunedVersion(named: NamedModel, at: Instant): TunedVersion {
  const { book, provider, id } = named;
  const other = (name: string | undefined): NamedModel | undefined => {
    if (name === undefined) return undefined;
    const found = modelOnDay(book, `${provider}/${name}`, at);
    return found.ok ? found.value : undefined;
  };
  const facts = book.model(provider, id);
  const base = other(facts?.tunedFrom);
  if (base !== undefined) return { base, tuned: named };
  const tuned = other(facts?.tunedAs);
  return { base: named, ...(tuned === undefined ? {} : { tuned }) };
}
