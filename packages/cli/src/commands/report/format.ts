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
 * The format that the ending of a file's name asks for.
 *
 * @example
 * formatOfName("board.PDF") // => "pdf"
 */
export const formatOfName = (name: string): Format | undefined =>
  endings[/\.([a-z]+)$/.exec(name.toLowerCase())?.[1] ?? ""];
