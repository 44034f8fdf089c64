/**
 * A value, or the failure that is expected to happen sometimes. Broken promises throw instead.
 *
 * @example
 * const half = (n: number): Outcome<number, "odd"> => (n % 2 === 0 ? ok(n / 2) : fail("odd"));
 * half(4) // => { ok: true, value: 2 }
 * half(3) // => { ok: false, error: "odd" }
 */
export type Outcome<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** The successful outcome that carries `value`. */
export const ok = <Value>(value: Value): Outcome<Value, never> => ({ ok: true, value });

/** The failed outcome that carries `error`. */
export const fail = <Failure>(error: Failure): Outcome<never, Failure> => ({ ok: false, error });
