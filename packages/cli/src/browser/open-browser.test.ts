import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

/** Where a browser is looked for; a machine without one skips its cases, but not in CI. */
const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const absent = !existsSync(CHROMIUM);

const bin = fileURLToPath(new URL("../../bin/outlay.cjs", import.meta.url));
const plan = fileURLToPath(new URL("../../../../examples/ticket-classifier.yaml", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "outlay-signal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const profiles = () => readdirSync(folder).filter((name) => name.startsWith("outlay-browser-"));

describe.skipIf(process.platform === "win32" || (absent && process.env["CI"] === undefined))(
  `a browser${absent ? ` (skipped: none at ${CHROMIUM})` : ""}`,
  () => {
    it.each([
      { signal: "SIGINT", want: 130 },
      { signal: "SIGTERM", want: 143 },
    ] as const)("goes with its profile at $signal, and no file is half written", async (each) => {
      const child = spawn(process.execPath, [bin, "report", plan, "--pdf"], {
        cwd: folder,
        stdio: "ignore",
        env: { ...process.env, OUTLAY_CHROMIUM: CHROMIUM, TMPDIR: folder },
      });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      while (profiles().length === 0 && child.exitCode === null) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      child.kill(each.signal);
      expect(await ended).toBe(each.want);
      expect(profiles()).toEqual([]);
      expect(readdirSync(folder).filter((name) => name.includes("report"))).toEqual([]);
    });

    it("leaves nothing in the folder for temporary files", async () => {
      const child = spawn(
        process.execPath,
        [bin, "report", plan, "--pdf", "--draws", "200", "--out", join(folder, "x.pdf")],
        {
          stdio: "ignore",
          env: {
            ...process.env,
            OUTLAY_CHROMIUM: CHROMIUM,
            TMPDIR: folder,
          },
        },
      );
      expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
      const left = readdirSync(folder).filter((name) => !name.startsWith("x."));
      // Node keeps compiled code there.
      expect(left.filter((name) => name !== "node-compile-cache")).toEqual([]);
    });

    it("says why it did not start", async () => {
      const child = spawn(process.execPath, [bin, "report", plan, "--pdf"], {
        cwd: folder,
        stdio: ["ignore", "ignore", "pipe"],
        env: { ...process.env, OUTLAY_CHROMIUM: "/bin/false", TMPDIR: folder },
      });
      let said = "";
      child.stderr.on("data", (text) => {
        said += text;
      });
      expect(await new Promise((resolve) => child.once("close", resolve))).toBe(1);
      expect(said).toContain("outlay: the browser failed: /bin/false ended early.");
      expect(profiles()).toEqual([]);
    });
  },
);
