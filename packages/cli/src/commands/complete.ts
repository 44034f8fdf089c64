import { placeNames } from "@outlay/capacity";
import { pathIds, planRows } from "@outlay/estimate";
import { endDay, FOREIGN_BOOKS, METER_NAMES, PROVIDERS } from "@outlay/pricing";
import { entryKinds } from "../catalog/entries/kinds.ts";
import { loadCatalog } from "../catalog/load.ts";
import { type Command, defineCommand, required, WORD_KINDS } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { catalogDefaults } from "../init/default-figures.ts";
import { idsOf } from "./catalog-list.ts";

const listModels = () => loadCatalog().books.get("list")?.modelFacts ?? [];

/** The words of each kind, at a day (`2026-11-23`). */
const words: Readonly<Record<(typeof WORD_KINDS)[number], (today: string) => Iterable<string>>> = {
  model: () => {
    const models = listModels();
    return [
      ...models.map(({ id }) => id),
      ...models.map(({ provider, id }) => `${provider}/${id}`),
    ];
  },
  "sold-model": (today) =>
    listModels()
      .filter(({ endOfLife }) => (endDay(endOfLife) ?? "9999") > today)
      .map(({ provider, id }) => `${provider}/${id}`),
  "open-model": () => loadCatalog().openModels.keys(),
  accelerator: () => loadCatalog().accelerators.keys(),
  provider: () => [...PROVIDERS, ...listModels().map(({ provider }) => provider)],
  book: () => [...loadCatalog().books.keys(), ...FOREIGN_BOOKS.map((kind) => `${kind}:`)],
  meter: () => METER_NAMES.map((meter) => `${meter}=`),
  "plan-key": () => [
    ...planRows
      .filter((row) => "example" in row && !row.key.includes("[]"))
      .map(({ key }) => `${key}=`),
    ...[...catalogDefaults().keys()].map((id) => `inputs.${id}=`),
  ],
  path: () => pathIds,
  "catalog-kind": () => entryKinds.map(({ id }) => id),
  "catalog-id": () => idsOf(loadCatalog()),
  region: () =>
    [...loadCatalog().books.values()]
      .flatMap(({ models }) => models)
      .flatMap(({ table: { lines, factors } }) => [...lines, ...factors])
      .flatMap(({ when: { region } }) => region ?? []),
  place: () => placeNames(loadCatalog().countries),
};

/** `outlay __complete KIND`: the words that a completion script offers; called by the shell. */
export const command: Command = defineCommand({
  args: { kind: required("KIND", "what is being completed", { choices: WORD_KINDS }) },
  options: {},
  examples: [],
  run({ args, options }, io) {
    const kind = WORD_KINDS.find((each) => each === args.kind);
    const today = io.now().toISOString().slice(0, 10);
    const found = [...new Set(kind === undefined ? [] : words[kind](today))];
    if (options.json) io.json({ words: found });
    else for (const word of found) io.out(word);
    return exitCode.ok;
  },
});
