import type { Architecture, Machine } from "@outlay/capacity";
import type { Default } from "@outlay/estimate";
import type { CatalogFact } from "@outlay/pricing";
import type { Catalog } from "../../packages/cli/src/catalog/load.ts";
import { code, counted, details, markdownTable, share } from "./markdown.ts";

/** Tables about everything beside the prices of models, by the name of their markers. */
export const factBlocks = (
  catalog: Catalog,
  defaults: readonly Default[],
): Readonly<Record<string, string>> => ({
  "open-models": openModelsBlock([...catalog.openModels.values()]),
  hardware: hardwareBlock(catalog),
  facts: factsBlock(catalog),
  defaults: defaultsBlock(defaults),
});

const billions = (count: number): string => `${Math.round(count / 1e8) / 10}B`;

function openModelsBlock(models: readonly Architecture[]): string {
  const sparse = models.filter(({ experts }) => experts !== undefined).length;
  const latent = models.filter(({ attention }) => attention.kind === "latent").length;
  const sliding = models.filter(
    ({ attention }) => attention.kind === "heads" && attention.sliding !== undefined,
  ).length;
  const sizes = models.map(({ parameters }) => parameters).sort((a, b) => a - b);
  return [
    `${counted(models.length, "open model")} with what the serving formulas need, from ${billions(sizes[0] ?? 0)} to ${billions(sizes.at(-1) ?? 0)} parameters: ${sparse} with experts, ${latent} with latent attention, ${sliding} with sliding windows.`,
    details(
      "Which",
      models
        .map(({ id, parameters, activeParameters }) =>
          parameters === activeParameters
            ? `${code(id)} (${billions(parameters)})`
            : `${code(id)} (${billions(parameters)}, ${billions(activeParameters)} active)`,
        )
        .join(", "),
    ),
  ].join("\n\n");
}

/** Who sells a machine: the first part of its id, `aws.g6e.xlarge`. */
const sellerOf = ({ id }: Machine): string => id.split(".")[0] ?? id;

const usd = (amount: number): string => amount.toFixed(2);

function hardwareBlock({ accelerators, machines }: Catalog): string {
  const rows = [...accelerators.values()].map((gpu) => {
    const own = machines.filter(({ accelerator }) => accelerator === gpu.id);
    const hour = (purchase: Machine["purchase"]): string => {
      const offers = own.filter((machine) => machine.purchase === purchase);
      const low = Math.min(...offers.map(({ usdPerHour, gpus }) => usdPerHour.low / gpus));
      const high = Math.max(...offers.map(({ usdPerHour, gpus }) => usdPerHour.high / gpus));
      return offers.length === 0 ? "" : low === high ? usd(low) : `${usd(low)} to ${usd(high)}`;
    };
    return [
      `${gpu.name} (${code(gpu.id)})`,
      `${new Set(own.map(sellerOf)).size}`,
      hour("on-demand"),
      hour("committed"),
      hour("spot"),
      gpu.purchasePrice === undefined ? "" : gpu.purchasePrice.usd.likely.toLocaleString("en-US"),
    ];
  });
  const regions = new Set(machines.flatMap(({ region }) => region ?? []));
  const sellers = new Set(machines.map(sellerOf));
  return [
    `${counted(accelerators.size, "accelerator")}, ${counted(machines.length, "offer")} of machines with them by ${sellers.size} sellers, in ${counted(regions.size, "region")} that are named. USD for one GPU and hour, over all regions and sizes:`,
    markdownTable(
      ["accelerator", "sellers", "on demand", "committed", "spot", "bought, USD"],
      rows,
    ),
  ].join("\n\n");
}

/** Facts by the first word of their id. */
const groupsOf = (facts: Iterable<CatalogFact>) =>
  Map.groupBy(facts, ({ id }) => id.split(".")[0] ?? id);

function factsBlock({ services, labour }: Catalog): string {
  const all = [...labour.values(), ...services.values()];
  const rows = [...groupsOf(all)].map(([group, facts]) => {
    const days = facts.flatMap(({ checked }) => checked ?? []).sort();
    return [
      code(group),
      `${facts.length}`,
      `${facts.filter(({ status }) => status === "assumption").length || ""}`,
      days[0] === undefined ? "" : `${days[0]} to ${days.at(-1)}`,
    ];
  });
  const assumed = all.filter(({ status }) => status === "assumption");
  return [
    `${counted(services.size, "price")} of services and ${counted(labour.size, "rate")} of work.`,
    markdownTable(["about", "facts", "assumed", "last seen at a source"], rows),
    details(
      `Facts that no source backs (${assumed.length})`,
      assumed.map(({ id, name }) => `- ${code(id)}: ${name}`).join("\n"),
    ),
  ].join("\n\n");
}

function defaultsBlock(defaults: readonly Default[]): string {
  const origins = Map.groupBy(defaults, ({ origin }) => origin);
  const sections = Map.groupBy(origins.get("assumption") ?? [], ({ id }) => id.split(".")[0] ?? id);
  return [
    `An estimate takes ${counted(defaults.length, "default")} where a plan does not say: ${[...origins].map(([origin, rows]) => `${rows.length} ${origin} (${share(rows.length, defaults.length)})`).join(", ")}. Each can be replaced under \`inputs:\`.`,
    details(
      `Defaults that are our assumption, by what they are about (${origins.get("assumption")?.length ?? 0})`,
      [...sections]
        .sort(([, a], [, b]) => b.length - a.length)
        .map(([section, rows]) => `- ${code(section)}: ${rows.length}`)
        .join("\n"),
    ),
  ].join("\n\n");
}
