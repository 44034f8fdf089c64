import { fail, type Outcome, ok } from "@outlay/document";
import type { Architecture } from "./architecture.ts";
import { plainName } from "./plain-name.ts";
import { type UnknownName, unknownName } from "./unknown-name.ts";

/** What else is known of the model that a name stands for. */
export interface NamedWith {
  /** Parameters as somebody states them; a model that differs by more than a quarter is not meant. */
  readonly parameters?: number;
}

/** How far a stated count may be off: some count embeddings or image encoders, some do not. */
const tolerance = 1.25;

/** A token that says a size: `70b`, `350m`. */
const size = /^\d+[bm]$/;

/**
 * The model of the catalog that a name means, whatever its case, punctuation, maker's folder, number format
 * or tuning: `meta-llama/Llama-3.1-70B-Instruct`, `llama3.1-70b` and `Llama 3.1 70B FP8` are one.
 *
 * Names match whole or through an alias of the catalog, never by a beginning, so that a size is never taken
 * for another. Where the count of parameters is known too, a name without a size finds the one model of that
 * family and size.
 *
 * @returns the model, or the ids that are nearest
 * @example
 * const none = modelNamed([], "Llama-9-1T");
 * none.ok // => false
 */
export function modelNamed(
  models: Iterable<Architecture>,
  name: string,
  { parameters }: NamedWith = {},
): Outcome<Architecture, UnknownName> {
  const all = [...models];
  const exact = all.find(({ id }) => id === name);
  if (exact !== undefined && parameters === undefined) return ok(exact);
  const key = plainName(name);
  const fits = (model: Architecture): boolean =>
    parameters === undefined ||
    Math.max(model.parameters / parameters, parameters / model.parameters) <= tolerance;
  const named = key === "" ? [] : all.filter((model) => keysOf(model).has(key) && fits(model));
  if (named.length === 1) return ok(named[0] as Architecture);
  if (named.length === 0 && key !== "" && parameters !== undefined) {
    const family = all.filter((model) => fits(model) && isOfFamily(model, key));
    if (family.length === 1) return ok(family[0] as Architecture);
  }
  return fail(
    unknownName(
      name,
      all.map(({ id }) => id),
    ),
  );
}

const isOfFamily = (model: Architecture, family: string): boolean =>
  [...keysOf(model)].some((key) => {
    const rest = key.startsWith(`${family} `) ? key.slice(family.length + 1) : "";
    return size.test(rest.split(" ")[0] ?? "");
  });

/** Every plain name of a model; made once, as a file of measurements asks thousands of times. */
function keysOf(model: Architecture): ReadonlySet<string> {
  const known = kept.get(model);
  if (known !== undefined) return known;
  const keys = new Set([model.id, model.name, ...(model.aliases ?? [])].map(plainName));
  kept.set(model, keys);
  return keys;
}

const kept = new WeakMap<Architecture, ReadonlySet<string>>();

/**
 * Names that two models of a catalog share, in words; none in a catalog that is right.
 *
 * @example
 * sharedNames([]) // => []
 */
export function sharedNames(models: Iterable<Architecture>): string[] {
  const owners = new Map<string, string>();
  return [...models].flatMap((model) =>
    [...keysOf(model)].flatMap((key) => {
      const owner = owners.get(key);
      owners.set(key, owner ?? model.id);
      return owner === undefined ? [] : [`${owner} and ${model.id} are both named “${key}”`];
    }),
  );
}
