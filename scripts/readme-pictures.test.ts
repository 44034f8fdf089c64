import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readmePictures } from "./readme-pictures.ts";

// Where this fails: npx node scripts/readme-pictures.ts, and look at the pictures before committing them.
it("shows the pictures that the report of the worked plan has", () => {
  const pictures = readmePictures();
  expect([...pictures.keys()]).toHaveLength(2);
  const readme = readFileSync("README.md", "utf8");
  for (const [name, text] of pictures) {
    expect(readme).toContain(`docs/images/${name}`);
    expect(readFileSync(`docs/images/${name}`, "utf8")).toBe(text);
  }
});
