/**
 * A share as typed: `0.65`, `65%`, `65 %`; above 0, at most 1.
 *
 * @example
 * readShare("65%") // => { ok: true, value: 0.65 }
 */
export function readShare(
  typed: string,
): { ok: true; value: number } | { ok: false; error: string } {
  const [, digits = "", sign = ""] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(typed.trim()) ?? [];
  const value = Number(digits) / (sign === "%" ? 100 : 1);
  return digits !== "" && value > 0 && value <= 1
    ? { ok: true, value }
    : { ok: false, error: "SHARE is above 0 and at most 1: 0.65, or 65%." };
}
