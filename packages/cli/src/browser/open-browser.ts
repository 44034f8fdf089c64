import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { BrowserError } from "./browser-error.ts";
import { type Devtools, devtools } from "./devtools.ts";

/** A browser that has been started for this run alone, with one empty page. */
export interface Browser {
  /** Sends a command to its page. */
  send(method: string, params?: object): Promise<Readonly<Record<string, unknown>>>;
  /** Ends it and removes all that it has written. */
  close(): Promise<void>;
}

/** No browser takes longer for a report than this; one that does has hung. Milliseconds. */
const patience = 120_000;

/** Nothing is fetched: no host has an address, and the browser's own errands are off. */
const flags = [
  "--headless",
  "--remote-debugging-pipe",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  // From the start: a page that was laid out for another scale keeps some of its line heights.
  "--force-device-scale-factor=2",
  "--force-color-profile=srgb",
  "--font-render-hinting=none",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-sync",
  "--metrics-recording-only",
  "--mute-audio",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  // A proxy would resolve names in its place.
  "--no-proxy-server",
  // It has no password to keep: nobody is asked to open the keyring of the system.
  "--password-store=basic",
  "--use-mock-keychain",
] as const;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Starts a Chromium with a profile of its own, which goes with it: at `close`, when this process ends and
 * at Ctrl-C. Its sandbox is off only for root, for whom it does not start with one.
 *
 * @param path of the program
 * @throws BrowserError where it does not start, or takes longer than two minutes
 */
export async function openBrowser(path: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "outlay-browser-"));
  const root = process.getuid?.() === 0;
  const child = spawn(
    path,
    [...flags, ...(root ? ["--no-sandbox"] : []), `--user-data-dir=${profile}`],
    {
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
      env: { ...process.env, ...ownPlaces(profile) },
    },
  );
  const said = lastWords(child);
  const [, , , into, from] = child.stdio;
  const talk = devtools(into as Writable, from as Readable);
  const gone = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      talk.end(new BrowserError("broken", `${path}: ${error.message}`));
      resolve();
    });
    child.once("exit", () => {
      talk.end(new BrowserError("broken", `${path} ended early. ${said()}`.trim()));
      resolve();
    });
  });
  const timer = setTimeout(() => {
    talk.end(new BrowserError("slow", `${path} did not answer within ${patience / 1000} seconds.`));
    kill(child);
  }, patience);
  const remove = () => removeFolder(profile);
  const leave = (signal: NodeJS.Signals) => {
    kill(child);
    remove();
    process.exit(128 + (constants.signals[signal] ?? 2));
  };
  const last = () => {
    kill(child);
    remove();
  };
  for (const signal of signals) process.on(signal, leave);
  process.on("exit", last);
  const close = async (): Promise<void> => {
    clearTimeout(timer);
    talk.end(new Error("the browser is closed"));
    kill(child);
    await gone;
    remove();
    for (const signal of signals) process.off(signal, leave);
    process.off("exit", last);
  };
  try {
    const session = await onePage(talk);
    return { send: (method, params) => talk.send(method, params, session), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The path of a socket has room for 107 letters, of which Chromium needs 47 below this folder. */
const longestFolder = 60;

/**
 * Where a browser on Linux puts what it writes beside its profile: sockets and reports of crashes. It is
 * ended at once, and would leave both.
 */
const ownPlaces = (profile: string): NodeJS.ProcessEnv =>
  process.platform === "linux" && profile.length <= longestFolder
    ? { TMPDIR: profile, BREAKPAD_DUMP_LOCATION: profile }
    : {};

async function onePage(talk: Devtools): Promise<string> {
  const { targetId } = await talk.send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await talk.send("Target.attachToTarget", { targetId, flatten: true });
  return sessionId as string;
}

/** Its whole family: where it leads a group of processes, all of them. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/** A process that is ending may still write into the folder: it is tried again, for half a second. */
function removeFolder(folder: string): void {
  for (let round = 0; round < 20; round += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
    }
  }
  // A leftover in the system's temporary folder is no reason to fail.
}

/** The last line that the browser wrote to stderr, for the message where it does not start. */
function lastWords(child: ChildProcess): () => string {
  let tail = "";
  child.stderr?.setEncoding("utf8");
  child.stderr?.on("data", (text: string) => {
    tail = (tail + text).slice(-4000);
  });
  return () => tail.trim().split("\n").at(-1)?.slice(0, 300) ?? "";
}
