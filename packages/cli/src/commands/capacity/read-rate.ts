/** Seconds of the units that a rate may be typed in. */
const seconds: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  h: 3_600,
  hour: 3_600,
  d: 86_400,
  day: 86_400,
  // A twelfth of 365.25 days.
  month: 2_629_800,
};

const sizes: Readonly<Record<string, number>> = { "": 1, k: 1e3, K: 1e3, M: 1e6, B: 1e9 };

const allowed =
  "R is requests per second, or with a unit: 2.5, 150/min, 40k/day, 1.2M/month; more than 0 and less than 1,000,000,000 a second.";

/**
 * A rate as typed: requests per second, or a count over `/s`, `/min`, `/h`, `/day` or `/month`.
 *
 * @returns requests per second, or the sentence that says what is allowed
 * @example
 * readRate("150/min") // => { ok: true, value: 2.5 }
 */
export function readRate(
  typed: string,
): { ok: true; value: number } | { ok: false; error: string } {
  const [, digits = "", size = "", unit = "s"] =
    /^(\d+(?:[,_]\d{3})*(?:\.\d+)?(?:e[+-]?\d{1,2})?|\.\d+)([kKMB]?)(?:\s*\/\s*([a-z]+?)s?)?$/.exec(
      typed.trim(),
    ) ?? [];
  const per = Object.hasOwn(seconds, unit) ? seconds[unit] : seconds[`${unit}s`];
  const value = (Number(digits.replace(/[,_]/g, "")) * (sizes[size] ?? 1)) / (per ?? Number.NaN);
  return digits !== "" && value > 0 && value < 1e9
    ? { ok: true, value }
    : { ok: false, error: allowed };
}
