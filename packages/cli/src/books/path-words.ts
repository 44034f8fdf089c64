import { statSync } from "node:fs";

/**
 * Why a word that names no book and no model is none where it is a path: a folder, a file of another
 * kind, or one that is not there. Models have slashes too (`openai/o3`), so only what lies on the disk or
 * begins or ends as paths do counts as one.
 *
 * @returns undefined for a word that is no path
 */
export function pathWords(typed: string): string | undefined {
  const advice =
    "a price file or a contract of your own ends in .yaml, and KIND:PATH names somebody else's catalogue, such as litellm:prices.json.";
  // KIND:PATH says what it is, or is said to be of no kind; one letter is a drive.
  if (/^[\w.-]{2,}:/.test(typed)) return undefined;
  const there = statSync(typed, { throwIfNoEntry: false });
  if (there?.isDirectory()) return `${typed} is a folder: ${advice}`;
  if (there !== undefined) return `${typed} is a file, and its name says no kind: ${advice}`;
  if (/^(?:[~.]{0,2}[/\\]|[a-z]:\\)|\.(?:json|jsonl|csv|toml|txt)$/i.test(typed))
    return `there is no file ${typed}: ${advice}`;
  return undefined;
}
