import { describe, expect, it } from "vitest";
import { countText, gbText, secondsText, timeText, usdText } from "./span-text.ts";

describe("figures with their interval", () => {
  it.each([
    { text: timeText({ low: 0.06, likely: 0.12, high: 1.5 }), want: "120 ms (60-1,500)" },
    { text: timeText({ low: 0.4, likely: 1.2, high: 12.3 }), want: "1.2 s (0.4-12)" },
    { text: timeText({ low: 0.001, likely: 0.0034, high: 0.01 }), want: "3.4 ms (1.0-10)" },
    { text: usdText({ low: 1.9, likely: 2.72, high: 4.1 }), want: "$2.7 (1.9-4.1)" },
    { text: usdText({ low: 2, likely: 3, high: Number.POSITIVE_INFINITY }), want: "$3.0 (2.0-∞)" },
    { text: countText({ low: 2, likely: 3, high: 5000 }), want: "3 (2-5,000)" },
    { text: countText({ low: 1, likely: 1, high: 1 }), want: "1" },
    { text: countText({ low: 1, likely: 2, high: Number.POSITIVE_INFINITY }), want: "2 (1-∞)" },
    { text: gbText(0.047e9), want: "0.047 GB" },
    { text: gbText(71.2e9), want: "71 GB" },
    { text: gbText(1_374e9), want: "1,374 GB" },
    { text: secondsText(0.0004), want: "0.4 ms" },
    { text: secondsText(2), want: "2.0 s" },
  ])("$want", ({ text, want }) => {
    expect(text).toBe(want);
  });
});
