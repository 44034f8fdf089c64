import { version } from "../version.ts";
import { connectionWords, DownloadError, shownUrl } from "./download-error.ts";

/** Limits of a download; left out, what suits a price catalogue. */
export interface DownloadOptions {
  /** `http:` is allowed for this machine (localhost, 127.0.0.1, ::1), for tests and mirrors. */
  readonly localHttp?: boolean;
  /** Most bytes, unpacked; 64 MiB when left out. */
  readonly maxBytes?: number;
  /** Longest time for all of it in milliseconds; a minute when left out. */
  readonly timeoutMs?: number;
}

const MOST_BYTES = 64 * 1024 * 1024;
const LONGEST_MS = 60_000;
const MOST_REDIRECTS = 3;

/**
 * The text behind a link: over https only, through at most three redirects, up to a size and a time.
 * It is read and never run; no cookie, password or address of a page is sent.
 *
 * @throws DownloadError with a sentence for people
 */
export async function downloadText(link: string, options: DownloadOptions = {}): Promise<string> {
  const { maxBytes = MOST_BYTES, timeoutMs = LONGEST_MS } = options;
  let url = allowed(link, options);
  const signal = AbortSignal.timeout(timeoutMs);
  for (let redirects = 0; ; redirects++) {
    const response = await ask(url, signal);
    const target = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || target === null) {
      return text(response, url, maxBytes);
    }
    await response.body?.cancel();
    if (redirects === MOST_REDIRECTS)
      throw new DownloadError(`${shownUrl(url)} redirects more than ${MOST_REDIRECTS} times.`);
    url = next(target, url, options);
  }
}

/** The link, where it may be followed. */
function allowed(link: string, { localHttp = false }: DownloadOptions): URL {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    throw new DownloadError(`this is not a link: ${link.replace(/[?#].*$/, "").slice(0, 100)}`);
  }
  if (url.username !== "" || url.password !== "")
    throw new DownloadError(`${shownUrl(url)}: a link with a name or password is not followed.`);
  if (url.protocol === "https:" || (localHttp && isLocalHttp(url))) return url;
  const hint = isLocalHttp(url) ? " For a server on this machine there is --local-http." : "";
  throw new DownloadError(`${shownUrl(url)}: only https is followed.${hint}`);
}

const isLocalHttp = ({ protocol, hostname }: URL): boolean =>
  protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);

/** Where a redirect leads: to https, or on this machine where it came from there. */
function next(target: string, from: URL, options: DownloadOptions): URL {
  const url = allowed(URL.parse(target, from.href)?.href ?? target, options);
  if (isLocalHttp(url) && !isLocalHttp(from))
    throw new DownloadError(`${shownUrl(from)} redirects to this machine: not followed.`);
  return url;
}

async function ask(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url.href, {
      signal,
      redirect: "manual",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: { accept: "application/json, text/*", "user-agent": `outlay/${version}` },
    });
  } catch (error) {
    throw new DownloadError(`${shownUrl(url)}: ${connectionWords(error)}.`);
  }
}

async function text(response: Response, url: URL, maxBytes: number): Promise<string> {
  const { status, headers, body } = response;
  const refuse = async (words: string): Promise<never> => {
    await body?.cancel().catch(() => undefined);
    throw new DownloadError(`${shownUrl(url)}: ${words}.`);
  };
  if (status !== 200) return refuse(`the host answers with status ${status}`);
  const tooLarge = `it is larger than ${Math.floor(maxBytes / 1024 / 1024)} MiB`;
  if (Number(headers.get("content-length") ?? 0) > maxBytes) return refuse(tooLarge);
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of body ?? []) {
      size += piece.byteLength;
      if (size > maxBytes) break;
      pieces.push(piece);
    }
  } catch (error) {
    throw new DownloadError(`${shownUrl(url)}: ${connectionWords(error)}.`);
  }
  if (size > maxBytes) return refuse(tooLarge);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    return refuse("it is no UTF-8 text");
  }
}
