/** What a report can be written as, in the order in which files are written. */
export const formats = ["html", "md", "xlsx", "pdf", "png"] as const;

/** One of {@link formats}. */
export type Format = (typeof formats)[number];

/** Formats that the browser of the system makes. */
export const byBrowser: ReadonlySet<Format> = new Set(["pdf", "png"]);

const endings: Readonly<Record<string, Format>> = {
  html: "html",
  htm: "html",
  md: "md",
  markdown: "md",
  xlsx: "xlsx",
  pdf: "pdf",
};

/**
 * The ending of a file's name, without its dot; undefined where it has none.
 *
 * @example
 * endingOf("out/board.DOCX") // => "docx"
 */
export const endingOf = (name: string): string | undefined =>
  /[^/\\]\.([a-z0-9]+)$/.exec(name.toLowerCase())?.[1];

/**
 * The format that the ending of a file's name asks for.
 *
 * @example
 * formatOfName("board.PDF") // => "pdf"
 */
export const formatOfName = (name: string): Format | undefined => endings[endingOf(name) ?? ""];
