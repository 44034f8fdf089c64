import { fail, type Outcome, ok } from "@outlay/document";
import { countLayout } from "./count-layout.ts";
import { addCounts } from "./exact-count.ts";
import { compilePath, isMapping, type Path, pathText, type Reach } from "./path.ts";
import type { Reported } from "./reported.ts";
import { type Unit, unitOfUsage } from "./units.ts";

/** How a book reads usage from one shape of response, as written in its data. */
export type ExtractorRow = {
  readonly api_flavor: string;
  readonly root: Path;
  readonly model_path: Path;
  readonly mappings: readonly {
    readonly path: Path;
    readonly dest: string;
    readonly required: boolean;
  }[];
};

/** Why a body could not be read; `path` says where. */
export type ExtractError = {
  readonly code: "not_an_object" | "no_usage" | "missing_count" | "bad_count";
  readonly path: string;
};

/** What was read. */
export type Extracted = {
  readonly model: string | undefined;
  readonly reported: Reported;
};

/** Reads one body. */
export type Extract = (body: unknown) => Outcome<Extracted, ExtractError>;

/** One value of the body, and the counts that it is part of. */
type Mapping = {
  readonly reach: Reach;
  /** Places in `units` of the counts that it adds to. */
  readonly places: readonly number[];
  readonly required: boolean;
  readonly path: string;
};

/**
 * Turns an extractor of the book into a function. Counts that go to the same unit are summed, as
 * the book defines; what goes to a unit that the book does not have is not read.
 *
 * @param refused called with each regular expression that is not run
 * @example
 * const extract = compileExtractor({ api_flavor: "chat", root: "usage", model_path: "model", mappings: [
 *   { path: "prompt_tokens", dest: "input_tokens", required: true },
 * ] }, () => {});
 * const read = extract({ model: "m", usage: { prompt_tokens: 7 } });
 * read.ok && read.value.reported.counts // => [7]
 * extract({ usage: {} }) // => { ok: false, error: { code: "missing_count", path: "usage.prompt_tokens" } }
 */
export function compileExtractor(row: ExtractorRow, refused: (pattern: string) => void): Extract {
  const rootOf = compilePath(row.root, refused);
  const modelOf = compilePath(row.model_path, refused);
  const root = pathText(row.root);
  const units = unitsOf(row);
  const mappings = mappingsOf(row, units, refused);
  const layout = countLayout(units);
  const nothing: readonly (number | undefined)[] = units.map(() => undefined);
  return (body) => {
    if (!isMapping(body)) return fail({ code: "not_an_object", path: "" });
    const from = rootOf(body);
    if (!isMapping(from)) return fail({ code: "no_usage", path: root });
    const counts = nothing.slice();
    let found = mappings.length === 0;
    for (const { reach, places, required, path } of mappings) {
      const count = reach(from);
      if (typeof count !== "number") {
        if (required)
          return fail({ code: count === undefined ? "missing_count" : "bad_count", path });
        continue;
      }
      if (!(count >= 0 && count < Infinity)) return fail({ code: "bad_count", path });
      for (const place of places) {
        const before = counts[place];
        counts[place] = before === undefined ? count : addCounts(before, count);
      }
      found = true;
    }
    if (!found) return fail({ code: "no_usage", path: root });
    const model = modelOf(body);
    return ok({
      model: typeof model === "string" ? model : undefined,
      reported: { layout, counts },
    });
  };
}

/** The units that the extractor reads. Requests are never read: a priced request counts itself. */
function unitsOf(row: ExtractorRow): Unit[] {
  const units = row.mappings.map(({ dest }) => unitOfUsage(dest));
  return [...new Set(units)].filter(
    (unit) => unit !== undefined && unit.usage !== "requests",
  ) as Unit[];
}

/** One mapping a path, though the book writes one for each unit that the value goes to. */
function mappingsOf(
  row: ExtractorRow,
  units: readonly Unit[],
  refused: (pattern: string) => void,
): Mapping[] {
  const root = pathText(row.root);
  const byPath = new Map<string, Mapping & { places: number[] }>();
  for (const { path, dest, required } of row.mappings) {
    const place = units.findIndex(({ usage }) => usage === dest);
    if (place < 0) continue;
    const key = JSON.stringify([path, required]);
    const known = byPath.get(key);
    if (known !== undefined) known.places.push(place);
    else {
      const words = `${root}.${pathText(path)}`;
      byPath.set(key, {
        reach: compilePath(path, refused),
        places: [place],
        required,
        path: words,
      });
    }
  }
  return [...byPath.values()];
}
