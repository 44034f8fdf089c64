import {
  type Accelerator,
  type Architecture,
  acceleratorNamed,
  architectureFromCounts,
  bytesPerParameter,
  modelNamed,
  namedPrecision,
  type Precision,
  precisions,
} from "@outlay/capacity";
import type { Catalog } from "../../catalog/load.ts";
import { engines } from "./engines.ts";

/** A name that was found, or the sentence that says what it could be. */
export type Found<Value> = { readonly value: Value } | { readonly error: string };

/** How large a model is that the catalog does not know. */
export interface StatedSize {
  readonly parameters?: number | undefined;
  readonly active?: number | undefined;
}

/** The open model that somebody typed; one that is not known has the shape that its size makes likely. */
export function askedModel(
  { openModels }: Catalog,
  typed: string,
  { parameters, active }: StatedSize = {},
): Found<Architecture> {
  const same = openModels.get(typed.toLowerCase());
  if (same !== undefined) return { value: same };
  const found = modelNamed(openModels.values(), typed);
  if (found.ok) return { value: found.value };
  const guessed =
    parameters === undefined
      ? undefined
      : architectureFromCounts(openModels.values(), {
          name: typed,
          parameters,
          ...(active === undefined ? {} : { activeParameters: active }),
        });
  if (guessed !== undefined) return { value: guessed };
  return {
    error: `${typed} is no open model of the catalog.${nearText(found.error.nearest)} All: outlay catalog list open-models. One of your own: --parameters 70B, and --active 12B where it has experts.`,
  };
}

/** The accelerator that somebody typed. */
export function askedGpu({ accelerators }: Catalog, typed: string): Found<Accelerator> {
  const same = accelerators.get(typed.toLowerCase());
  if (same !== undefined) return { value: same };
  const found = acceleratorNamed(accelerators.values(), typed);
  if (found.ok) return { value: found.value };
  const { nearest } = found.error;
  const several = nearest.length > 1 && nearest.every((id) => id.startsWith(typed.toLowerCase()));
  return {
    error: several
      ? `${typed} may be ${nearest.join(" or ")}: say which.`
      : `${typed} is no accelerator of the catalog.${nearText(nearest)} All: outlay catalog list accelerators.`,
  };
}

/** What `--precision` may be: a format, that of the published weights, or it and all narrower ones. */
export type TypedPrecision = Precision | "published" | "any";

/** Reads a format in one of its spellings: `fp8`, `mxfp4`, `awq`. */
export function readPrecision(
  typed: string,
): { ok: true; value: TypedPrecision } | { ok: false; error: string } {
  const word = typed.toLowerCase();
  if (word === "published" || word === "any") return { ok: true, value: word };
  const value = namedPrecision(typed);
  return value === undefined
    ? { ok: false, error: `P is one of published, any, ${precisions.join(", ")}.` }
    : { ok: true, value };
}

/** The formats of a model that are looked at. */
export function askedPrecisions(model: Architecture, typed: TypedPrecision): readonly Precision[] {
  if (typed === "published") return [model.precision];
  return typed === "any" ? [model.precision, ...narrower(model.precision)] : [typed];
}

/** Formats that take fewer bytes than one, the widest first. */
const narrower = (precision: Precision): readonly Precision[] =>
  precisions.filter((each) => bytesPerParameter(each) < bytesPerParameter(precision));

/** Reads the name of an engine in one of its spellings. */
export function readEngine(
  typed: string,
): { ok: true; value: string } | { ok: false; error: string } {
  const plain = typed.toLowerCase().replaceAll(/[-_ ]/g, "");
  const found = engines.find(({ id, also }) => id === plain || also.includes(plain));
  if (found !== undefined) return { ok: true, value: found.id };
  const ids = engines.map(({ id }) => id).join(", ");
  return {
    ok: false,
    error: `E is one of ${ids}; left out, it is the best of those measured on the part.`,
  };
}

const nearText = (names: readonly string[]): string =>
  names.length === 0 ? "" : ` Nearest: ${names.slice(0, 5).join(", ")}.`;
