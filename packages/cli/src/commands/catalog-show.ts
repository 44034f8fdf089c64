import { nearestAll } from "@outlay/document";
import { instant } from "@outlay/pricing";
import type { CatalogEntry, EntryKind } from "../catalog/entries/entry.ts";
import { entryKinds } from "../catalog/entries/kinds.ts";
import type { MachineData } from "../catalog/entries/machine-entries.ts";
import { type Catalog, loadCatalog } from "../catalog/load.ts";
import { seenWords } from "../catalog/seen-words.ts";
import { type Command, defineCommand, required } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { paragraph } from "../output/wrap.ts";
import { entryDocument, entryTable, idsOf } from "./catalog-list.ts";

/** `outlay catalog show`: all that the catalog says of one thing, with its sources. */
export const command: Command = defineCommand({
  args: {
    id: required("ID", "an entry as `outlay catalog list` names it", { completes: "catalog-id" }),
  },
  options: {},
  examples: [
    { run: "outlay catalog show storage.object", doc: "a price with its sources" },
    { run: "outlay catalog show h100", doc: "an accelerator" },
  ],
  run({ args, options }, io) {
    const catalog = loadCatalog();
    const found = entryKinds.flatMap((kind) =>
      kind
        .entries(catalog)
        .filter(({ id }) => id === args.id)
        .map((entry) => ({ kind, entry })),
    );
    const size = found.length === 0 ? sizeNamed(args.id, catalog) : undefined;
    if (size !== undefined) return showSize(args.id, size, catalog, io, options.json);
    if (found.length === 0) {
      const near = nearestAll(args.id, idsOf(catalog));
      const hint =
        near.length === 0
          ? "`outlay catalog list WORD` looks for a word."
          : `Nearest: ${near.slice(0, 3).join(", ")}.`;
      return io.fail(
        exitCode.usage,
        `the catalog has no entry "${args.id}". ${hint} Models: outlay price show MODEL.`,
      );
    }
    if (options.json) {
      io.json({
        entries: found.map(({ kind, entry }) => ({
          ...entryDocument(kind, entry),
          sources: entry.sources.map((id) => catalog.sources.get(id) ?? { id }),
        })),
      });
      return exitCode.ok;
    }
    for (const [index, { kind, entry }] of found.entries()) {
      if (index > 0) io.out("");
      showEntry(kind, entry, catalog, io);
    }
    return exitCode.ok;
  },
});

/** Machines of one size, as an estimate names it: `l40s-x1`. */
interface MachineSize {
  readonly kind: EntryKind;
  readonly entries: readonly CatalogEntry[];
  readonly words: string;
}

function sizeNamed(id: string, catalog: Catalog): MachineSize | undefined {
  const [, name = "", gpus] = /^(.+)-x(\d+)$/.exec(id.toLowerCase()) ?? [];
  const gpu = catalog.accelerators.get(name);
  const kind = entryKinds.find((each) => each.id === "machines");
  if (gpu === undefined || kind === undefined) return undefined;
  const entries = kind.entries(catalog).filter(({ data }) => {
    const machine = data as MachineData;
    return machine.accelerator === gpu.id && machine.gpus === Number(gpus);
  });
  if (entries.length === 0) return undefined;
  return { kind, entries, words: `${gpus} × ${gpu.name} in one machine` };
}

function showSize(
  id: string,
  { kind, entries, words }: MachineSize,
  catalog: Catalog,
  io: Io,
  json: boolean,
): ExitCode {
  if (json) {
    io.json({ entries: entries.map((entry) => entryDocument(kind, entry)) });
    return exitCode.ok;
  }
  io.out(
    paragraph(
      `${io.colour.bold(id)}: a size of machine, as estimates name it: ${words}, whoever sells it. USD for one GPU and hour:\n`,
      io.width,
    ),
  );
  io.out(entryTable(catalog, kind, entries, { filters: {} }, io).text);
  return exitCode.ok;
}

function showEntry(kind: EntryKind, entry: CatalogEntry, catalog: Catalog, io: Io): void {
  const { id, name, facts, status, checked, note, sources } = entry;
  const say = (words: string, indent = 0) => io.out(paragraph(words, io.width, indent));
  say(`${io.colour.bold(id)} (${kind.id})${name === id ? "" : `: ${name}`}`);
  for (const [label, words] of facts) say(`${label}: ${words}`);
  if (status !== undefined) say(`status: ${status}`);
  if (checked !== undefined) {
    const words = seenWords(checked, instant(io.now().getTime()));
    say(words.old ? io.colour.yellow(words.text) : words.text);
  }
  if (note !== undefined) say(`- ${note}`);
  if (sources.length === 0) return;
  io.out("\nSources");
  for (const source of new Set(sources)) {
    const found = catalog.sources.get(source);
    const dated = found?.dated ?? "day not told";
    say(found === undefined ? source : `${found.title} (${found.kind}, ${dated})`);
    if (found?.url !== undefined) io.out(io.colour.dim(`    ${found.url}`));
  }
}
