/** Endings that tell editions of one model apart, not models: a day, a number of edition, `latest`. */
const ENDINGS =
  /-(?:latest|\d{4}-\d{2}-\d{2}|20\d{6}|\d{2}-20\d{2}|\d{2}-\d{2}|[01]\d[0-3]\d|2[4-9](?:0[1-9]|1[0-2])|00\d|v\d+-\d)$/;

const REGION = /^(?:us-gov|us|eu|apac|jp|au|ca|global)\./;

/**
 * A model's name without what editions of one model differ in: case, marks between words, a region in
 * front, a day or `latest` behind.
 *
 * @example
 * ["GPT-5_mini-2026-03-17", "us.anthropic.claude-opus-4-6-v1:0", "o3-mini"].map(nameStem) // => ["gpt-5-mini", "anthropic-claude-opus-4-6", "o3-mini"]
 */
export function nameStem(name: string): string {
  let stem = name
    .toLowerCase()
    .replace(REGION, "")
    .replaceAll(/[\s_.@:/]+/g, "-");
  for (;;) {
    const shorter = stem.replace(ENDINGS, "");
    if (shorter === stem) return stem;
    stem = shorter;
  }
}
