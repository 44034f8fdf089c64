/**
 * Round amounts from `low` to `high` inclusive, in steps of 1, 2 or 5 times a power of ten, the first step
 * that gives at most `most` of them.
 *
 * @example
 * roundSteps(0, 2.7, 6) // => [0, 0.5, 1, 1.5, 2, 2.5]
 * roundSteps(-3, 3, 4) // => [-2, 0, 2]
 */
export function roundSteps(low: number, high: number, most: number): number[] {
  if (!(high > low)) return [low];
  for (let power = Math.floor(Math.log10((high - low) / most)); ; power++) {
    for (const digit of [1, 2, 5]) {
      const at = (count: number) =>
        power < 0 ? (count * digit) / 10 ** -power : count * digit * 10 ** power;
      const first = Math.ceil(low / at(1) - 1e-9);
      const last = Math.floor(high / at(1) + 1e-9);
      if (last - first >= most) continue;
      return Array.from({ length: last - first + 1 }, (_, index) => at(first + index) + 0);
    }
  }
}

/**
 * Round amounts on a logarithmic axis: every 1, 2 and 5 of each power of ten, or only 1 and 3, only the powers,
 * every second power …, the first that gives at most `most` of them.
 *
 * @param low above zero
 * @example
 * roundFactors(0.9, 300, 9) // => [1, 2, 5, 10, 20, 50, 100, 200]
 * roundFactors(0.9, 300, 4) // => [1, 10, 100]
 */
export function roundFactors(low: number, high: number, most: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const digits = [[1, 2, 5], [1, 3], [1]];
  for (let step = 0; ; step++) {
    const every = Math.max(1, step - 1);
    const factors: number[] = [];
    for (let power = first; power <= last; power++) {
      if (power % every !== 0) continue;
      for (const digit of digits[Math.min(step, 2)] ?? []) {
        const value = power < 0 ? digit / 10 ** -power : digit * 10 ** power;
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) factors.push(value);
      }
    }
    if (factors.length <= most) return factors;
  }
}
