import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ancestors, overlap, UNITS, type Unit, unitOfPrice, unitOfUsage } from "./units.ts";

const unit = (name: string): Unit => {
  const found = unitOfUsage(name);
  if (found === undefined) throw new Error(name);
  return found;
};

it.each([
  { name: "input_tokens", want: [] },
  { name: "cache_write_1h_tokens", want: ["input_tokens", "cache_write_tokens"] },
  {
    name: "cache_audio_read_tokens",
    want: ["input_tokens", "input_audio_tokens", "cache_read_tokens"],
  },
  { name: "input_audio_seconds", want: ["audio_seconds"] },
  { name: "web_searches", want: [] },
])("$name is part of $want", ({ name, want }) => {
  expect(ancestors(unit(name)).map(({ usage }) => usage)).toEqual(want);
});

it.each([
  { a: "cache_read_tokens", b: "input_audio_tokens", want: "cache_audio_read_tokens" },
  { a: "input_tokens", b: "cache_read_tokens", want: "cache_read_tokens" },
  { a: "output_reasoning_tokens", b: "output_text_tokens", want: "output_text_reasoning_tokens" },
  { a: "input_audio_tokens", b: "input_text_tokens", want: undefined },
  { a: "input_tokens", b: "output_tokens", want: undefined },
])("$a and $b meet in $want", ({ a, b, want }) => {
  expect(overlap(unit(a), unit(b))?.usage).toBe(want);
});

it("has each name once", () => {
  expect(new Set(UNITS.map(({ usage }) => usage)).size).toBe(UNITS.length);
  expect(UNITS.every((one) => unitOfPrice(one.price) === one)).toBe(true);
});

const registry = fileURLToPath(
  new URL("../../../../../../shared/data/prices/genai-prices/units.yml", import.meta.url),
);
const absent = "the book's registry lies beside the repository and is not there";
it.skipIf(!existsSync(registry))(`equals the book's own registry of units (or: ${absent})`, () => {
  const blocks = readFileSync(registry, "utf8")
    .split(/^(?=\w+:$)/m)
    .slice(1);
  const theirs = blocks.map((block) => {
    const [, usage = ""] = /^(\w+):/.exec(block) ?? [];
    const [, per = ""] = /per: ([\d_]+)/.exec(block) ?? [];
    const [, price = usage] = /price_key: (\w+)/.exec(block) ?? [];
    const [, dimensions = ""] = /^ {2}dimensions: \{ (.*) \}$/m.exec(block) ?? [];
    const pairs = dimensions.split(", ").map((pair) => pair.split(": "));
    return {
      usage,
      price,
      per: Number(per.replaceAll("_", "")),
      dimensions: Object.fromEntries(pairs),
    };
  });
  const byName = (a: { usage: string }, b: { usage: string }) => (a.usage < b.usage ? -1 : 1);
  const ours = UNITS.map(({ usage, price, per, dimensions }) => ({
    usage,
    price,
    per,
    dimensions,
  }));
  expect(ours.toSorted(byName)).toEqual(theirs.toSorted(byName));
});
