import type { Outcome } from "@outlay/document";
import type { Usage } from "../usage.ts";
import type { UsageError } from "../usage-source.ts";
import { type Json, part, Reading, textIn } from "./reading.ts";
import { splitInput, splitOutput } from "./split.ts";

/**
 * Cohere: `billed_units` is what is charged; `tokens` also counts Cohere's own preamble, which is
 * not (Cohere, "How does pricing work": billed are the tokens of your input and of the answer).
 * `cached_tokens` is a part of `tokens` and has no price of its own.
 */
export function readCohere(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("cohere");
  const usage = part(body, "usage") ?? part(body, "meta");
  const billed = part(usage, "billed_units");
  const tokens = part(usage, "tokens");
  const model = textIn(body, "model");
  const counts = billed ?? tokens;
  if (counts === undefined) {
    reading.note("no_usage");
    return reading.done({ model, known: "none" });
  }
  const image = reading.count(counts, "image_tokens");
  const text = reading.count(counts, "input_tokens");
  const units = reading.count(counts, "search_units");
  if (counts["input_tokens"] !== undefined || image > 0) {
    splitInput(reading, { input: text + image, cacheRead: 0, modalities: { image } });
  }
  if (counts["output_tokens"] !== undefined) {
    splitOutput(reading, { output: reading.count(counts, "output_tokens") });
  }
  if (counts["output_tokens"] === undefined && isChat(body)) {
    reading.checkPresent(["output_tokens"]);
  }
  reading.meter("input_images", reading.count(counts, "images"));
  if (reading.count(counts, "classifications") > 0) {
    reading.note("not_in_usage", "the price of classifications");
  }
  reading.meter("search_units", units);
  reading.total("search_units", units);
  return reading.done({ model, known: billed === undefined ? "estimated" : "exact" });
}

/** Chat answers with words; embeddings, reranking and classification have no output tokens. */
const isChat = (body: Json): boolean =>
  body["usage"] !== undefined || body["message"] !== undefined || body["text"] !== undefined;

/** Mistral's OCR: pages, and annotated pages at their own price where an annotation was asked for. */
export function readMistralOcr(body: Json): Outcome<Usage, UsageError> {
  const reading = new Reading("mistral-ocr");
  const info = part(body, "usage_info");
  const model = textIn(body, "model");
  if (info === undefined) {
    reading.note("no_usage");
    return reading.done({ model, known: "none" });
  }
  const pages = reading.count(info, "pages_processed");
  const annotated = textIn(body, "document_annotation") !== undefined;
  reading.meter(annotated ? "annotated_pages" : "pages", pages);
  reading.total("pages", pages);
  reading.checkPresent(reading.lacking(info, { pages: ["pages_processed"] }));
  return reading.done({ model });
}
