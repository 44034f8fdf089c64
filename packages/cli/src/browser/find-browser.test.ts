import { delimiter, dirname, join } from "node:path";
import { expect, it } from "vitest";
import { findBrowser, type Machine, runsHere } from "./find-browser.ts";

const machine = (
  platform: NodeJS.Platform,
  env: Record<string, string>,
  there: readonly string[],
): Machine => ({ platform, env, runs: (path) => there.includes(path) });

const PATH = ["/usr/local/bin", "/usr/bin"].join(delimiter);

it.each([
  {
    name: "what the variable names",
    on: machine("linux", { OUTLAY_CHROMIUM: "/opt/c", PATH }, ["/opt/c", "/usr/bin/chromium"]),
    want: "/opt/c",
  },
  {
    name: "nothing where the variable is wrong, though another is there",
    on: machine("linux", { OUTLAY_CHROMIUM: "/opt/c", PATH }, ["/usr/bin/chromium"]),
    want: undefined,
  },
  {
    name: "Chromium before Chrome",
    on: machine("linux", { PATH }, ["/usr/local/bin/google-chrome", "/usr/bin/chromium"]),
    want: "/usr/bin/chromium",
  },
  {
    name: "Edge where it is all there is",
    on: machine("linux", { PATH }, ["/usr/bin/microsoft-edge"]),
    want: "/usr/bin/microsoft-edge",
  },
  {
    name: "an application of macOS",
    on: machine("darwin", { PATH, HOME: "/Users/ann" }, [
      "/Users/ann/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]),
    want: "/Users/ann/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  },
  { name: "none", on: machine("linux", { PATH }, []), want: undefined },
])("finds $name", ({ on, want }) => {
  expect(findBrowser(on)).toBe(want);
});

it("looks into the program folders of Windows", () => {
  const asked: string[] = [];
  findBrowser({
    platform: "win32",
    env: { PROGRAMFILES: "C:\\Program Files" },
    runs: (path) => {
      asked.push(path);
      return false;
    },
  });
  expect(asked.map((path) => path.replaceAll("\\", "/"))).toContain(
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
  );
});

it("takes a program, not a folder of its name", () => {
  expect(runsHere(process.execPath)).toBe(true);
  expect(runsHere(dirname(process.execPath))).toBe(false);
  expect(runsHere(join(process.execPath, "none"))).toBe(false);
});
