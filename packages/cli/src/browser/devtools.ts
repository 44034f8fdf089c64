import type { Readable, Writable } from "node:stream";

/** What a browser answers to a command of its debugging protocol. */
type Answer = Readonly<Record<string, unknown>>;

/** A conversation with a browser in its debugging protocol. */
export interface Devtools {
  /** Sends a command and waits for its answer; rejects with the browser's words. */
  send(method: string, params?: object, session?: string): Promise<Answer>;
  /** Ends it: what still waits is rejected with this error. */
  end(error: Error): void;
}

/**
 * Speaks the Chrome DevTools Protocol over `--remote-debugging-pipe`: JSON texts, each closed by a zero
 * byte, in through one pipe and out through another. Events are not listened to.
 */
export function devtools(into: Writable, from: Readable): Devtools {
  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  let last = 0;
  let ended: Error | undefined;
  let rest: Buffer[] = [];
  from.on("data", (piece: Buffer) => {
    let begin = 0;
    for (let at = piece.indexOf(0); at !== -1; at = piece.indexOf(0, begin)) {
      answered(Buffer.concat([...rest, piece.subarray(begin, at)]).toString("utf8"));
      rest = [];
      begin = at + 1;
    }
    rest.push(piece.subarray(begin));
  });
  // A browser that has gone is told by its exit.
  into.on("error", () => {});
  from.on("error", () => {});

  function answered(text: string): void {
    const { id, result, error } = JSON.parse(text) as {
      id?: number;
      result?: Answer;
      error?: { message: string };
    };
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || asked === undefined) return;
    waiting.delete(id);
    if (error === undefined) asked.resolve(result ?? {});
    else asked.reject(new Error(error.message));
  }

  return {
    send(method, params = {}, sessionId) {
      if (ended !== undefined) return Promise.reject(ended);
      last += 1;
      const asked = Promise.withResolvers<Answer>();
      waiting.set(last, asked);
      const message = {
        id: last,
        method,
        params,
        ...(sessionId === undefined ? {} : { sessionId }),
      };
      into.write(`${JSON.stringify(message)}\0`);
      return asked.promise;
    },
    end(error) {
      ended ??= error;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}
