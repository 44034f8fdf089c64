/** Why a browser could not be used. */
export type BrowserFailure = "absent" | "broken" | "slow";

/** Thrown where the browser of the system is missing or does not do its work. */
export class BrowserError extends Error {
  override readonly name = "BrowserError";
  readonly reason: BrowserFailure;

  /** @param detail what it said; of an absent one the path that was asked for, or nothing */
  constructor(reason: BrowserFailure, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

const page =
  "Without one, write the page with --html, open it in any browser and print it from there.";

/**
 * What to do about it, in sentences.
 *
 * @param asked what was asked for beside PDF and pictures, as flags: `["--html"]`
 */
export function browserErrorText(
  { reason, message }: BrowserError,
  asked: readonly string[] = [],
): string {
  const instead =
    asked.length === 0
      ? page
      : `Without one, ask for ${asked.join(" ")} alone${asked.includes("--html") ? ", and print the page from any browser" : ""}.`;
  if (reason === "absent" && message !== "") {
    return `OUTLAY_CHROMIUM names ${message}, and there is no program there. ${instead}`;
  }
  if (reason === "absent") {
    return `PDF and pictures are made by Chromium, Chrome or Edge, and none is on this machine. Install one (Debian and Ubuntu: apt install chromium; macOS: brew install --cask chromium), or name it: OUTLAY_CHROMIUM=/path/to/chrome. ${instead}`;
  }
  return `the browser failed: ${message.replace(/\.?$/, ".")} OUTLAY_CHROMIUM names another one. ${instead}`;
}
