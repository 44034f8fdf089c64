/**
 * A time as typed: milliseconds, or with a unit: `800`, `800ms`, `1.5s`.
 *
 * @param value its name in the help, for the sentence
 * @returns seconds, or the sentence that says what is allowed
 * @example
 * readTime("MS")("1.5s") // => { ok: true, value: 1.5 }
 * readTime("MS")("800") // => { ok: true, value: 0.8 }
 */
export const readTime =
  (value: string) =>
  (typed: string): { ok: true; value: number } | { ok: false; error: string } => {
    const [, digits = "", unit = "ms"] =
      /^(\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)\s*(ms|s)?$/.exec(typed.trim()) ?? [];
    const time = Number(digits.replaceAll(",", "")) / (unit === "s" ? 1 : 1_000);
    return digits !== "" && time > 0 && time <= 86_400
      ? { ok: true, value: time }
      : {
          ok: false,
          error: `${value} is a time in milliseconds, or with a unit: 800, 800ms, 1.5s; more than 0.`,
        };
  };
