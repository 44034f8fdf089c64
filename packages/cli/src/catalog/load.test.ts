import { at } from "@outlay/pricing";
import { describe, expect, it } from "vitest";
import { catalogJson } from "./build.ts";
import type { CatalogData } from "./catalog-data.ts";
import { catalogOf, loadCatalog } from "./load.ts";

const catalog = loadCatalog();
const prebuilt = catalogOf(JSON.parse(catalogJson()) as CatalogData);

describe("the catalog of the clone", () => {
  it("passes every lint and holds what an estimate needs", () => {
    expect([...catalog.books.keys()]).toEqual(["list", "article-2026"]);
    expect(catalog.books.get("list")?.models.length).toBeGreaterThanOrEqual(40);
    expect(catalog.openModels.size).toBeGreaterThanOrEqual(8);
    expect(catalog.accelerators.size).toBeGreaterThanOrEqual(6);
    expect(catalog.labour.size).toBeGreaterThan(0);
    expect(catalog.services.size).toBeGreaterThan(0);
    expect(catalog.defaultsText).toContain("defaults:");
  });

  it("names only sources that it lists", () => {
    const named = [
      ...catalog.openModels.values(),
      ...catalog.accelerators.values(),
      ...catalog.machines,
    ].flatMap((fact) => fact.sources);
    expect(named.filter((id) => !catalog.sources.has(id))).toEqual([]);
  });

  it("has machines for every accelerator that can be chosen, in regions that it knows, on days that a source reaches", () => {
    const known = new Set(catalog.countries.flatMap(({ regions }) => regions));
    const unknown = new Set<string>();
    const later: string[] = [];
    for (const { id, offers } of catalog.machines) {
      for (const { region, checked, sources } of offers) {
        if (region !== undefined && !known.has(region)) unknown.add(region);
        const dated = sources.map((source) => catalog.sources.get(source)?.dated ?? "9999");
        if (dated.every((day) => checked > day)) later.push(`${id} ${checked}`);
      }
    }
    expect([...unknown]).toEqual([]);
    expect(later).toEqual([]);
    const sold = new Set(catalog.machines.map(({ accelerator }) => accelerator));
    // The others are there so that measurements of them can be read; none can be bought here either.
    const measured = [...catalog.accelerators.values()].filter(({ id }) => !sold.has(id));
    expect(measured.filter(({ purchasePrice }) => purchasePrice !== undefined)).toEqual([]);
    const offered = new Set(catalog.machines.flatMap((one) => one.offers.map((o) => o.region)));
    expect([...known].filter((region) => !offered.has(region))).toEqual([]);
  });

  it("agrees with itself: what two catalogues say has two lineages", () => {
    const alone = catalog.machines.flatMap(({ id, offers }) =>
      offers
        .filter(({ status }) => status === "two catalogues agree")
        .filter(({ sources }) => {
          const lineages = sources.map((source) => catalog.sources.get(source)?.lineage ?? source);
          return new Set(lineages).size < 2;
        })
        .map(() => id),
    );
    expect(alone).toEqual([]);
  });
});

it("is the same catalog in the prebuilt file of a bundle", () => {
  for (const [id, book] of catalog.books) {
    const other = prebuilt.books.get(id);
    expect(other?.models.map((model) => model.table.lines)).toEqual(
      book.models.map((model) => model.table.lines),
    );
    expect(other?.modelFacts).toEqual(book.modelFacts);
  }
  expect(prebuilt.openModels).toEqual(catalog.openModels);
  expect(prebuilt.hardware).toEqual(catalog.hardware);
  expect(prebuilt.labour).toEqual(catalog.labour);
});

it("finds a model by its name, by an alias and never by a prefix", () => {
  const book = catalog.books.get("list");
  const find = (model: string) => book?.find({ model, at: at("2026-11-23") });
  expect(find("anthropic/claude-sonnet-4-6")).toMatchObject({ ok: true });
  expect(find("claude-haiku-4-5-20251001")).toMatchObject({
    ok: true,
    value: { model: "claude-haiku-4-5" },
  });
  expect(find("claude-sonnet-4")).toMatchObject({ ok: false, error: { code: "unknown_model" } });
});
