import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Issue, readDocument, type Shape, shape } from "./index.ts";

const read = (item: Shape<unknown>, text: string) => {
  const outcome = readDocument(`v: ${text}`, "v.yaml", shape.object({ v: item }));
  return outcome.ok
    ? (outcome.value as { v: unknown }).v
    : outcome.error.map((issue: Issue) => issue.code).join();
};

describe("values", () => {
  it.each([
    { item: shape.decimal(), text: "0.30", want: "0.30" },
    {
      item: shape.decimal(),
      text: "12345678901234567890.123456789",
      want: "12345678901234567890.123456789",
    },
    { item: shape.decimal(), text: "3e-7", want: "3e-7" },
    { item: shape.decimal(), text: '"0.1"', want: "0.1" },
    { item: shape.decimal({ negative: true }), text: "-0.5", want: "-0.5" },
    { item: shape.decimal(), text: "-0.5", want: "wrong_value" },
    { item: shape.decimal(), text: ".5", want: "wrong_value" },
    { item: shape.decimal(), text: "1,5", want: "wrong_value" },
    { item: shape.decimal(), text: "0x10", want: "wrong_value" },
    { item: shape.decimal(), text: "1e100", want: "wrong_value" },
    { item: shape.integer(), text: "-3", want: -3 },
    { item: shape.integer(), text: "3.0", want: "wrong_value" },
    { item: shape.integer(), text: "9007199254740993", want: "out_of_range" },
    { item: shape.integer({ min: 1, max: 3 }), text: "0", want: "out_of_range" },
    { item: shape.number(), text: "-0", want: 0 },
    { item: shape.number(), text: ".5", want: 0.5 },
    { item: shape.number(), text: "1e999", want: "out_of_range" },
    { item: shape.number(), text: "Infinity", want: "wrong_value" },
    { item: shape.flag(), text: "True", want: true },
    { item: shape.flag(), text: "'true'", want: "wrong_value" },
    { item: shape.flag(), text: "no", want: "wrong_value" },
    { item: shape.date(), text: "2024-02-29", want: "2024-02-29" },
    { item: shape.date(), text: "2000-02-29", want: "2000-02-29" },
    { item: shape.date(), text: "1900-02-29", want: "wrong_value" },
    { item: shape.date(), text: "2026-04-31", want: "wrong_value" },
    { item: shape.date({ min: "2026-01-01" }), text: "2025-12-31", want: "out_of_range" },
    { item: shape.month({ max: "2100-12" }), text: "2101-01", want: "out_of_range" },
    { item: shape.month(), text: "2026-1", want: "wrong_value" },
    { item: shape.link(), text: "https://example.com/a?b#c", want: "https://example.com/a?b#c" },
    { item: shape.link(), text: "example.com", want: "wrong_value" },
    { item: shape.text(), text: "007", want: "007" },
    { item: shape.text(), text: "null", want: "missing_value" },
    { item: shape.text(), text: '"null"', want: "null" },
    { item: shape.text(), text: ".nan", want: "wrong_value" },
    { item: shape.text({ max: 3 }), text: "abcd", want: "out_of_range" },
    { item: shape.text({ pattern: /[a-z]+/ }), text: "abc d", want: "wrong_value" },
    { item: shape.text(), text: "|\n  two\n  lines", want: "two\nlines\n" },
    { item: shape.choice(["a-b", "c"]), text: "a_b", want: "wrong_value" },
  ])("$text as $item.expected is $want", ({ item, text, want }) => {
    expect(read(item, text)).toEqual(want);
  });

  it("reads every decimal back to the digit", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,40}(\.[0-9]{1,40})?$/), (text) => {
        expect(read(shape.decimal(), text)).toBe(text);
      }),
    );
  });
});

describe("values in places", () => {
  it("keeps the place of a located value", () => {
    const item = shape.map(shape.located(shape.integer()));
    expect(readDocument("a: 1\nb:   22", "v.yaml", item)).toEqual({
      ok: true,
      value: {
        a: {
          value: 1,
          at: { file: "v.yaml", line: 1, column: 4, endColumn: 5, sourceLine: "a: 1" },
        },
        b: {
          value: 22,
          at: { file: "v.yaml", line: 2, column: 6, endColumn: 8, sourceLine: "b:   22" },
        },
      },
    });
  });

  it("chooses the shape by how the value is written", () => {
    const item = shape.byKind({
      scalar: shape.text(),
      list: shape.list(shape.text()),
      map: shape.object({ a: shape.integer() }),
    });
    expect([read(item, "x"), read(item, "[x]"), read(item, "{ a: 1 }")]).toEqual([
      "x",
      ["x"],
      { a: 1 },
    ]);
    expect(read(shape.byKind({ scalar: shape.text() }), "[x]")).toBe("wrong_kind");
  });

  it("points a check's problem at the part that is wrong", () => {
    const period = shape.checked(
      shape.object({ from: shape.date(), to: shape.date() }),
      ({ from, to }) => (from <= to ? [] : [{ at: ["to"], message: "ends before it begins" }]),
    );
    const outcome = readDocument(
      "- from: 2026-01-02\n  to: 2026-01-01",
      "v.yaml",
      shape.list(period),
    );
    expect(outcome.ok ? [] : outcome.error).toMatchObject([
      { code: "inconsistent", line: 2, column: 7, message: "[0].to: ends before it begins" },
    ]);
  });

  it("accepts only the keys a map allows", () => {
    const key = shape.choice(["input", "output"]);
    expect(read(shape.map(shape.integer(), { key }), "{ input: 1, ouput: 2 }")).toBe("unknown_key");
  });
});
