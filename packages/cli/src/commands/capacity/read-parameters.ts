const sizes: Readonly<Record<string, number>> = { "": 1, M: 1e6, m: 1e6, B: 1e9, b: 1e9, T: 1e12 };

/**
 * A count of parameters as typed: `70B`, `7.6B`, `350M`, `1T`, `8030000000`.
 *
 * @example
 * readParameters("7.6B") // => { ok: true, value: 7.6e9 }
 */
export function readParameters(
  typed: string,
): { ok: true; value: number } | { ok: false; error: string } {
  const [, digits = "", size = ""] = /^(\d+(?:\.\d+)?)\s*([MmBbT]?)$/.exec(typed.trim()) ?? [];
  const value = Math.round(Number(digits) * (sizes[size] ?? 1));
  return digits !== "" && value >= 1e6 && value <= 1e14
    ? { ok: true, value }
    : { ok: false, error: "N is a count of parameters: 70B, 7.6B, 350M, 1T." };
}
