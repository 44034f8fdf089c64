/** A table of Markdown. */
export const markdownTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  [header, header.map(() => "---"), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");

/** A part that a reader opens. */
export const details = (summary: string, body: string): string =>
  `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;

/** A name as it is typed. */
export const code = (name: string): string => `\`${name}\``;

/** `3 models`, `1 model`, `2,000 prices`. */
export const counted = (count: number, word: string): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? word : `${word}s`}`;

/** A share of a whole, in whole percent. */
export const share = (part: number, all: number): string =>
  all === 0 ? "0 %" : `${Math.round((part / all) * 100)} %`;
