import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";
import { goldenHash } from "./golden.test-support.ts";

/** Changes only when a formula, a distribution or a stream changes on purpose. */
const GOLDEN = "c2f3428ceeb99af5";

/** Where a browser is looked for; a machine without one skips its case, but not in CI. */
const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const absent = !existsSync(CHROMIUM);
const entry = fileURLToPath(new URL("./golden.test-support.ts", import.meta.url));

/** The golden graph and all it uses as one classic script that sets `golden.goldenHash`. */
async function bundle(): Promise<string> {
  const build = await rolldown({ input: entry, platform: "browser" });
  const { output } = await build.generate({ format: "iife", name: "golden" });
  await build.close();
  return output[0].code;
}

describe("the golden hash", () => {
  it("is the same in this Node", () => {
    expect(goldenHash()).toBe(GOLDEN);
  });

  it.skipIf(absent && process.env["CI"] === undefined)(
    `is the same in Chromium${absent ? ` (skipped: no browser at ${CHROMIUM})` : ""}`,
    async () => {
      const content = await bundle();
      const browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
        ],
      });
      try {
        const page = await browser.newPage();
        await page.goto("about:blank");
        await page.addScriptTag({ content });
        expect(await page.evaluate("golden.goldenHash()")).toBe(GOLDEN);
      } finally {
        await browser.close();
      }
    },
  );
});
