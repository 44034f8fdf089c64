import { describe, expect, it } from "vitest";
import { ownTime } from "./own-time.ts";

describe("the time that a logged request tells of itself", () => {
  it.each<{ name: string; value: unknown; want: string | undefined }>([
    {
      name: "OpenAI: seconds",
      value: { created: 1_762_000_000 },
      want: "2025-11-01T12:26:40.000Z",
    },
    {
      name: "its Responses API",
      value: { created_at: 1_762_000_000.5 },
      want: "2025-11-01T12:26:40.500Z",
    },
    {
      name: "Gemini: a text",
      value: { createTime: "2026-07-29T08:00:00.123456Z" },
      want: "2026-07-29T08:00:00.123Z",
    },
    {
      name: "an envelope",
      value: { timestamp: "2026-07-29T08:00:00+02:00", response: { created: 1 } },
      want: "2026-07-29T06:00:00.000Z",
    },
    { name: "milliseconds", value: { time: 1_762_000_000_000 }, want: "2025-11-01T12:26:40.000Z" },
    {
      name: "inside an envelope",
      value: { model: "m", response: { body: { created: 1_762_000_000 } } },
      want: "2025-11-01T12:26:40.000Z",
    },
    { name: "a day", value: { at: "2026-07-29" }, want: "2026-07-29T12:00:00.000Z" },
    { name: "a text without an offset", value: { time: "2026-07-29 08:00:00" }, want: undefined },
    { name: "a flag", value: { at: true }, want: undefined },
    { name: "zero", value: { created: 0 }, want: undefined },
    { name: "no number", value: { created: Number.NaN }, want: undefined },
    { name: "far away", value: { created: 1e300 }, want: undefined },
    { name: "Anthropic tells none", value: { type: "message", usage: {} }, want: undefined },
    { name: "a list", value: [], want: undefined },
  ])("$name: $want", ({ value, want }) => {
    const time = ownTime(value);
    expect(time && new Date(time).toISOString()).toBe(want);
  });
});
