import { at, type Conditions, type ForeignBook, openBook, toDecimal } from "../../index.ts";

/** Opens a book from one value. */
export function bookOf(kind: string, value: unknown): ForeignBook {
  const file = { name: "book.json", text: JSON.stringify(value) };
  const book = openBook({ kind, id: kind, files: [file] });
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value;
}

/** The prices of a model as short words, or the code of the failure: `input_text 3/1000000 {}`. */
export function pricesOf(
  book: ForeignBook,
  model: string,
  provider?: string,
  day = "2026-11-23",
): string[] {
  const time = at(day);
  const found = book.find({ model, at: time, ...(provider !== undefined && { provider }) });
  if (!found.ok) return [found.error.code];
  return found.value.table.lines
    .filter(({ effective: { from, to } }) => time >= from && (to === undefined || time < to))
    .map(({ meter, usd, per, when }) => `${meter} ${toDecimal(usd).text}/${per} ${words(when)}`);
}

const words = (when: Conditions): string => JSON.stringify(when).replaceAll('"', "");
