import { regimeFacts } from "@outlay/pricing";
import { expect, it } from "vitest";
import { estimateFacts } from "./estimate-facts.ts";
import { loadCatalog } from "./load.ts";

it("no id of a service, of work, power or a regime stands in two files: a choice takes the one it means", () => {
  const { services, labour, power, regimes } = loadCatalog();
  const paid = [...regimes.values()].flatMap(regimeFacts);
  const all = services.size + labour.size + power.size + paid.length;
  expect(estimateFacts().services.size).toBe(all);
});
