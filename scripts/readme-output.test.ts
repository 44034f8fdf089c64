import { expect, it } from "vitest";
import { pagesWithOutput, pageText, withRealOutput } from "./readme-output.ts";

// Where this fails: npx node scripts/readme-output.ts, and read the difference before committing it.
it.each(pagesWithOutput)("%s shows what the commands print", (page) => {
  const text = pageText(page);
  expect(text).toContain("```console\n$ npx outlay ");
  expect(withRealOutput(text)).toBe(text);
});
