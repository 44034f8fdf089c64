// @ts-check

/**
 * Writes to the log. A line never holds a command to the runner, whatever is in it: one of today begins
 * the line, one of the old kind stands anywhere.
 *
 * @param {string} text
 */
export const log = (text) => {
  for (const line of text.split("\n")) {
    process.stdout.write(`| ${line.replaceAll("\r", "").replaceAll("##[", "## [")}\n`);
  }
};

/**
 * A message that the forge shows beside the file.
 *
 * @param {"error" | "warning"} level
 * @param {string} message
 * @param {{ file: string, line: number, column: number }} [at]
 */
export function annotate(level, message, at) {
  const place =
    at === undefined
      ? ""
      : ` file=${property(at.file)},line=${Number(at.line)},col=${Number(at.column)}`;
  process.stdout.write(`::${level}${place}::${escaped(message)}\n`);
}

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** @param {string} text */
const property = (text) => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
