import fc from "fast-check";
import { expect, it } from "vitest";
import { moneyTick } from "./money-tick.ts";
import { roundSteps } from "./round-steps.ts";

it.each([
  { usd: 0, want: "$0" },
  { usd: 500_000, want: "$500K" },
  { usd: 1_500_000, want: "$1.5M" },
  { usd: 10_250_000, want: "$10.25M" },
  { usd: -40, want: "-$40" },
  { usd: 0.5, want: "$0.5" },
  { usd: 0.0001, want: "$0.0001" },
  { usd: 2e9, want: "$2B" },
])("$usd reads $want", ({ usd, want }) => {
  expect(moneyTick(usd)).toBe(want);
});

const size: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

it("says each tick as it is: none is rounded, no two read alike", () => {
  const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(amount, amount, (low, other) => {
      fc.pre(Math.abs(other - low) > 1e-3 * Math.max(1, Math.abs(low)));
      for (const tick of roundSteps(Math.min(low, other), Math.max(low, other), 7)) {
        const text = moneyTick(tick);
        const read = Number(text.replace(/[$KMBT]/g, "")) * (size[text.at(-1) ?? ""] ?? 1);
        expect(Math.abs(read - tick)).toBeLessThanOrEqual(1e-5 * Math.abs(tick) + 1e-9);
      }
    }),
  );
});
