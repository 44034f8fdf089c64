import { fail, type Outcome, ok } from "@outlay/document";
import { compilePath, isMapping, type Path, pathText, type Reach } from "./path.ts";
import { unitOfUsage } from "./units.ts";

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

/** What was read: counts by the book's inclusive unit names, zeros kept as they were reported. */
export type Extracted = {
  readonly model: string | undefined;
  readonly reported: Readonly<Record<string, number>>;
};

/** Reads one body. */
export type Extract = (body: unknown) => Outcome<Extracted, ExtractError>;

type Mapping = {
  readonly reach: Reach;
  readonly dest: string;
  readonly required: boolean;
  readonly path: string;
};

/**
 * Turns an extractor of the book into a function. Counts that go to the same unit are summed, as the book defines.
 *
 * @param refused called with each regular expression that is not run
 * @example
 * const extract = compileExtractor({ api_flavor: "chat", root: "usage", model_path: "model", mappings: [
 *   { path: "prompt_tokens", dest: "input_tokens", required: true },
 * ] }, () => {});
 * extract({ model: "m", usage: { prompt_tokens: 7 } }) // => { ok: true, value: { model: "m", reported: { input_tokens: 7 } } }
 * extract({ usage: {} }) // => { ok: false, error: { code: "missing_count", path: "usage.prompt_tokens" } }
 */
export function compileExtractor(row: ExtractorRow, refused: (pattern: string) => void): Extract {
  const rootOf = compilePath(row.root, refused);
  const modelOf = compilePath(row.model_path, refused);
  const root = pathText(row.root);
  const mappings: readonly Mapping[] = row.mappings
    .filter(({ dest }) => isCounted(dest))
    .map(({ path, dest, required }) => ({
      reach: compilePath(path, refused),
      dest,
      required,
      path: `${root}.${pathText(path)}`,
    }));
  return (body) => {
    if (!isMapping(body)) return fail({ code: "not_an_object", path: "" });
    const from = rootOf(body);
    if (!isMapping(from)) return fail({ code: "no_usage", path: root });
    const reported: Record<string, number> = {};
    let found = mappings.length === 0;
    for (const { reach, dest, required, path } of mappings) {
      const count = reach(from);
      if (typeof count !== "number") {
        if (required)
          return fail({ code: count === undefined ? "missing_count" : "bad_count", path });
        continue;
      }
      if (!(count >= 0 && count < Infinity)) return fail({ code: "bad_count", path });
      reported[dest] = (reported[dest] ?? 0) + count;
      found = true;
    }
    if (!found) return fail({ code: "no_usage", path: root });
    const model = modelOf(body);
    return ok({ model: typeof model === "string" ? model : undefined, reported });
  };
}

/** Requests are never reported: a priced request counts itself. */
const isCounted = (dest: string): boolean => dest !== "requests" && unitOfUsage(dest) !== undefined;
