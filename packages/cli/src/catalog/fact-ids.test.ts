import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { regimeFacts } from "@outlay/pricing";
import { expect, it } from "vitest";
import { estimateFacts } from "./estimate-facts.ts";
import { findCatalog } from "./find-catalog.ts";
import { loadCatalog } from "./load.ts";
import { catalogFolder } from "./read-folder.ts";

it("no id of a service, of work, power or a regime stands in two files: a choice takes the one it means", () => {
  const { services, labour, power, regimes } = loadCatalog();
  const paid = [...regimes.values()].flatMap(regimeFacts);
  const all = services.size + labour.size + power.size + paid.length;
  expect(estimateFacts().services.size).toBe(all);
});

it.each([
  {
    part: "services" as const,
    file: "storage.yaml",
    entry:
      "{ id: support.aws.business.to-10k, name: X, unit: share, low: 0.09, likely: 0.09, high: 0.09, status: two catalogues agree, checked: 2026-10-04, sources: [aws-support-october, aws-support-bands] }",
  },
  {
    part: "sources" as const,
    file: "others.yaml",
    entry: "{ id: openai-model-pages, kind: report, title: X, read: 2026-11-23, lineage: x }",
  },
])("an id of $part in a second file is refused, not lost", ({ part, file, entry }) => {
  const place = findCatalog(import.meta.dirname);
  if (place?.kind !== "folder") throw new Error("the clone has no catalog");
  const folder = mkdtempSync(join(tmpdir(), "outlay-ids-"));
  try {
    cpSync(place.folder, folder, { recursive: true });
    const id = /id: ([^,]+)/.exec(entry)?.[1] ?? "";
    appendFileSync(join(folder, part, file), `\n  - ${entry}\n`);
    expect(() => catalogFolder(folder)[part]).toThrow(`\`${id}\` stands in `);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
