import { describe, expect, it } from "vitest";
import { at } from "../../index.ts";
import { opened, SMALL_BOOK } from "./small-book.ts";

const book = opened(SMALL_BOOK);

describe("finds prices by its rules, and names them", () => {
  const rule = (model: string, provider = "acme", when = "2026-01-01T12:00Z"): string => {
    const found = book.find({ model, at: at(when), ...(provider === "" ? {} : { provider }) });
    return found.ok ? found.value.rule : found.error.code;
  };
  it.each([
    { model: "acme-1", want: 'model acme-1 by equals "ACME-1", provider acme' },
    {
      model: "Acme-1-20260102",
      want: 'model acme-1 by equals "acme-1-2026-01-02", name read as acme-1-2026-01-02, provider acme',
    },
    { model: "acme-1-20260231", want: "unknown_model" },
    {
      model: "acme-audio-mini",
      want: 'model acme-audio by starts_with "acme-audio", provider acme',
    },
    { model: "my-embedding", want: 'model acme-embed by contains "embed", provider acme' },
    { model: "rabbit-hole", want: 'model acme-hole by ends_with "hole", provider acme' },
    {
      model: "acme-1",
      provider: "Acme-Corp",
      want: 'model acme-1 by equals "ACME-1", provider acme by provider contains "acme" and ends_with "corp"',
    },
    { model: "acme-1", provider: "acme-inc", want: "unknown_provider" },
    {
      model: "acme-1",
      provider: "",
      want: 'model acme-1 by equals "ACME-1", provider acme by model starts_with "acme-"',
    },
    {
      model: "a3-embed",
      provider: "",
      want: 'model acme-embed by contains "embed", provider acme by model regex "^a[134]"',
    },
    { model: "zzz", provider: "", want: "unknown_model" },
    {
      model: " acme-1\n",
      provider: "",
      want: 'model acme-1 by equals "ACME-1", provider acme by model starts_with "acme-"',
    },
    { model: "own", provider: "cloud", want: 'model own by equals "own", provider cloud' },
    {
      model: "acme-1",
      provider: "cloud",
      want: 'model acme-1 by equals "ACME-1", prices of acme as fallback of cloud, provider cloud',
    },
    {
      model: "acme/acme-1",
      provider: "litellm",
      want: 'model acme-1 by equals "ACME-1", provider acme, provider from the prefix',
    },
    {
      model: "acme-1",
      provider: "litellm",
      want: 'model acme-1 by equals "ACME-1", provider acme by model starts_with "acme-", provider from the name',
    },
    { model: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", want: "unknown_model" },
    { model: `embed${"x".repeat(300)}`, want: "unknown_model" },
    { model: "acme-dated", want: 'model acme-dated by equals "acme-dated", provider acme' },
    {
      model: "acme-dated",
      when: "2026-06-01T12:00Z",
      want: 'model acme-dated by equals "acme-dated", provider acme, from 2026-06-01',
    },
  ])("$provider $model → $want", ({ model, provider, when, want }) => {
    expect(rule(model, provider, when)).toBe(want);
  });

  it("falls back one step only", () => {
    expect(rule("acme-1", "middle")).toContain("fallback of middle");
    const chained = opened([
      { ...SMALL_BOOK[1], fallback_model_providers: ["middle"] },
      SMALL_BOOK[2],
      SMALL_BOOK[0],
    ]);
    expect(chained.find({ provider: "cloud", model: "acme-1", at: at("2026-01-01") }).ok).toBe(
      false,
    );
  });

  it("says what of the file has no effect", () => {
    expect(book.remarks).toEqual([
      "model acme acme-slow: pattern not run, it could take too long: ^(a+)+$",
    ]);
    expect(opened([{ ...SMALL_BOOK[1], colour: "red" }]).remarks).toEqual([
      "key without effect: provider.colour",
    ]);
  });
});
