import { expect, it } from "vitest";
import { readRow, type UsageRow, wantedOf } from "./usage-rows.fixture.ts";

const rows: readonly UsageRow[] = [
  {
    name: "Cohere: billed units, not tokens",
    provider: "cohere",
    api: "cohere",
    body: {
      usage: {
        billed_units: { input_tokens: 39, output_tokens: 27 },
        tokens: { input_tokens: 1_683, output_tokens: 62 },
        cached_tokens: 992,
      },
    },
    meters: { input_text: 39, output_text: 27 },
  },
  {
    name: "Cohere: tokens alone are an estimate",
    provider: "cohere",
    api: "cohere",
    body: { usage: { tokens: { input_tokens: 40, output_tokens: 30 } } },
    meters: { input_text: 40, output_text: 30 },
    facts: { known: "estimated" },
  },
  {
    name: "Cohere: rerank",
    provider: "cohere",
    api: "cohere",
    body: { results: [], meta: { billed_units: { search_units: 1 } } },
    meters: { search_units: 1 },
  },
  {
    name: "Cohere: embed",
    provider: "cohere",
    api: "cohere",
    body: { meta: { billed_units: { input_tokens: 8, image_tokens: 300 } } },
    meters: { input_text: 8, input_image: 300 },
  },
  {
    name: "Mistral: pages",
    provider: "mistral",
    api: "mistral-ocr",
    body: { model: "m", pages: [], usage_info: { pages_processed: 29, doc_size_bytes: 5 } },
    meters: { pages: 29 },
  },
  {
    name: "Mistral: annotated pages",
    provider: "mistral",
    api: "mistral-ocr",
    body: { model: "m", document_annotation: "{}", usage_info: { pages_processed: 3 } },
    meters: { annotated_pages: 3 },
  },
];

it.each(rows)("$name", (row) => {
  expect(readRow(row)).toEqual(wantedOf(row));
});
