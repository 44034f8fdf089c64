import { LIST_BOOK } from "@outlay/pricing";
import { expect, it } from "vitest";
import { loadCatalog } from "./load.ts";

it("a sold model that names its open weights names ones that the catalog has", () => {
  const { books, openModels } = loadCatalog();
  const named = (books.get(LIST_BOOK)?.modelFacts ?? []).flatMap(({ openModel }) =>
    openModel === undefined ? [] : [openModel],
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((id) => !openModels.has(id))).toEqual([]);
});
