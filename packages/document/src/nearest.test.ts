import fc from "fast-check";
import { expect, it } from "vitest";
import { nearest, nearestAll } from "./nearest.ts";

const models = ["claude-sonnet-4-6", "claude-opus-4-5", "gpt-4o", "gpt-4o-mini", "gemini-3-pro"];

it.each([
  { word: "claude-sonet-4-6", want: "claude-sonnet-4-6" },
  { word: "claude_sonnet_4_6", want: "claude-sonnet-4-6" },
  { word: "GPT-4O", want: "gpt-4o" },
  { word: "gtp-4o", want: "gpt-4o" },
  { word: "gemini", want: "gemini-3-pro" },
  { word: "gpt-4o-mini-2024", want: "gpt-4o-mini" },
  { word: "llama", want: undefined },
  { word: "", want: undefined },
  { word: "x", want: undefined },
])("$word is nearest to $want", ({ word, want }) => {
  expect(nearest(word, models)).toBe(want);
});

it("lists the best first, and no more than asked for", () => {
  expect(nearestAll("gpt-4", models, 2)).toEqual(["gpt-4o", "gpt-4o-mini"]);
});

it("finds every candidate by its own name", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1 }),
      (words) => {
        const [first = ""] = words;
        const found = nearest(first, words);
        // Case and - _ space do not count, so a twin in those may win.
        const plain = (word?: string) => word?.toLowerCase().replaceAll(/[-_ ]/g, "-");
        expect(plain(found)).toBe(plain(first));
      },
    ),
  );
});
