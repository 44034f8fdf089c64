/** One `@example` block of a source file. */
export type DocExample = {
  /** Line of its first code line in the file, from 1. */
  readonly line: number;
  /** Its code, without the stars of the comment and without a code fence. */
  readonly code: string;
};

const tagLine = /^\s*\/?\*+\s*@(\w+)/;

/**
 * The `@example` blocks of the doc comments of a TypeScript file.
 *
 * @param source text of the file
 */
export const findExamples = (source: string): DocExample[] => {
  const found: DocExample[] = [];
  for (const comment of source.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const firstLine = source.slice(0, comment.index).split("\n").length;
    let lines: string[] | undefined;
    let line = 0;
    const close = () => {
      if (lines) found.push({ line, code: lines.join("\n") });
      lines = undefined;
    };
    for (const [at, raw] of comment[0]
      .replace(/\s*\*\/$/, "")
      .split("\n")
      .entries()) {
      const tag = tagLine.exec(raw)?.[1];
      if (tag) close();
      if (tag === "example") {
        lines = [raw.replace(/^.*@example/, "")];
        line = firstLine + at;
      } else if (lines) {
        const text = raw.replace(/^\s*\* ?/, "");
        lines.push(/^\s*```/.test(text) ? "" : text);
      }
    }
    close();
  }
  return found;
};
