import { at, type Instant, instant, readInstant } from "@outlay/pricing";

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Where logs and responses keep the time of a request: envelopes first, then the response's own. */
const TIME_KEYS = [
  "at",
  "time",
  "timestamp",
  "start_time",
  "startTime",
  "created_at",
  "createTime",
  "created",
] as const;

/** Keys behind which the response itself lies. */
const INNER_KEYS = ["response", "body", "result", "message", "modelOutput"] as const;

const EARLIEST = at("2015-01-01");
const LATEST = at("2100-01-01");

/**
 * When a logged request was made, by its own word: a time in its envelope, else the response's own
 * (`created` of OpenAI, `created_at` of its Responses API, `createTime` of Gemini). Seconds or
 * milliseconds since 1970, or a text with its offset; a text without one is not a point in time.
 *
 * @returns undefined where it tells none
 */
export function ownTime(value: unknown): Instant | undefined {
  let current = value;
  for (let depth = 0; depth < 4; depth += 1) {
    if (!isJson(current)) return undefined;
    for (const key of TIME_KEYS) {
      const time = readTime(current[key]);
      if (time !== undefined) return time;
    }
    const inner: Json = current;
    const key = INNER_KEYS.find((name) => isJson(inner[name]));
    current = key === undefined ? undefined : inner[key];
  }
  return undefined;
}

function readTime(value: unknown): Instant | undefined {
  if (typeof value === "number") {
    // Seconds of this century are below 10^11, its milliseconds above.
    return within(instant(value < 1e11 ? value * 1000 : value));
  }
  if (typeof value !== "string") return undefined;
  const read = readInstant(value, 12);
  return read.ok ? within(read.value) : undefined;
}

const within = (time: Instant): Instant | undefined =>
  time >= EARLIEST && time < LATEST ? instant(Math.floor(time)) : undefined;
