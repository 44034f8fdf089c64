import type { Origin } from "@outlay/estimate";

/**
 * The source of an input for people: the place in the plan, or what the catalog says, without the name of
 * its row before it.
 *
 * @example
 * sourceText({ kind: "plan", source: "200k", position: { file: "plans/a.yaml", line: 12, column: 3 } }) // => "a.yaml, line 12: 200k"
 * sourceText({ kind: "published", source: "default calendar.poc: A.practice.poc 3-4 weeks" }) // => "A.practice.poc 3-4 weeks"
 */
export function sourceText({ source, position }: Origin): string {
  const text = source.replace(/(^|; )default [a-z0-9.-]+: /g, "$1");
  if (position === undefined) return text;
  const file = position.file.split(/[\\/]/).at(-1);
  return `${file}, line ${position.line}: ${text}`;
}
