import { describe, expect, it } from "vitest";
import { decimal } from "./decimal.ts";
import { picoUsd, picoUsdText, toPicoUsd } from "./pico-usd.ts";

describe("toPicoUsd", () => {
  it.each([
    { usd: "0.054399", want: 54_399_000_000n },
    { usd: "0.0000000000025", want: 2n },
    { usd: "0.0000000000035", want: 4n },
    { usd: "0.00000000000251", want: 3n },
    { usd: "1250", want: 1_250_000_000_000_000n },
  ])("$usd USD is $want pico-dollars", ({ usd, want }) => {
    expect(toPicoUsd(decimal(usd))).toBe(want);
  });

  it("keeps the 20-token embedding that a micro-dollar loses", () => {
    // 20 tokens at 0.02 USD a million are 4e-7 USD; 1e8 such requests are 40 USD, not 0.
    const one = toPicoUsd({ n: 20n * 2n, d: 100n * 1_000_000n });
    expect(one).toBe(400_000n);
    expect(picoUsdText(picoUsd(one * 100_000_000n))).toBe("40");
  });
});
