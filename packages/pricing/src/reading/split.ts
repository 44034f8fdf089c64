import type { Reading } from "./reading.ts";

/** A kind of content that has its own meters. */
export type Modality = "text" | "audio" | "image" | "video" | "document";

const OTHERS = ["audio", "image", "video", "document"] as const;

/** An input count that contains everything, and the parts of it that are known. */
export interface InputCounts {
  /** All input tokens, cached ones included. */
  readonly input: number;
  /** Parts by modality, cached ones included; what is left is text. */
  readonly modalities?: Partial<Record<Modality, number>>;
  /** Tokens read from a cache. */
  readonly cacheRead: number;
  /** Parts of `cacheRead` by modality; what is left is text. */
  readonly cacheReadModalities?: Partial<Record<Modality, number>>;
  /** Tokens written to a cache, time to live not told. */
  readonly cacheWrite?: number;
  readonly cacheWrite5m?: number;
  readonly cacheWrite1h?: number;
}

/**
 * Splits an inclusive input count into disjoint meters. Cached tokens whose kind is not told are
 * taken from the text first: prompts are cached from their beginning, which is text nearly always.
 * More cached than input is counted as given, with a note, and never makes a negative count.
 */
export function splitInput(reading: Reading, counts: InputCounts): void {
  const { input, modalities = {}, cacheRead, cacheReadModalities = {} } = counts;
  const { cacheWrite = 0, cacheWrite5m = 0, cacheWrite1h = 0 } = counts;
  const written = cacheWrite + cacheWrite5m + cacheWrite1h;
  if (cacheRead + written > input) {
    reading.note("cached_above_input", "input_tokens", { cached: cacheRead + written, input });
  }
  let text = input;
  let cachedText = cacheRead;
  for (const modality of OTHERS) {
    const cached = cacheReadModalities[modality] ?? 0;
    // Where only the cached part of a kind is told, there is at least that much of it.
    const count = Math.max(modalities[modality] ?? 0, cached);
    text -= count;
    cachedText -= cached;
    reading.total(`input_${modality}_tokens`, count);
    reading.total(`cache_${modality}_read_tokens`, cached);
  }
  if (text < 0) {
    reading.note("parts_above_total", "input_tokens", { parts: input - text, total: input });
    text = 0;
  }
  // Cached tokens of unknown kind beyond the text there is: they were audio, images or video.
  let spill = Math.max(0, Math.max(0, cachedText) + written - text);
  for (const modality of OTHERS) {
    const known = cacheReadModalities[modality] ?? 0;
    const count = Math.max(modalities[modality] ?? 0, known);
    if (count === 0) continue;
    const more = Math.min(spill, count - known, Math.max(0, cachedText));
    spill -= more;
    cachedText -= more;
    reading.meter(`cache_read_${modality}`, known + more);
    reading.meter(`input_${modality}`, count - known - more);
  }
  cachedText = Math.max(0, cachedText);
  reading.meter("input_text", text - cachedText - written);
  reading.meter("cache_read_text", cachedText);
  reading.meter("cache_write", cacheWrite);
  reading.meter("cache_write_5m", cacheWrite5m);
  reading.meter("cache_write_1h", cacheWrite1h);
  reading.total("input_tokens", input, true);
  reading.total("cache_read_tokens", cacheRead);
  reading.total("cache_write_tokens", written);
  reading.total("cache_write_5m_tokens", cacheWrite5m);
  reading.total("cache_write_1h_tokens", cacheWrite1h);
}

/** An output count that contains everything, and the parts of it that are known. */
export interface OutputCounts {
  /** All output tokens, reasoning included. */
  readonly output: number;
  readonly reasoning?: number;
  readonly citations?: number;
  readonly modalities?: Partial<Record<Modality, number>>;
}

/** Splits an inclusive output count into disjoint meters; what is left over is visible text. */
export function splitOutput(reading: Reading, counts: OutputCounts): void {
  const { output, reasoning = 0, citations = 0, modalities = {} } = counts;
  const { audio = 0, image = 0, video = 0 } = modalities;
  const named = reasoning + citations + audio + image + video;
  if (named > output) {
    reading.note("parts_above_total", "output_tokens", { parts: named, total: output });
  }
  reading.meter("output_text", output - named);
  reading.meter("output_reasoning", reasoning);
  reading.meter("output_citation", citations);
  reading.meter("output_audio", audio);
  reading.meter("output_image", image);
  reading.meter("output_video", video);
  reading.total("output_tokens", output, true);
  reading.total("output_reasoning_tokens", reasoning);
  reading.total("output_citation_tokens", citations);
  reading.total("output_audio_tokens", audio);
  reading.total("output_image_tokens", image);
  reading.total("output_video_tokens", video);
}
