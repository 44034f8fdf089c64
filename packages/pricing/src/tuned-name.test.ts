import { describe, expect, it } from "vitest";
import { acmeBook, line } from "./acme-book.fixture.ts";
import { at } from "./instant.ts";
import { tunedFromName } from "./tuned-name.ts";

describe("a name of a tuned model", () => {
  it.each([
    { pattern: "ft:{model}:{more}", name: "ft:one-2026:acme::8xyz", want: "one-2026" },
    { pattern: "ft:{model}:{more}", name: "ft:one-2026:acme:support:8xyz", want: "one-2026" },
    { pattern: "ft:{model}:{more}", name: "ft:one-2026", want: undefined },
    { pattern: "ft:{model}:{more}", name: "one-2026:acme::8xyz", want: undefined },
    { pattern: "ft:{model}:{more}", name: "ft::acme", want: undefined },
    { pattern: "{model}.ft-{more}", name: "one-2026.ft-4711", want: "one-2026" },
    { pattern: "{model}.ft-{more}", name: "one-2026xft-4711", want: undefined },
    { pattern: "{model}.ft-{more}", name: "one.5.ft-4711", want: "one.5" },
  ])("$name by $pattern is of $want", ({ pattern, name, want }) => {
    expect(tunedFromName(pattern, name)).toBe(want);
  });
});

describe("a book with such names", () => {
  const time = at("2026-07-01");
  const book = acmeBook(
    [
      line("input_text", "2", { model: "one" }),
      line("input_text", "3", { model: "ft:one" }),
      line("input_text", "4", { model: "two" }),
    ],
    {
      aliases: [
        {
          provider: "acme",
          name: "one-2026",
          model: "one",
          reviewed: "2026-11-20",
          sources: ["model page"],
        },
      ],
      tunedNames: [
        {
          provider: "acme",
          pattern: "ft:{model}:{more}",
          reviewed: "2026-11-20",
          sources: ["model page"],
        },
      ],
    },
  );

  it.each([
    { model: "ft:one:acme::8xyz", found: "ft:one" },
    { model: "ft:one-2026:acme::8xyz", found: "ft:one" },
    { model: "acme/ft:one-2026:acme::8xyz", found: "ft:one" },
  ])("$model is $found", ({ model, found }) => {
    const want = { ok: true, value: { model: found } };
    expect(book.find({ model, at: time })).toMatchObject(want);
    expect(book.find({ model, at: time, provider: "acme" }).ok).toBe(!model.includes("/"));
  });

  it("says by which rule", () => {
    expect(book.find({ model: "ft:one-2026:acme::8xyz", at: time })).toMatchObject({
      value: { rule: "tuned version of one by its name ft:{model}:{more}, reviewed 2026-11-20" },
    });
  });

  it.each([
    { name: "a base without a tuned entry", model: "ft:two:acme::8xyz" },
    { name: "a base that is not known", model: "ft:three:acme::8xyz" },
    { name: "a base by the beginning of its name", model: "ft:on:acme::8xyz" },
  ])("$name is not taken for another", ({ model }) => {
    expect(book.find({ model, at: time })).toMatchObject({
      ok: false,
      error: { code: "unknown_model" },
    });
  });
});
