import type { LeafRow, PlanRow } from "./plan-row.ts";
import { lastWord, planRows, rowsBelow } from "./plan-shape.ts";

/** What is known of a plan before it is written. */
export interface PlanAnswers {
  /** Values by key, as they are to be written: `workload.tasks` → `200k / month`. */
  readonly values: Readonly<Record<string, string>>;
  /** Keys whose value is only an example; their line says so. */
  readonly examples?: readonly string[];
  /** Comments behind the lines of further keys, such as why a value stands there. */
  readonly marks?: Readonly<Record<string, string>>;
  /** Where editors find the JSON Schema: a path from the plan, or an address. */
  readonly schema?: string;
}

/**
 * A plan with a comment for every key. Keys without an answer are there too, behind a `#`: nothing
 * takes effect that nobody chose.
 *
 * Taking away the `#` of such a line makes it valid, with the value of the plan table's example.
 */
export function planTemplate({ values, examples = [], marks = {}, schema }: PlanAnswers): string {
  const known = new Set(planRows.map((row) => row.key));
  const stray = Object.keys(values).find((key) => !known.has(key));
  if (stray !== undefined) throw new Error(`${stray} is not a key of a plan`);
  const writer = new TemplateWriter(values, {
    ...marks,
    ...Object.fromEntries(examples.map((key) => [key, "an example: put your own value here"])),
  });
  const parts = rowsBelow("").map((row) => writer.row(row, "").join("\n"));
  const head = schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`];
  return `${[...head, intro, ...parts].join("\n\n")}\n`;
}

const intro = [
  "# A number may be a value (1500), the range that holds it nine times in ten (1500 to 2600),",
  "# or low 1500, likely 2000, high 2600. Lines that begin with # and a key are not in force; where",
  "# a key is left out, the default named in [ ] applies, and is shown as an assumption.",
].join("\n");

class TemplateWriter {
  private readonly values: Readonly<Record<string, string>>;
  private readonly marks: Readonly<Record<string, string>>;

  constructor(values: Readonly<Record<string, string>>, marks: Readonly<Record<string, string>>) {
    this.values = values;
    this.marks = marks;
  }

  /** The lines of a row and all below it, at an indentation. */
  row(row: PlanRow, pad: string): string[] {
    const doc = comment(row, pad);
    if ("example" in row) return [...doc, this.leaf(row, pad)];
    const active = Object.keys(this.values).some((key) => key.startsWith(`${row.key}.`));
    if (active && row.type === "list") throw new Error("items of a list cannot be answered");
    if (!active)
      return [...doc, ...sample(row, pad).map((line) => `${pad}#${line.slice(pad.length)}`)];
    const below = rowsBelow(row.key).flatMap((inner) => this.row(inner, `${pad}  `));
    return [...doc, `${pad}${lastWord(row.key)}:`, ...below];
  }

  private leaf(row: LeafRow, pad: string): string {
    const value = this.values[row.key];
    const word = lastWord(row.key);
    if (value === undefined) return `${pad}#${word}: ${row.example}`;
    const mark = this.marks[row.key];
    return `${pad}${word}: ${asYaml(row, value)}${mark === undefined ? "" : `  # ${mark}`}`;
  }
}

/** A section or list as it would stand with the examples of its keys. */
function sample(row: PlanRow, pad: string): string[] {
  const word = lastWord(row.key);
  if ("example" in row) return [...comment(row, pad), `${pad}${word}: ${row.example}`];
  if (row.type === "section") {
    return [`${pad}${word}:`, ...rowsBelow(row.key).flatMap((inner) => sample(inner, `${pad}  `))];
  }
  const item = rowsBelow(row.key).flatMap((inner) => sample(inner, `${pad}    `));
  const first = item.findIndex((line) => !line.trim().startsWith("#"));
  const dashed = item.map((line, at) =>
    at === first ? `${pad}  - ${line.trim()}` : at < first ? line.slice(2) : line,
  );
  return [`${pad}${word}:`, ...dashed];
}

/** What a row is for, as comment lines of about 96 columns. */
function comment(row: PlanRow, pad: string): string[] {
  const some = row.type === "choices" ? "Any of" : "One of";
  const choices = "choices" in row ? ` ${some} ${row.choices.join(", ")}.` : "";
  const assumed = "assumed" in row && row.assumed !== undefined ? ` [${row.assumed}]` : "";
  const lines: string[] = [];
  let line = "";
  for (const word of `${row.doc}${choices}${assumed}`.split(" ")) {
    if (line !== "" && pad.length + line.length + word.length > 93) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((text) => `${pad}# ${text}`);
}

/** A value as YAML takes it: as it is where that is safe, else in quotes. */
const asYaml = (row: LeafRow, value: string): string =>
  row.type === "text"
    ? quoted(value)
    : row.type === "figures"
      ? value
      : /[:#]\s|\s#|^[-?]\s|^[^\p{L}\d$+.[−-]/u.test(value)
        ? JSON.stringify(value)
        : value;

/** Quotes a text where YAML would read it as something else. */
const quoted = (text: string): string =>
  /^\p{L}(?:[\p{L}\p{N} .,'()/&-]*[\p{L}\p{N}.)])?$/u.test(text) &&
  !/^(?:null|true|false|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text).replace(/[\u007f-\u009f\ufeff\ufffd-\uffff]/g, escaped);

const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
