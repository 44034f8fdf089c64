import { mkdir, readdir } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import { nearestAll } from "@outlay/document";
import { proposeUpdate, providerId, readInstant } from "@outlay/pricing";
import { loadCatalog } from "../catalog/load.ts";
import { type Command, defineCommand, flag, rest, text, texts } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { type ProposalFile, proposalFiles } from "./price-update/proposal-files.ts";
import { updateCatalogues } from "./price-update/update-catalogues.ts";
import { updateJson } from "./price-update/update-json.ts";
import { updateText } from "./price-update/update-report.ts";

/** `outlay price update`: dated sheets for review, from what catalogues of others show. */
export const command: Command = defineCommand({
  args: {
    what: rest(
      "KIND:PATH",
      "catalogues whose changes are proposed: litellm:FILE@DATE …, or a link, litellm:https://…",
      { completes: "book" },
    ),
  },
  options: {
    against: texts("KIND:PATH", "a further catalogue that speaks for or against, again for each"),
    provider: text("NAME", "only the models of one provider", { completes: "provider" }),
    model: text("M", "only this model of ours", { completes: "model" }),
    at: text("DAY", "our prices on this day; the latest day of the catalogues when left out"),
    known: text("DAY", "the day the proposals come into the catalog; today when left out"),
    catalog: text("FOLDER", "another catalog than the own one", { completes: "folder" }),
    all: flag("also new models on one catalogue's word, and every reason"),
    write: text("DIR", "write one file per provider into this new folder", { completes: "folder" }),
    localHttp: flag("follow http links to this machine too"),
    exitCode: flag("exit 3 when something is proposed"),
  },
  examples: [
    {
      run: "outlay price update litellm:prices.json@2026-11-20 --against models.dev:api.json@2026-11-20",
      doc: "what one catalogue shows, held beside another",
    },
    {
      run: "outlay price update models.dev:https://models.dev/api.json --provider mistral",
      doc: "fetched now, one provider's models",
    },
  ],
  notes:
    "Nothing is edited: the sheets on stdout are for a person to read, beside the seller's page, and to paste. A change counts where more lineages show it than show ours, on a later day than our sources; what looks like a slip is listed with its reason.",
  async run({ args, options }, io) {
    if (args.what.length === 0) {
      return io.fail(
        exitCode.usage,
        "name a catalogue, such as litellm:prices.json@2026-11-20 or litellm:https://….",
      );
    }
    const today = io.now().toISOString().slice(0, 10);
    const { known = today } = options;
    for (const [name, day] of Object.entries({ known, at: options.at })) {
      if (day !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(day) && readInstant(day).ok))
        return io.fail(exitCode.usage, `--${name} "${day}" is not a day such as ${today}.`);
    }
    if (options.write !== undefined) {
      const refused = await notWritable(options.write);
      if (refused !== undefined) return io.fail(exitCode.usage, refused);
    }
    const catalog = loadCatalog(options.catalog);
    const seller = options.provider === undefined ? undefined : providerId(options.provider);
    const list = catalog.books.get("list");
    if (seller !== undefined && !list?.models.some(({ provider }) => provider === seller))
      return io.fail(exitCode.usage, `the catalog has no provider "${options.provider}".`);
    const { model } = options;
    if (model !== undefined && !list?.models.some((one) => one.model === model)) {
      const near = nearestAll(model, new Set(list?.models.map((one) => one.model))).slice(0, 3);
      const hint = near.length === 0 ? "" : ` Nearest: ${near.join(", ")}.`;
      return io.fail(exitCode.usage, `the catalog has no model "${model}".${hint}`);
    }
    const opened = await updateCatalogues(
      {
        proposing: args.what,
        against: options.against,
        known,
        localHttp: options.localHttp,
        sources: catalog.sources,
      },
      io,
    );
    if (typeof opened === "number") return opened;
    const { catalogues, fresh } = opened;
    const day =
      options.at ??
      catalogues
        .map((one) => one.day)
        .sort()
        .at(-1) ??
      today;
    const at = readInstant(day, 12);
    if (!at.ok) return io.fail(exitCode.usage, `"${day}" is not a day such as ${today}.`);
    const found = proposeUpdate({
      files: catalog.priceFiles,
      sources: new Map([...catalog.sources, ...fresh.map((one) => [one.id, one] as const)]),
      catalogues,
      at: at.value,
      known,
      reviews: catalog.reviewed,
      ...(seller !== undefined && { provider: seller }),
      ...(model !== undefined && { model }),
    });
    const entries = found.entries.filter(({ books }) => options.all || books.length > 1);
    const proposals = { ...found, entries };
    const single = found.entries.length - entries.length;
    const files = proposalFiles(proposals, fresh);
    const report = { proposals, files, catalogues, day, single, all: options.all };
    if (options.write !== undefined) await writeFiles(options.write, files, io);
    if (options.json) io.json(updateJson(report));
    else io.out(updateText(report));
    const some = proposals.sheets.length + entries.length > 0;
    return options.exitCode && some ? exitCode.threshold : exitCode.ok;
  },
});

/** Why a folder is not written to: it is part of a catalog, or has something in it. */
async function notWritable(folder: string): Promise<string | undefined> {
  if (resolve(folder).split(sep).includes("catalog"))
    return `--write ${folder}: proposals are never written into a catalog; name a new folder beside it.`;
  const there = await readdir(folder).catch(() => []);
  return there.length === 0 ? undefined : `--write ${folder}: it is not empty; name a new folder.`;
}

async function writeFiles(folder: string, files: readonly ProposalFile[], io: Io): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, text } of files)
    await io.write(join(folder, basename(name)), `${text}\n`, { fresh: true });
  io.say(`outlay: ${files.length} ${files.length === 1 ? "file" : "files"} in ${folder}.`);
}
