const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text as it stands between tags and inside quoted attributes: nothing in it is markup.
 *
 * @example
 * escapeHtml("<b> & \"c\"") // => "&lt;b&gt; &amp; &quot;c&quot;"
 */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

/**
 * Text as a string of CSS, quotes included; every sign but letters, digits and spaces is written as its
 * number, so that it ends neither the string nor the `<style>` around it.
 *
 * @example
 * cssString("A </style>") // => "\"A \\3c \\2f style\\3e \""
 */
export const cssString = (text: string): string =>
  `"${text.replace(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0x20).toString(16)} `)}"`;
