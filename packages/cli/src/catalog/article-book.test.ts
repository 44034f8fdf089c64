import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at, type Meter, toNumber } from "@outlay/pricing";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "./load.ts";

const book = loadCatalog().books.get("article-2026");

/** USD per 1M tokens, or per image, at any day of 2026. */
function price(model: string, meter: Meter, variant?: Record<string, string>): number | undefined {
  const found = book?.find({ model, at: at("2026-06-01") });
  if (!found?.ok) return undefined;
  const context = { at: at("2026-06-01"), contextTokens: 2400, serviceTier: "standard" as const };
  const picked = found.value.table.pick(meter, { ...context, ...(variant && { variant }) });
  return picked && toNumber(picked.line.usd);
}

describe("the book article-2026 has the prices of the articles, wrong ones included", () => {
  it.each([
    { model: "gpt-4o", input: 2.5, output: 10 },
    { model: "gpt-4o-mini", input: 0.15, output: 0.6 },
    { model: "claude-sonnet-4-6", input: 3, output: 15 },
    { model: "claude-haiku-4-5", input: 0.8, output: 4 },
    { model: "gemini-2.5-pro", input: 1.25, output: 5 },
    { model: "gemini-2.5-flash", input: 0.075, output: 0.3 },
  ])("$model: $input and $output", ({ model, input, output }) => {
    expect(price(model, "input_text")).toBe(input);
    expect(price(model, "output_text")).toBe(output);
  });

  it("has training at 25, the tuned model at the base price and an image at 0.04", () => {
    expect(price("gpt-4o", "training_tokens")).toBe(25);
    expect(book?.model("openai", "gpt-4o")?.tunedAs).toBe("ft:gpt-4o");
    expect(price("ft:gpt-4o", "input_text")).toBe(2.5);
    expect(price("ft:gpt-4o", "output_text")).toBe(10);
    expect(price("dall-e-3", "images", { quality: "standard", size: "1024x1024" })).toBe(0.04);
    expect(price("dall-e-3", "images", { quality: "hd", size: "1024x1024" })).toBeUndefined();
  });

  it.each(["claude-haiku-4-5", "gemini-2.5-pro", "gemini-2.5-flash"])(
    "says where %s contradicts the vendor",
    (model) => {
      const found = book?.find({ model, at: at("2026-06-01") });
      const facts = found?.ok ? book?.model(found.value.provider, model) : undefined;
      expect(facts?.sheets[0]?.note).toMatch(/vendor's list price/);
    },
  );

  const figures = join(
    import.meta.dirname,
    "../../../../../shared/reference/published-figures.yaml",
  );
  it.skipIf(!existsSync(figures))(
    "leaves no price of the articles out (skipped where the figures do not lie beside the repository)",
    () => {
      const text = readFileSync(figures, "utf8");
      const ids = [...text.matchAll(/id: ([AB]\.price\.[a-z0-9-]+)/g)].map((match) => match[1]);
      const sheets = book?.modelFacts.flatMap((model) => model.sheets) ?? [];
      const here = [
        ...sheets.flatMap((sheet) => [sheet.published, ...sheet.usd.map((row) => row.published)]),
        ...(book?.facts.map((fact) => fact.id) ?? []),
      ];
      expect(ids.length).toBeGreaterThan(15);
      expect(ids.filter((id) => !here.includes(id))).toEqual([]);
    },
  );
});
