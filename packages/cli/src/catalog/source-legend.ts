import type { Source, Sources } from "@outlay/pricing";

/** The articles whose figures are named by a letter and a path: `A.price.gpt-4o`, `B.share.hosting`. */
const ARTICLES: Readonly<Record<string, string>> = { A: "article-a", B: "article-b" };

/** A line of a legend: what a text calls a source, and the source. */
export interface LegendLine {
  readonly name: string;
  readonly source: Source;
}

/**
 * What the ids in texts such as `A.price.engineer-outsourced 75-120 an hour` stand for, each source
 * once, in the order of their names. Ids of the catalog (`anthropic-pricing`) are found, too.
 *
 * @param texts sources of inputs, as they are printed
 */
export function sourceLegend(texts: readonly string[], sources: Sources): LegendLine[] {
  const names = new Set<string>();
  for (const text of texts) {
    for (const [, letter = ""] of text.matchAll(/(?<![\w.])([AB])(?=\.[a-z]| path \d)/g)) {
      names.add(letter);
    }
    for (const [id] of text.matchAll(/(?<![\w.-])[a-z0-9]+(?:[.-][a-z0-9]+)+(?![\w-])/g)) {
      if (sources.has(id)) names.add(id);
    }
  }
  return [...names].sort().flatMap((name) => {
    const source = sources.get(ARTICLES[name] ?? name);
    return source === undefined ? [] : [{ name, source }];
  });
}

/** A line of a legend for people: `A: title, address (read 2026-11-23)`. */
export const legendText = ({ name, source }: LegendLine): string => {
  const { title, url, read } = source;
  const address = url === undefined ? "" : `, ${url}`;
  return `${name}: ${title}${address} (read ${read})`;
};
