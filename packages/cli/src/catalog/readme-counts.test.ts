import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LIST_BOOK } from "@outlay/pricing";
import { expect, it } from "vitest";
import { loadCatalog } from "./load.ts";

const readme = readFileSync(
  join(import.meta.dirname, "../../../../catalog/README.md"),
  "utf8",
).replaceAll(/\s+/g, " ");

it("catalog/README.md says how much there is", () => {
  const catalog = loadCatalog();
  const models = catalog.books.get(LIST_BOOK)?.modelFacts ?? [];
  const latest = Map.groupBy(models, (model) => model.sheets.at(-1)?.status);
  const count = (status: "vendor page" | "two catalogues agree" | "single source"): string =>
    `${latest.get(status)?.length ?? 0} ${status}`;
  const sellers = new Set(models.map((model) => model.provider)).size;
  const ended = models.filter((model) => model.endOfLife !== undefined).length;
  for (const words of [
    `${models.length} models of ${sellers} sellers, ${ended} of them with an end of life`,
    `${count("vendor page")}, ${count("two catalogues agree")}, ${count("single source")}`,
    `${catalog.openModels.size} open models`,
    `${catalog.accelerators.size} accelerators with ${catalog.machines.length} machines`,
  ]) {
    expect(readme).toContain(words);
  }
});
