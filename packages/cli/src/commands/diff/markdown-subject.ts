import { markdownCode } from "../../output/markdown.ts";

/** Longest name that is shown. */
const longest = 120;

/** What is compared, as it was asked for. */
export interface ComparedFiles {
  readonly fileA: string;
  readonly fileB: string;
  readonly setA: readonly string[];
  readonly setB: readonly string[];
  /** Number of the approved version that stands in for A. */
  readonly version: number | undefined;
}

/**
 * What a comparison is about, as Markdown: one name where both sides are one file, be it from another
 * folder, such as a checkout of the base of a pull request.
 *
 * @example
 * markdownSubject({ fileA: "/tmp/base/a.yaml", fileB: "a.yaml", setA: [], setB: [], version: undefined }) // => "`a.yaml`"
 */
export function markdownSubject({ fileA, fileB, setA, setB, version }: ComparedFiles): string {
  const name = (file: string): string => markdownCode(shortened(file === "-" ? "stdin" : file));
  const one = fileA === fileB || fileA.endsWith(`/${fileB.replace(/^\.\//, "")}`);
  const files = one ? name(fileB) : `${name(fileA)} → ${name(fileB)}`;
  const changed = (set: readonly string[], side: string): string[] =>
    set.length === 0 ? [] : [`${side} with ${markdownCode(shortened(set.join(", ")))}`];
  return [
    files,
    ...(version === undefined ? [] : [`before as approved (version ${version})`]),
    ...changed(setA, "before"),
    ...changed(setB, "after"),
  ].join(", ");
}

/** The end of a name says which file it is. */
const shortened = (text: string): string =>
  text.length <= longest ? text : `…${text.slice(-longest)}`;
