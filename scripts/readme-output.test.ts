import { expect, it } from "vitest";
import { readmeText, withRealOutput } from "./readme-output.ts";

// Where this fails: npx node scripts/readme-output.ts, and read the difference before committing it.
it("README.md shows what the commands print", () => {
  const text = readmeText();
  expect(text).toContain("```console\n$ npx outlay ");
  expect(withRealOutput(text)).toBe(text);
});
