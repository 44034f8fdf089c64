/** Advance widths of Arial, in thousandths of the size, for the characters 32 to 126. */
const ADVANCE = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Of a character that is not in the table: most letters of other scripts are narrower, none much wider. */
const OTHER = 1000;

/** Room for faces that are wider than Arial: most sans-serifs of today's systems are within it. */
const ALLOWANCE = 1.06;

/** Bold letters of Arial are wider by about this much. */
const BOLD = 1.08;

/**
 * How wide a line of text becomes, from a table of letters: a picture is laid out where no screen
 * measures. Errs on the wide side, so that what fits here fits where it is shown.
 *
 * @param size px
 * @returns px
 * @example
 * textWidth("1", 12) < textWidth("10", 12) // => true
 */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    thousandths += code >= 32 && code < 127 ? (ADVANCE[code - 32] ?? OTHER) : widthOfOther(code);
  }
  return (thousandths / 1000) * size * ALLOWANCE * (bold ? BOLD : 1);
}

/** Latin with accents and dashes are as wide as a digit; the scripts of East Asia fill the square. */
const widthOfOther = (code: number): number =>
  code === 0xa0 ? 278 : code < 0x250 || (code >= 0x2010 && code < 0x2020) ? 600 : OTHER;
