import {
  bookErrorText,
  lineageOf,
  openPricedBook,
  readInstant,
  type Source,
  type Sources,
  type UpdateCatalogue,
} from "@outlay/pricing";
import { catalogueFiles, isLink } from "../../books/catalogue-files.ts";
import { type DatedCatalogue, datedCatalogue } from "../../books/dated-catalogue.ts";
import { type ExitCode, exitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";
import { importSource } from "../price-import/import-source.ts";

/** What is asked of an update's catalogues. */
export interface CataloguesInput {
  /** Whose differences are proposed. */
  readonly proposing: readonly string[];
  /** What else is held beside. */
  readonly against: readonly string[];
  /** The day on which proposals come into the files. */
  readonly known: string;
  readonly localHttp: boolean;
  /** Of the catalog. */
  readonly sources: Sources;
}

/** Catalogues ready to compare, and sources that the catalog lacks for them. */
export interface Catalogues {
  readonly catalogues: readonly UpdateCatalogue[];
  readonly fresh: readonly Source[];
}

/**
 * Opens each catalogue, `KIND:PATH@DATE` or `KIND:https://…`; what is fetched shows its prices for today.
 *
 * @returns the exit status after telling on stderr what is wrong
 */
export async function updateCatalogues(
  input: CataloguesInput,
  io: Io,
): Promise<Catalogues | ExitCode> {
  const catalogues: UpdateCatalogue[] = [];
  const fresh: Source[] = [];
  const today = io.now().toISOString().slice(0, 10);
  const words = [
    ...input.proposing.map((word) => ({ word, proposes: true })),
    ...input.against.map((word) => ({ word, proposes: false })),
  ];
  for (const { word, proposes } of words) {
    const asked = datedCatalogue(word, io);
    if (asked === undefined) return exitCode.usage;
    const { kind } = asked;
    const day = asked.day ?? (isLink(asked) ? today : undefined);
    if (day === undefined) {
      return io.fail(
        exitCode.usage,
        `of which day is ${word}? Say it behind the path: ${word}@${today}.`,
      );
    }
    const files = await catalogueFiles(asked, input.localHttp, io);
    if (files === undefined) return exitCode.error;
    const copies = catalogues.filter(({ spec }) => spec.kind === kind).length;
    const spec = { kind, id: copies === 0 ? kind : `${kind} (${copies + 1})`, files };
    const book = openPricedBook(spec);
    const dated = readInstant(day, 12);
    if (!book.ok || !dated.ok) {
      return io.fail(
        exitCode.usage,
        book.ok ? `${day} is not a day.` : `${bookErrorText(book.error)}.`,
      );
    }
    const source = sourceOf(asked, day, input, fresh);
    catalogues.push({ book: book.value, spec, dated: dated.value, day, source, proposes });
  }
  return { catalogues, fresh };
}

/** The source that the catalog has for a catalogue of that day, or a new one. */
function sourceOf(
  asked: DatedCatalogue,
  day: string,
  { sources, known }: CataloguesInput,
  fresh: Source[],
): string {
  const lineage = lineageOf(asked.kind);
  const there = [...sources.values()].find(
    (one) => one.kind === "catalogue" && one.lineage === lineage && one.dated === day,
  );
  if (there !== undefined) return there.id;
  const taken = new Map([...sources, ...fresh.map((one) => [one.id, one] as const)]);
  const made = importSource(asked, day, known, taken);
  fresh.push(made);
  return made.id;
}
