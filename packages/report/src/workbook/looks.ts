import type { Style } from "./spreadsheet/style.ts";

/** Grey of what does not recalculate. */
const stillColour = "6B6B6B";

/** Names of the looks. */
type Look =
  | "title"
  | "text"
  | "sentence"
  | "stillSentence"
  | "warning"
  | "block"
  | "head"
  | "headRight"
  | "headBeside"
  | "label"
  | "indented"
  | "sumLabel"
  | "live"
  | "sum"
  | "still"
  | "stillLabel"
  | "check"
  | "input"
  | "follows"
  | "closed"
  | "pale"
  | "beside"
  | "wrapped"
  | "code";

/** How the cells of all sheets look. What may be changed is blue on yellow, as in most models. */
export const looks: Readonly<Record<Look, Style>> = {
  title: { bold: true, size: 18, colour: "1F3864" },
  text: {},
  /** A sentence over several columns. */
  sentence: { wrap: true },
  stillSentence: { wrap: true, italic: true, colour: "404040" },
  warning: { wrap: true, bold: true, colour: "C00000" },
  /** Heading of a block, across. */
  block: { bold: true, size: 12, colour: "FFFFFF", fill: "1F3864" },
  /** Above the columns of a table. */
  head: { bold: true, wrap: true, fill: "DCE3EE", border: "bottom" },
  headBeside: { bold: true, wrap: true, fill: "DCE3EE", border: "bottom", indent: 1 },
  headRight: { bold: true, wrap: true, fill: "DCE3EE", border: "bottom", align: "right" },
  label: {},
  indented: { indent: 1 },
  sumLabel: { bold: true, border: "top" },
  live: {},
  sum: { bold: true, border: "top" },
  still: { italic: true, colour: stillColour },
  stillLabel: { italic: true, colour: stillColour },
  check: { colour: "2E7D32" },
  input: { colour: "0000FF", fill: "FFF8DC", border: "frame", open: true },
  /** An input that follows another until it is changed itself. */
  follows: { fill: "FFF8DC", border: "frame", open: true },
  /** An input that no formula follows. */
  closed: { colour: stillColour, border: "frame" },
  pale: { colour: stillColour },
  /** Left beside a figure on the right: a unit, an origin. */
  beside: { colour: stillColour, indent: 1 },
  wrapped: { wrap: true },
  code: { colour: stillColour, size: 9 },
};
