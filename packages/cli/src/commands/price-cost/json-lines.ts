import type { Io } from "../../io.ts";
import { schemaVersion } from "../../version.ts";

/** Most lines and longest wait, in milliseconds, before lines are written out together. */
const MOST = 128;
const LONGEST_MS = 100;

/** JSON lines written some at a time: a call for each line is what a long log would wait for. */
export class JsonLines {
  readonly #io: Pick<Io, "out" | "now">;
  #lines: string[] = [];
  #written = 0;

  constructor(io: Pick<Io, "out" | "now">) {
    this.#io = io;
  }

  /** @param value holds no bigint */
  add(value: object): void {
    this.#lines.push(JSON.stringify({ schemaVersion, ...value }));
    const now = this.#io.now().getTime();
    if (this.#lines.length < MOST && now - this.#written < LONGEST_MS) return;
    this.#written = now;
    this.flush();
  }

  flush(): void {
    if (this.#lines.length > 0) this.#io.out(this.#lines.join("\n"));
    this.#lines = [];
  }
}
