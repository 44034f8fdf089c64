import { nearestAll } from "@outlay/document";

/** The models that a name which no book has most likely meant. */
export interface NearestModels {
  /** Names, best first; those that have ended stand last. */
  readonly nearest: readonly string[];
  /** Those of `nearest` that have ended at the time that was asked for. */
  readonly ended?: readonly string[];
}

/**
 * An error with the nearest names, which are looked for when somebody reads them: whoever only asks
 * whether a book knows a name, as a comparison of books does 30,000 times, does not wait for them.
 */
export function withNearest<Error extends object>(
  error: Error,
  find: () => NearestModels,
): Error & NearestModels {
  let found: NearestModels | undefined;
  const near = (): NearestModels => {
    found ??= find();
    return found;
  };
  return Object.defineProperties(error, {
    nearest: { enumerable: true, get: () => near().nearest },
    ended: { enumerable: true, get: () => near().ended },
  }) as Error & NearestModels;
}

/**
 * The names nearest to one that is not known. A name that begins with it comes before one that is
 * merely alike (`gpt-6` means `gpt-6-sol` sooner than `gpt-5`), and a model that is still sold before
 * one that has ended.
 *
 * @param limit how many names at most
 * @example
 * nearestModels("gpt-6", ["gpt-5", "gpt-4", "gpt-6-sol"], (name) => name === "gpt-4") // => { nearest: ["gpt-6-sol", "gpt-5", "gpt-4"], ended: ["gpt-4"] }
 */
export function nearestModels(
  word: string,
  names: readonly string[],
  hasEnded: (name: string) => boolean,
  limit = 3,
): NearestModels {
  const wanted = word.toLowerCase();
  const near = alike(word, names).map((name) => ({
    name,
    begins: wanted.length >= 3 && name.toLowerCase().startsWith(wanted),
    ended: hasEnded(name),
  }));
  const ranked = near
    .sort((a, b) => Number(a.ended) - Number(b.ended) || Number(b.begins) - Number(a.begins))
    .slice(0, limit);
  const ended = ranked.filter((one) => one.ended).map(({ name }) => name);
  return {
    nearest: ranked.map(({ name }) => name),
    ...(ended.length === 0 ? {} : { ended }),
  };
}

/** Names like a word; where none is, those with a part like it: `sonet` is in no name, `sonnet` in many. */
function alike(word: string, names: readonly string[]): readonly string[] {
  const near = nearestAll(word, names, names.length);
  if (near.length > 0 || word.length < 4) return near;
  const parts = new Set(names.flatMap((name) => name.toLowerCase().match(/[a-z]{4,}/g) ?? []));
  const [part] = nearestAll(word, parts, 1);
  return part === undefined ? [] : nearestAll(part, names, names.length);
}

/**
 * The nearest names for people, those that have ended marked as such; empty where there are none.
 *
 * @example
 * nearestText({ nearest: ["gpt-5", "gpt-4"], ended: ["gpt-4"] }) // => "gpt-5, gpt-4 (ended)"
 */
export const nearestText = ({ nearest, ended = [] }: NearestModels): string =>
  nearest.map((name) => (ended.includes(name) ? `${name} (ended)` : name)).join(", ");
