/**
 * What the exit status of `outlay` means to a script.
 *
 * `0` done · `1` something failed · `2` wrong usage or bad input · `3` a threshold is broken ·
 * `5` something is unpriced under `--strict` · `130` stopped with Ctrl-C.
 */
export const exitCode = {
  ok: 0,
  error: 1,
  usage: 2,
  threshold: 3,
  unpriced: 5,
  interrupted: 130,
} as const;

/** One of the values of {@link exitCode}. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
