import { xmlText } from "./xml-text.ts";

/** How a cell looks, and whether it is open to a change on a protected sheet. */
export interface Style {
  /** Code of the number format: `#,##0.00`; `General` when left out. */
  readonly format?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Points; 11 when left out. */
  readonly size?: number;
  /** RRGGBB of the text. */
  readonly colour?: string;
  /** RRGGBB behind it. */
  readonly fill?: string;
  /** A line above, below, or a thin frame. */
  readonly border?: "top" | "bottom" | "frame";
  readonly align?: "left" | "right" | "center";
  readonly wrap?: boolean;
  readonly indent?: number;
  /** Open to a change on a protected sheet. */
  readonly open?: boolean;
}

/** The styles of a workbook: each look is written once, and cells name it by its number. */
export interface Styles {
  /** Number of a look. */
  readonly of: (style: Style) => number;
  /** `xl/styles.xml`, of all looks asked for so far. */
  readonly xml: () => string;
}

/** Formats of their own begin here; below are those that every spreadsheet knows. */
const firstFormat = 164;
const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A list in which each entry is kept once. */
const once = (first: readonly string[]) => {
  const entries = [...first];
  return {
    entries,
    at: (entry: string): number => {
      const found = entries.indexOf(entry);
      return found >= 0 ? found : entries.push(entry) - 1;
    },
  };
};

/** No look yet but the plain one, which is number 0. */
export function makeStyles(): Styles {
  const fonts = once([fontXml({})]);
  const fills = once([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  const borders = once([borderXml(undefined)]);
  const formats = once([]);
  const looks = once([]);
  const known = new Map<string, number>();
  const of = (style: Style): number => {
    const key = JSON.stringify(style);
    const before = known.get(key);
    if (before !== undefined) return before;
    const { format, fill, border } = style;
    const formatId = format === undefined ? 0 : firstFormat + formats.at(format);
    const fillId =
      fill === undefined
        ? 0
        : fills.at(
            `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`,
          );
    const id = looks.at(
      `<xf numFmtId="${formatId}" fontId="${fonts.at(fontXml(style))}" fillId="${fillId}" borderId="${borders.at(borderXml(border))}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${alignmentXml(style)}<protection locked="${style.open === true ? 0 : 1}"/></xf>`,
    );
    known.set(key, id);
    return id;
  };
  of({});
  return {
    of,
    xml: () =>
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${namespace}">${list(
        "numFmts",
        formats.entries.map(
          (code, at) => `<numFmt numFmtId="${firstFormat + at}" formatCode="${xmlText(code)}"/>`,
        ),
      )}${list("fonts", fonts.entries)}${list("fills", fills.entries)}${list("borders", borders.entries)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list("cellXfs", looks.entries)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><b/><color rgb="FFFFFFFF"/></font><fill><patternFill patternType="solid"><fgColor rgb="FFC00000"/><bgColor rgb="FFC00000"/></patternFill></fill></dxf></dxfs></styleSheet>`,
  };
}

const list = (name: string, entries: readonly string[]): string =>
  entries.length === 0 ? "" : `<${name} count="${entries.length}">${entries.join("")}</${name}>`;

function fontXml({ bold, italic, size = 11, colour = "000000" }: Style): string {
  return `<font>${bold === true ? "<b/>" : ""}${italic === true ? "<i/>" : ""}<sz val="${size}"/><color rgb="FF${colour}"/><name val="Calibri"/><family val="2"/></font>`;
}

function borderXml(border: Style["border"]): string {
  const line = (side: string, drawn: boolean): string =>
    drawn ? `<${side} style="thin"><color rgb="FF7F7F7F"/></${side}>` : `<${side}/>`;
  const frame = border === "frame";
  return `<border>${line("left", frame)}${line("right", frame)}${line("top", frame || border === "top")}${line("bottom", frame || border === "bottom")}<diagonal/></border>`;
}

function alignmentXml({ align, wrap, indent }: Style): string {
  const side = align ?? (indent === undefined ? undefined : "left");
  const across = side === undefined ? "" : ` horizontal="${side}"`;
  const step = indent === undefined ? "" : ` indent="${indent}"`;
  return `<alignment vertical="top"${across}${wrap === true ? ' wrapText="1"' : ""}${step}/>`;
}
