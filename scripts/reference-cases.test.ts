import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { caseRows, referenceCases, referenceFiles } from "./reference-cases.ts";

const root = join(import.meta.dirname, "..");

describe("tables of the reference cases", () => {
  it.each([...referenceFiles()].map(([path, text]) => ({ path, text })))(
    "$path is current",
    ({ path, text }) => {
      const kept = existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "";
      expect(kept === text, `${path} is stale: run npx node scripts/reference-cases.ts`).toBe(true);
    },
  );

  it("every plan of examples/ is a case", () => {
    const plans = globSync("examples/*.yaml", { cwd: root })
      .map((file) => file.replaceAll("\\", "/").replace(/^examples\/|\.yaml$/g, ""))
      .sort();
    expect(referenceCases.map(({ name }) => name).toSorted()).toEqual(plans);
  });

  it("every path has a case of its own", () => {
    expect(new Set(caseRows().map(({ path }) => path))).toEqual(
      new Set(["hosted", "hosted-tuned", "self-hosted", "self-hosted-tuned"]),
    );
  });
});
