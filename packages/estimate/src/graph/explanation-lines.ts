import { distributionText } from "../distribution/distribution-text.ts";
import type { Explanation } from "./explain-node.ts";
import type { Origin } from "./origin.ts";
import { shortNumber } from "./short-number.ts";

const WIDTH = 80;

/**
 * An explanation as lines for a screen or a file, at most `width` characters (80 if left out; a
 * longer word stays whole).
 *
 * Each node is `id = value unit`, then what it counts, its formula or its range and source, and its
 * parts two characters further in.
 */
export function explanationLines(
  explanation: Explanation,
  width: number = WIDTH,
): readonly string[] {
  const lines: string[] = [];
  const write = (e: Explanation, indent: number): void => {
    const put = (text: string, further: number) =>
      lines.push(...wrap(text, indent + further, Math.max(width, indent + 40)));
    const repeated = e.shortened === "repeated";
    put(`${e.id} = ${valueText(e)}${repeated ? " (see above)" : ""}`, 0);
    if (repeated) return;
    if (e.doc !== "") put(e.doc, 4);
    if (e.formula !== undefined) put(`= ${e.formula}`, 4);
    if (e.distribution !== undefined && e.distribution.kind !== "point") {
      put(`range: ${distributionText(e.distribution)}`, 4);
    }
    if (e.origin !== undefined) put(originText(e.origin), 4);
    if (e.shortened === "depth") put("(not opened further)", 4);
    for (const part of e.parts) write(part, indent + 2);
  };
  write(explanation, 0);
  return lines;
}

/** `12 USD`, or first and last of a value with months. */
function valueText({ values, unit }: Explanation): string {
  const first = shortNumber(values[0] as number);
  const words = unit === "" || unit === "1" ? "" : ` ${unit.replace(/^1 (?=\/)/, "")}`;
  if (values.length === 1) return `${first}${words}`;
  if (values.every((value) => value === values[0])) return `${first}${words}, each month`;
  const last = shortNumber(values.at(-1) as number);
  return `${first}${words} in the first month, ${last} in the last`;
}

/**
 * A source as a reader looks it up.
 *
 * @example
 * originText({ kind: "vendor", source: "price page", checked: "2026-11-20" }) // => "vendor: price page, checked 2026-11-20"
 */
export function originText({ kind, source, checked, position }: Origin): string {
  const place =
    position === undefined ? "" : ` (${position.file}:${position.line}:${position.column})`;
  return `${kind}: ${source}${place}${checked === undefined ? "" : `, checked ${checked}`}`;
}

/** Words on lines of at most `width`, each line `indent` in; further lines two more. */
function wrap(text: string, indent: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const room = width - indent - (lines.length > 0 ? 2 : 0);
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((each, i) => " ".repeat(indent + (i > 0 ? 2 : 0)) + each);
}
