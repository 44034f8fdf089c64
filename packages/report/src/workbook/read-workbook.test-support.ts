import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A cell as a file has it. */
export interface ReadCell {
  /** Text or number; absent where the file keeps no value. */
  readonly value?: number | string;
  readonly formula?: string;
}

/** Cells by the name of the sheet, then by their own: `Model`, `B7`. */
export type ReadWorkbook = ReadonlyMap<string, ReadonlyMap<string, ReadCell>>;

const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/** Text of XML as it is meant. */
const textOf = (xml: string): string =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    name !== undefined
      ? (entities[name] as string)
      : String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  );

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** All text of `<t>` inside. */
const texts = (xml: string): string =>
  [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)]
    .map(([, text]) => textOf(text as string))
    .join("");

/** Reads an .xlsx, of ours or as another program has written it. Shared formulas are left out. */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const files = unzipSync(bytes);
  const xml = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const shared = [...xml("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    texts(item as string),
  );
  const targets = new Map(
    [...xml("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, "Id"),
      attribute(tag, "Target"),
    ]),
  );
  return new Map(
    [...xml("xl/workbook.xml").matchAll(/<sheet\b[^>]*>/g)].map(([tag]) => {
      const file = `xl/${targets.get(attribute(tag, "r:id"))}`;
      return [textOf(attribute(tag, "name") as string), cellsOf(xml(file), shared)] as const;
    }),
  );
}

function cellsOf(xml: string, shared: readonly string[]): ReadonlyMap<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, head = "", body = ""] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const name = attribute(head, "r") as string;
    const type = attribute(head, "t");
    const raw = /<v>([^<]*)<\/v>/.exec(body)?.[1];
    const formula = /<f[^>]*>([^<]*)<\/f>/.exec(body)?.[1];
    const value =
      type === "inlineStr"
        ? texts(body)
        : raw === undefined
          ? undefined
          : type === "s"
            ? shared[Number(raw)]
            : type === "str" || type === "e"
              ? textOf(raw)
              : Number(raw);
    cells.set(name, {
      ...(value === undefined ? {} : { value }),
      ...(formula === undefined ? {} : { formula: textOf(formula) }),
    });
  }
  return cells;
}

/**
 * A copy in which no formula has a value, so that whoever opens it must calculate, and in which some
 * input cells have other values.
 *
 * @param changed values by the name of a cell of `Inputs`
 */
export function uncalculated(
  bytes: Uint8Array,
  changed: ReadonlyMap<string, number> = new Map(),
): Uint8Array {
  const files = unzipSync(bytes);
  for (const [name, content] of Object.entries(files)) {
    if (!name.startsWith("xl/worksheets/")) continue;
    const text = strFromU8(content)
      .replace(/<\/f><v>[^<]*<\/v>/g, "</f>")
      // The second sheet is `Inputs`.
      .replace(/<c r="([A-Z]+\d+)"([^>]*)><v>[^<]*<\/v>/g, (cell, at: string, rest: string) => {
        const value = name.endsWith("/sheet2.xml") ? changed.get(at) : undefined;
        return value === undefined ? cell : `<c r="${at}"${rest}><v>${value}</v>`;
      });
    files[name] = strToU8(text);
  }
  return zipSync(files);
}
