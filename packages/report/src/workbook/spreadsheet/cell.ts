import { cellName } from "./cell-name.ts";
import type { Style, Styles } from "./style.ts";
import { cellText, xmlText } from "./xml-text.ts";

/** A formula, without its `=`, with the value that it has now. */
export interface Formula {
  readonly formula: string;
  /** Shown by whoever does not calculate: previews, phones. */
  readonly value: number | string;
}

/** One cell. Text is never read as a formula, whatever it begins with. */
export interface Cell {
  readonly content: string | number | Formula;
  readonly style?: Style;
  /** Place in the workbook that a click opens: `Model!A12`. */
  readonly opens?: string;
}

/** Texts of a workbook: each is written once, and cells name it by its number. */
export interface Texts {
  readonly of: (text: string) => number;
  /** `xl/sharedStrings.xml`, of all texts asked for so far. */
  readonly xml: () => string;
}

/** No text yet. */
export function makeTexts(): Texts {
  const known = new Map<string, number>();
  return {
    of: (text) => {
      const found = known.get(text);
      if (found !== undefined) return found;
      known.set(text, known.size);
      return known.size - 1;
    },
    xml: () =>
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${known.size}">${[
        ...known.keys(),
      ]
        .map((text) => `<si><t xml:space="preserve">${cellText(text)}</t></si>`)
        .join("")}</sst>`,
  };
}

/** Most characters of a formula. */
export const mostInFormula = 8_192;

/**
 * A cell as SpreadsheetML.
 *
 * @param row 1-based
 * @param column 0-based
 */
export function cellXml(
  { content, style = {} }: Cell,
  row: number,
  column: number,
  styles: Styles,
  texts: Texts,
): string {
  const at = `r="${cellName(row, column)}" s="${styles.of(style)}"`;
  if (typeof content === "string") {
    return content === "" ? `<c ${at}/>` : `<c ${at} t="s"><v>${texts.of(content)}</v></c>`;
  }
  if (typeof content === "number") return `<c ${at}><v>${numberXml(content)}</v></c>`;
  const { formula, value } = content;
  if (formula.length > mostInFormula) {
    throw new RangeError(`a formula of ${formula.length} characters at row ${row}`);
  }
  const text = xmlText(formula);
  return typeof value === "string"
    ? `<c ${at} t="str"><f>${text}</f><v>${cellText(value)}</v></c>`
    : `<c ${at}><f>${text}</f><v>${numberXml(value)}</v></c>`;
}

/** A number with all its digits. A sheet has no infinity: what is none must not be written. */
function numberXml(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a cell cannot hold ${value}`);
  return String(Object.is(value, -0) ? 0 : value);
}
