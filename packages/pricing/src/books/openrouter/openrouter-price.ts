import type { Meter } from "../../meter.ts";
import type { LineDraft } from "../flat/line-draft.ts";

/** USD for one unit, as texts, by key. */
const KEYS: Readonly<Record<string, Meter>> = {
  prompt: "input_text",
  completion: "output_text",
  request: "requests",
  image: "input_images",
  image_token: "input_image",
  image_output: "images",
  audio: "input_audio",
  audio_output: "output_audio",
  input_audio_cache: "cache_read_audio",
  web_search: "web_searches",
  internal_reasoning: "output_reasoning",
  input_cache_read: "cache_read_text",
  input_cache_write: "cache_write",
  input_cache_write_1h: "cache_write_1h",
};

/** Adds one price written as text; `-1` is a price that varies, and none. */
export function addOpenrouterPrice(
  draft: LineDraft,
  name: string,
  key: string,
  value: unknown,
  when: { readonly contextAbove?: number; readonly contextUpTo?: number },
): void {
  const meter = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  const amount = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (meter === undefined) draft.skip(name, amount);
  else if (amount !== -1) draft.price(name, meter, amount, { per: 1n, when });
}
