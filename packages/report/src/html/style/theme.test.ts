import { expect, it } from "vitest";
import { type Theme, themes } from "./theme.ts";

/** Contrast of two colours by WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

it("measures as the guideline does", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
  expect(contrast("#ffffff", "#777777")).toBeCloseTo(4.48, 2);
});

const words: readonly (keyof Theme)[] = ["ink", "soft", "accent"];
const pairs = (["light", "dark"] as const).flatMap((scheme) => [
  ...words.flatMap((word) =>
    (["paper", "wash"] as const).map((ground) => ({ scheme, word, ground })),
  ),
  ...(["ink", "accent"] as const).flatMap((word) =>
    (["warningWash", "noteWash"] as const).map((ground) => ({ scheme, word, ground })),
  ),
  { scheme, word: "warning" as const, ground: "warningWash" as const },
  { scheme, word: "note" as const, ground: "noteWash" as const },
]);

it.each(pairs)("$scheme: $word on $ground can be read", ({ scheme, word, ground }) => {
  const theme = themes[scheme];
  expect(contrast(theme[word], theme[ground])).toBeGreaterThanOrEqual(4.5);
});
