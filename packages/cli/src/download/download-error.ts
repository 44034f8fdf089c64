/** Why there is no text behind a link, in a sentence without what may be secret in it. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
}

/** A link for messages: without a user's name, password, or what stands behind `?` and `#`. */
export function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

/** What went wrong below HTTP, by Node's code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no such host, or no network",
  EAI_AGAIN: "there is no network, or no name service",
  ECONNREFUSED: "the host refuses the connection",
  ECONNRESET: "the host closed the connection",
  ENETUNREACH: "there is no network",
  EHOSTUNREACH: "the host cannot be reached",
  ETIMEDOUT: "the host does not answer",
  UND_ERR_CONNECT_TIMEOUT: "the host does not answer",
  UND_ERR_SOCKET: "the host closed the connection",
};

/** The sentence for an error of the connection. */
export function connectionWords(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one.name === "TimeoutError") return "it took too long";
    const { code } = one as { code?: unknown };
    if (typeof code === "string") {
      const known = REASONS[code];
      if (known !== undefined) return known;
      if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/.test(code)) return "its certificate is not trusted";
    }
    const [first] = one instanceof AggregateError ? (one.errors as unknown[]) : [];
    if (first instanceof Error) return connectionWords(first);
  }
  return "the connection failed";
}
