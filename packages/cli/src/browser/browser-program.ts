import { BrowserError } from "./browser-error.ts";
import { findBrowser, runsHere } from "./find-browser.ts";
import { type Browser, openBrowser } from "./open-browser.ts";

/** A browser that is on this machine. */
export interface BrowserProgram {
  readonly path: string;
  /** @throws BrowserError where it does not start */
  start(): Promise<Browser>;
}

/**
 * The Chromium of the system.
 *
 * @throws BrowserError where there is none
 */
export function browserProgram(env: Readonly<Record<string, string | undefined>>): BrowserProgram {
  const path = findBrowser({ platform: process.platform, env, runs: runsHere });
  if (path === undefined) throw new BrowserError("absent", env["OUTLAY_CHROMIUM"] ?? "");
  return { path, start: () => openBrowser(path) };
}
