import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { exampleSources } from "./example-source.test-support.ts";

const root = new URL("../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

it("makes a source of a plan of the repository, once", () => {
  const first = source("examples/support-assistant.yaml", { draws: 200 });
  expect(first.file).toBe("support-assistant.yaml");
  expect(first.estimated.estimate.paths).toHaveLength(4);
  expect(source("examples/support-assistant.yaml", { draws: 200 })).toBe(first);
});
