import { fail, type Outcome, ok } from "@outlay/document";
import type { BookError } from "./book-error.ts";

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses a text, or says where it breaks. */
export function parseJson(text: string, file: string): Outcome<unknown, BookError> {
  try {
    return ok(JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text));
  } catch (error) {
    return fail({ code: "not_json", file, message: (error as SyntaxError).message });
  }
}

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads untrusted JSON piece by piece and keeps what was wrong. Each piece comes back with a
 * harmless stand-in where it was wrong, and `result` then gives the errors instead of a value.
 */
export class JsonReader {
  readonly #file: string;
  readonly #errors: BookError[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** Records that what lies at `path` is not what was expected. */
  wrong(path: string, expected: string): void {
    this.#errors.push({ code: "wrong_shape", file: this.#file, path, expected });
  }

  object(value: unknown, path: string): JsonObject {
    if (isObject(value)) return value;
    this.wrong(path, "an object");
    return {};
  }

  list<T>(value: unknown, path: string, each: (item: unknown, path: string) => T): T[] {
    if (Array.isArray(value)) return value.map((item, at) => each(item, `${path}[${at}]`));
    this.wrong(path, "a list");
    return [];
  }

  text(value: unknown, path: string): string {
    if (typeof value === "string") return value;
    this.wrong(path, "a text");
    return "";
  }

  /** A number that can be an amount or a count: finite and not negative. */
  amount(value: unknown, path: string): number {
    if (typeof value === "number" && value >= 0 && value < Infinity) return value;
    this.wrong(path, "a number that is not negative");
    return 0;
  }

  /** The value, or the first error. */
  result<T>(value: T): Outcome<T, BookError> {
    const [error] = this.#errors;
    return error === undefined ? ok(value) : fail(error);
  }
}
