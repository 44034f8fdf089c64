import type { Meter } from "../../meter.ts";
import { ancestors, UNITS, type Unit } from "./units.ts";

const CACHE_READ: Readonly<Record<string, Meter>> = {
  text: "cache_read_text",
  audio: "cache_read_audio",
  image: "cache_read_image",
  video: "cache_read_video",
};

const INPUT: Readonly<Record<string, Meter>> = {
  text: "input_text",
  audio: "input_audio",
  image: "input_image",
  video: "input_video",
};

const OUTPUT: Readonly<Record<string, Meter>> = {
  text: "output_text",
  audio: "output_audio",
  image: "output_image",
  video: "output_video",
};

/** Units that are not tokens. A unit that no meter counts is shown as a request. */
const OTHERS: Readonly<Record<string, Meter>> = {
  input_characters: "input_characters",
  audio_seconds: "audio_seconds",
  input_audio_seconds: "audio_seconds",
  output_audio_seconds: "output_audio_seconds",
  input_pixels: "input_pixels",
  input_document_pages: "pages",
  input_annotated_document_pages: "annotated_pages",
  rerank_searches: "search_units",
  web_searches: "web_searches",
  social_searches: "social_searches",
  storage_searches: "file_searches",
  code_executions: "code_executions",
};

/**
 * Our meter for what is left on a unit after narrower ones were taken off: `cache_write_1h_tokens`
 * is `cache_write_1h`.
 */
export function meterOf({ usage, dimensions }: Unit): Meter {
  const modality = dimensions["modality"] ?? "text";
  if (dimensions["family"] !== "tokens") return OTHERS[usage] ?? "requests";
  switch (dimensions["token_type"]) {
    case "cache_read":
      return CACHE_READ[modality] ?? "cache_read_text";
    case "cache_write":
      return dimensions["cache_ttl"] === "5m"
        ? "cache_write_5m"
        : dimensions["cache_ttl"] === "1h"
          ? "cache_write_1h"
          : "cache_write";
    case "tool":
      return "input_tool";
    case "reasoning":
      return "output_reasoning";
    case "citation":
      return "output_citation";
    default:
      return (dimensions["direction"] === "input" ? INPUT : OUTPUT)[modality] ?? "input_text";
  }
}

/**
 * Whether our meter counts just what the unit does: cached audio written to a cache, or text messages,
 * have none of their own.
 */
export function hasOwnMeter(unit: Unit): boolean {
  const { usage, dimensions } = unit;
  if (dimensions["family"] !== "tokens")
    return (
      usage === "requests" || (Object.hasOwn(OTHERS, usage) && usage !== "output_audio_seconds")
    );
  const { modality = "text", token_type: type } = dimensions;
  return modality === "text" || type === undefined || type === "cache_read";
}

/**
 * For each meter, the meters whose price covers it in this book when it has none: its ancestors,
 * nearest first.
 */
export const METER_FALLBACKS: Readonly<Partial<Record<Meter, readonly Meter[]>>> =
  Object.fromEntries(
    [...UNITS].reverse().map((unit) => {
      const meter = meterOf(unit);
      const wider = ancestors(unit)
        .sort((a, b) => b.size - a.size)
        .map(meterOf)
        .filter((other) => other !== meter);
      return [meter, [...new Set(wider)]];
    }),
  );
