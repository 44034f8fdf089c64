import type { Meter } from "../../meter.ts";

/** What a key of `pay_as_you_go`, `batch_config` or `additional_units` prices, one unit of it. */
export type PortkeyMeaning = {
  readonly meter: Meter;
  readonly variant?: Readonly<Record<string, string>>;
};

const KEYS: Readonly<Record<string, Meter>> = {
  request_token: "input_text",
  request_text_token: "input_text",
  response_token: "output_text",
  response_text_token: "output_text",
  cache_write_input_token: "cache_write",
  cache_write_1h: "cache_write_1h",
  cache_read_input_token: "cache_read_text",
  cache_read_text_input_token: "cache_read_text",
  cached_text_input_token: "cache_read_text",
  cache_read_audio_input_token: "cache_read_audio",
  cache_read_image_input_token: "cache_read_image",
  cached_image_input_token: "cache_read_image",
  request_audio_token: "input_audio",
  response_audio_token: "output_audio",
  request_image_token: "input_image",
  response_image_token: "output_image",
  image_token: "output_image",
  output_video_token: "output_video",
  web_search: "web_searches",
  search: "web_searches",
  x_search: "social_searches",
  file_search: "file_searches",
  maps: "map_searches",
  code_execution: "code_executions",
  video_seconds: "output_video_seconds",
};

/**
 * The meter of a Portkey key.
 *
 * @example
 * portkeyMeaning("video_duration_seconds_1280_720") // => { meter: "output_video_seconds", variant: { size: "1280x720" } }
 * portkeyMeaning("routing_units") // => undefined
 */
export function portkeyMeaning(key: string): PortkeyMeaning | undefined {
  const meter = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (meter !== undefined) return { meter };
  const context = /^web_search_(low|medium|high)_context$/.exec(key)?.[1];
  if (context !== undefined)
    return { meter: "web_searches", variant: { search_context_size: context } };
  const [, width, height] = /^video_duration_seconds_(\d+)_(\d+)$/.exec(key) ?? [];
  if (width !== undefined)
    return { meter: "output_video_seconds", variant: { size: `${width}x${height}` } };
  const size = /^image_(\d+k)$/.exec(key)?.[1];
  return size === undefined
    ? undefined
    : { meter: "images", variant: { size: size.toUpperCase() } };
}

/** Numbers among the prices that are settings of a request, not prices. */
export const PORTKEY_SETTINGS: readonly string[] = [
  "default_duration_seconds",
  "default_sample_count",
];
