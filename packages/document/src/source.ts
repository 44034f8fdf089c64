/** A text being read, with the offsets at which its lines start. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly lineStarts: readonly number[];
}

/** A stretch of a source: `end` is the offset after the last character. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Where something stands, for people and editors: lines and columns from 1 (UTF-16 code units). */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** First column after the text, on the same line. */
  readonly endColumn: number;
  readonly sourceLine: string;
}

/** Prepares a text for positions. Lines end with LF, CRLF or a lone CR. */
export function toSource(text: string, file: string): Source {
  const lineStarts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lineStarts.push(at + 1);
  }
  return { file, text, lineStarts };
}

/** The place of a span; one that runs over several lines ends at the end of its first line. */
export function placeOf(span: Span): Place {
  const { source } = span;
  const start = Math.min(Math.max(span.start, 0), source.text.length);
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((source.lineStarts[middle] ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  const lineStart = source.lineStarts[low] ?? 0;
  let lineEnd = source.lineStarts[low + 1] ?? source.text.length;
  while (lineEnd > lineStart && /[\r\n]/.test(source.text.charAt(lineEnd - 1))) lineEnd--;
  const sourceLine = source.text.slice(lineStart, lineEnd);
  const column = Math.min(start - lineStart, sourceLine.length) + 1;
  const endColumn = Math.max(column + 1, Math.min(span.end - lineStart, sourceLine.length) + 1);
  return { file: source.file, line: low + 1, column, endColumn, sourceLine };
}
