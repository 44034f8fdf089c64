const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Signs that turn the direction of what follows them, up to the end of the paragraph: a name with one
 * would show the figures beside it backwards. Letters of right-to-left scripts need none.
 */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text without what would turn its neighbours around.
 *
 * @example
 * straight("a\u202eb") // => "ab"
 */
export const straight = (text: string): string => text.replace(turns, "");

/**
 * Text as it stands between tags and inside quoted attributes: nothing in it is markup, or turns what
 * stands beside it around.
 *
 * @example
 * escapeHtml("<b> & \"c\"") // => "&lt;b&gt; &amp; &quot;c&quot;"
 */
export const escapeHtml = (text: string): string =>
  straight(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

/**
 * Text as a string of CSS, quotes included; every sign but letters, digits and spaces is written as its
 * number, so that it ends neither the string nor the `<style>` around it.
 *
 * @example
 * cssString("A </style>") // => "\"A \\3c \\2f style\\3e \""
 */
export const cssString = (text: string): string =>
  `"${text.replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0x20).toString(16)} `)}"`;
