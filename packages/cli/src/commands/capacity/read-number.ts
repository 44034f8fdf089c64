/**
 * A number between two bounds as typed: `2.5`.
 *
 * @param value its name in the help, for the sentence
 */
export const readNumber =
  (value: string, min: number, max: number) =>
  (typed: string): { ok: true; value: number } | { ok: false; error: string } => {
    const number = /^(\d+(?:\.\d+)?|\.\d+)$/.test(typed.trim()) ? Number(typed) : Number.NaN;
    return number >= min && number <= max
      ? { ok: true, value: number }
      : { ok: false, error: `${value} is a number from ${min} to ${max}, such as 2.5.` };
  };
