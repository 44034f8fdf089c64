/** What XML 1.0 has no room for: control characters, halves of a surrogate pair, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text that a spreadsheet would read as the escape of a character. */
const looksEscaped = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Most characters that a cell holds. */
const mostInCell = 32_767;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

const withEntities = (text: string): string =>
  text.replace(/[&<>"\n\r\t]/g, (char) => entities[char] as string);

/**
 * Text of an attribute or of a property; what XML cannot hold becomes U+FFFD.
 *
 * @example
 * xmlText('a < "b"') // => "a &lt; &quot;b&quot;"
 */
export const xmlText = (text: string): string => withEntities(text.replace(forbidden, "\ufffd"));

/**
 * Text of a cell. A control character is written as SpreadsheetML does, `_x0007_`, and what already
 * looks like that is escaped (ISO/IEC 29500-1, 22.9.2.19 ST_Xstring); what is longer than a cell is
 * cut, with an ellipsis.
 *
 * @example
 * cellText("bell \u0007") // => "bell _x0007_"
 * cellText("_x0041_") // => "_x005F_x0041_"
 */
export function cellText(text: string): string {
  const cut = text.length > mostInCell ? `${text.slice(0, mostInCell - 1)}…` : text;
  const escaped = cut.replace(looksEscaped, "_x005F_").replace(forbidden, (char) => {
    const code = char.charCodeAt(0);
    return code < 0x20 ? `_x${code.toString(16).toUpperCase().padStart(4, "0")}_` : "\ufffd";
  });
  return withEntities(escaped);
}
