import { loadCatalog } from "../catalog/load.ts";
import { type Command, defineCommand, required } from "../command.ts";
import { exitCode } from "../exit-code.ts";

const kinds: Readonly<Record<string, () => Iterable<string>>> = {
  model: () => {
    const models = loadCatalog().books.get("list")?.modelFacts ?? [];
    return [
      ...models.map(({ id }) => id),
      ...models.map(({ provider, id }) => `${provider}/${id}`),
    ];
  },
  "open-model": () => loadCatalog().openModels.keys(),
  accelerator: () => loadCatalog().accelerators.keys(),
};

/** `outlay __complete KIND`: the words that a completion script offers; called by the shell. */
export const command: Command = defineCommand({
  args: { kind: required("KIND", "what is being completed", { choices: Object.keys(kinds) }) },
  options: {},
  examples: [],
  run({ args, options }, io) {
    const words = [...new Set(kinds[args.kind]?.() ?? [])];
    if (options.json) io.json({ words });
    else for (const word of words) io.out(word);
    return exitCode.ok;
  },
});
