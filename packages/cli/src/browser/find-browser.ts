import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Names of Chromium and its relatives on the PATH, the plainest first. */
const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
  "brave-browser",
] as const;

const macApplications = ["Chromium", "Google Chrome", "Microsoft Edge", "Brave Browser"] as const;

const windowsPrograms = [
  ["Chromium", "Application", "chrome.exe"],
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
] as const;

/** What the search asks of the machine; a test hands in its own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly runs: (path: string) => boolean;
}

/**
 * The Chromium of the system: what `OUTLAY_CHROMIUM` names, else the first on the PATH, else one in the
 * usual places of macOS and Windows.
 *
 * @returns its path; undefined where there is none, also where `OUTLAY_CHROMIUM` names what is not there
 */
export function findBrowser({ platform, env, runs }: Machine): string | undefined {
  const named = env["OUTLAY_CHROMIUM"];
  if (named !== undefined && named !== "") return runs(named) ? named : undefined;
  return places(platform, env).find(runs);
}

function places(platform: NodeJS.Platform, env: Machine["env"]): string[] {
  if (platform === "win32") {
    return [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].flatMap((folder) =>
      folder === undefined ? [] : windowsPrograms.map((parts) => join(folder, ...parts)),
    );
  }
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform !== "darwin") return onPath;
  const homes = ["/Applications", join(env["HOME"] ?? "/", "Applications")];
  return [
    ...onPath,
    ...macApplications.flatMap((name) =>
      homes.map((home) => join(home, `${name}.app`, "Contents", "MacOS", name)),
    ),
  ];
}

/** Whether a file is there and may be run; a folder of that name may be opened, not run. */
export function runsHere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
