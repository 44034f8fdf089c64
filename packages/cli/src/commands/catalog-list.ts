import { nearestAll } from "@outlay/document";
import { instant, OLD_AFTER_DAYS } from "@outlay/pricing";
import type { EntryFilter, EntryFilters, EntryKind } from "../catalog/entries/entry.ts";
import { type EntryQuery, findEntries, unknownFilters } from "../catalog/entries/find-entries.ts";
import { entryKinds } from "../catalog/entries/kinds.ts";
import { regionWords } from "../catalog/entries/region-words.ts";
import { type Catalog, loadCatalog } from "../catalog/load.ts";
import { type Command, choice, defineCommand, optional, rest, text } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { table } from "../output/table.ts";
import { paragraph } from "../output/wrap.ts";

/** `outlay catalog list`: what the catalog holds beside prices of models, kind by kind. */
export const command: Command = defineCommand({
  args: {
    kind: optional("KIND", "what to list; the kinds themselves when left out", {
      completes: "catalog-kind",
    }),
    words: rest("WORD", "only entries with all these words"),
  },
  options: {
    gpu: text("ID", "only machines with this accelerator, such as h100", {
      completes: "accelerator",
    }),
    region: text(
      "NAME",
      "only what is of a region (us-east-1), of regions that begin so (eu-west), of a country (de) or an area (eu)",
      { completes: "place" },
    ),
    purchase: choice("WAY", ["on-demand", "committed", "spot"], "only machines paid so"),
    seller: text("NAME", "only what one seller sells"),
  },
  examples: [
    { run: "outlay catalog list", doc: "the kinds, and how many entries each has" },
    {
      run: "outlay catalog list machines --gpu h100 --purchase on-demand",
      doc: "who rents an H100, the cheapest first",
    },
    { run: "outlay catalog list services vector", doc: "services with a word in their name" },
  ],
  notes: "Prices of models are listed by `outlay price list`.",
  run({ args, options }, io) {
    const { gpu, region, purchase, seller } = options;
    const words = args.kind === undefined ? [] : [args.kind, ...args.words];
    const typed = { gpu, region, purchase, seller };
    return listEntries(words, typed, io, options.json);
  },
});

/** Lists the kinds; or what is of a kind, named by the first word; or what has the words, of any kind. */
export function listEntries(
  words: readonly string[],
  typed: Readonly<Partial<Record<EntryFilter, string | undefined>>>,
  io: Io,
  json: boolean,
): ExitCode {
  const catalog = loadCatalog();
  const [first, ...others] = words;
  if (first === undefined) return listKinds(catalog, io, json);
  const kind = entryKinds.find(({ id }) => id === first);
  return kind === undefined
    ? listAll(catalog, { words, typed }, io, json)
    : listKind(catalog, kind, queryOf(catalog, kind, { words: others, typed }), io, json);
}

/** What was typed after the kind. */
interface TypedQuery {
  readonly words: readonly string[];
  readonly typed: Readonly<Partial<Record<EntryFilter, string | undefined>>>;
}

/** What is asked of a kind: a place stands for its regions; of machines a word may be one too. */
function queryOf(catalog: Catalog, kind: EntryKind, { words, typed }: TypedQuery): EntryQuery {
  const known = [...new Set(kind.entries(catalog).flatMap(({ tags }) => tags?.region ?? []))];
  const regionsOf = (name: string) => regionWords(catalog, name, known);
  const isPlace = (word: string): boolean =>
    word.length > 1 && regionsOf(word).some((region) => known.includes(region));
  const place =
    typed.region ?? (kind.table === undefined ? undefined : words.find((word) => isPlace(word)));
  const filters: EntryFilters = Object.fromEntries(
    Object.entries({ ...typed, region: place }).flatMap(([filter, value]) =>
      value === undefined ? [] : [[filter, filter === "region" ? regionsOf(value) : [value]]],
    ),
  );
  return {
    words: typed.region === place ? words : words.filter((word) => word !== place),
    filters,
  };
}

function listKind(
  catalog: Catalog,
  kind: EntryKind,
  query: EntryQuery,
  io: Io,
  json: boolean,
): ExitCode {
  const [unknown] = unknownFilters(kind, catalog, query);
  if (unknown !== undefined) {
    return io.fail(exitCode.usage, `${kind.id} cannot be narrowed by --${unknown}.`);
  }
  const found = findEntries(kind, catalog, query);
  const narrowed = query.words.length + Object.keys(query.filters).length > 0;
  if (found.length === 0 && narrowed) return io.fail(exitCode.usage, nothing(catalog, kind, query));
  if (json) {
    io.json({ kind: kind.id, entries: found.map((entry) => entryDocument(kind, entry)) });
    return exitCode.ok;
  }
  if (found.length === 0) {
    io.say(paragraph(`outlay: ${nothing(catalog, kind, query)}`, io.width));
    return exitCode.ok;
  }
  if (kind.heading !== undefined) io.out(`${paragraph(kind.heading, io.width)}\n`);
  const shown = entryTable(catalog, kind, found, query, io);
  io.out(shown.text);
  const regions =
    kind.table === undefined || query.filters.region !== undefined
      ? ""
      : " `--region NAME` has one row for each region.";
  io.say(
    paragraph(
      `\n${count(shown.rows)}.${oldWords(shown.old)} \`outlay catalog show ID\` has the sources of one.${regions}`,
      io.width,
    ),
  );
  return exitCode.ok;
}

type Entries = ReturnType<EntryKind["entries"]>;

/** An entry in JSON, without what only a screen needs. */
export const entryDocument = (
  { id: kind }: Pick<EntryKind, "id">,
  { id, name, status, checked, sources, note, data }: Entries[number],
): object => ({ kind, id, name, ...data, status, checked, sources, note });

/** Entries of a kind as a list shows them; how many rows, and how many of them are marked as old. */
export function entryTable(
  catalog: Catalog,
  kind: EntryKind,
  entries: Entries,
  { filters }: Pick<EntryQuery, "filters">,
  { width, colour, now }: Io,
): { readonly text: string; readonly rows: number; readonly old: number } {
  const set = kind.table?.(entries, {
    width,
    day: instant(now().getTime()),
    byRegion: filters.region !== undefined,
    countryOf: (region) => catalog.countries.find(({ regions }) => regions.includes(region))?.id,
  }) ?? { columns: kind.columns, rows: entries.map(({ cells }) => cells), old: 0 };
  const text = table(set.columns, set.rows, { width, colour });
  return { text, rows: set.rows.length, old: set.old };
}

const oldWords = (rows: number): string =>
  rows === 0
    ? ""
    : ` !: ${rows} with a price last shown by a source more than ${OLD_AFTER_DAYS} days ago; compare with the seller's page.`;

const count = (entries: number): string => (entries === 1 ? "1 entry" : `${entries} entries`);

function listKinds(catalog: Catalog, io: Io, json: boolean): ExitCode {
  const kinds = entryKinds.map(({ id, doc, entries }) => ({
    kind: id,
    entries: entries(catalog).length,
    doc,
  }));
  if (json) {
    io.json({ kinds });
    return exitCode.ok;
  }
  io.out(
    table(
      [{ header: "kind" }, { header: "entries", align: "right" }, { header: "what", wraps: true }],
      kinds.map(({ kind, entries, doc }) => [kind, `${entries}`, doc]),
      { width: io.width, colour: io.colour },
    ),
  );
  io.say(
    paragraph(
      "\n`outlay catalog list KIND` lists one; `outlay price list` the prices of models.",
      io.width,
    ),
  );
  return exitCode.ok;
}

function listAll(catalog: Catalog, asked: TypedQuery, io: Io, json: boolean): ExitCode {
  const groups = entryKinds
    .map((kind) => ({ kind, query: queryOf(catalog, kind, asked) }))
    .map(({ kind, query }) => ({ kind, query, found: findEntries(kind, catalog, query) }))
    .filter(({ found }) => found.length > 0);
  if (groups.length === 0) {
    const kinds = entryKinds.map(({ id }) => id);
    const [word = ""] = asked.words;
    const near = nearestAll(word, ["list", "show", ...kinds, ...idsOf(catalog)]);
    const hint = near.length === 0 ? "" : ` Nearest: ${near.slice(0, 3).join(", ")}.`;
    return io.fail(
      exitCode.usage,
      `"${asked.words.join(" ")}" is no kind (${kinds.join(", ")}), and no entry has it.${hint}`,
    );
  }
  if (json) {
    io.json({
      entries: groups.flatMap(({ kind, found }) =>
        found.map((entry) => entryDocument(kind, entry)),
      ),
    });
    return exitCode.ok;
  }
  let total = 0;
  let old = 0;
  for (const { kind, query, found } of groups) {
    const shown = entryTable(catalog, kind, found, query, io);
    io.out(`${io.colour.bold(kind.id)}\n${shown.text}\n`);
    total += shown.rows;
    old += shown.old;
  }
  const meant = entryKinds.find(({ id }) => id.startsWith(asked.words[0] ?? "-"));
  const hint = meant === undefined ? "" : ` All ${meant.id}: outlay catalog list ${meant.id}.`;
  io.say(paragraph(`${count(total)}.${oldWords(old)}${hint}`, io.width));
  return exitCode.ok;
}

/** Every id of an entry, once. */
export const idsOf = (catalog: Catalog): readonly string[] => [
  ...new Set(entryKinds.flatMap(({ entries }) => entries(catalog).map(({ id }) => id))),
];

/** Why nothing is found: which filter excludes all, and what it could be. */
function nothing(catalog: Catalog, kind: EntryKind, query: EntryQuery): string {
  const set = Object.entries(query.filters).filter(([, value]) => value !== undefined);
  for (const [filter, values] of set) {
    const one: EntryQuery = { words: [], filters: { [filter]: values } };
    if (findEntries(kind, catalog, one).length > 0) continue;
    const [value = ""] = values ?? [];
    const tags = kind
      .entries(catalog)
      .flatMap(({ tags }) => tags?.[filter as keyof typeof query.filters] ?? []);
    const known = [...new Set(tags)].sort();
    const near = nearestAll(value, known);
    const offer = near.length > 0 ? near : known;
    return `no entry of ${kind.id} has the ${filter} ${value}; it has ${offer.slice(0, 12).join(", ")}${offer.length > 12 ? " …" : ""}.`;
  }
  for (const [filter] of set) {
    const others = { ...query, filters: { ...query.filters, [filter]: undefined } };
    const tags = findEntries(kind, catalog, others).flatMap(
      ({ tags }) => tags?.[filter as keyof typeof query.filters] ?? [],
    );
    const known = [...new Set(tags)].sort();
    if (known.length > 0)
      return `nothing in ${kind.id} fits all of this; with another ${filter} it has ${known.join(", ")}.`;
  }
  return kind.entries(catalog).length === 0
    ? `the catalog has nothing of the kind ${kind.id}.`
    : `nothing in ${kind.id} fits all of this.`;
}
