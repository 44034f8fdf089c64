import { describe, expect, it } from "vitest";
import { at, instant, minuteOfDayUtc, readInstant } from "./instant.ts";

describe("readInstant", () => {
  it.each([
    { text: "2026-07-29", hour: 12, want: Date.UTC(2026, 6, 29, 12) },
    { text: "2026-07-29", hour: 0, want: Date.UTC(2026, 6, 29) },
    { text: "2026-07-29T12:00:00Z", hour: 0, want: Date.UTC(2026, 6, 29, 12) },
    { text: "2026-07-29T12:00+02:00", hour: 0, want: Date.UTC(2026, 6, 29, 10) },
    { text: "2026-07-29 12:00:00.5Z", hour: 0, want: Date.UTC(2026, 6, 29, 12, 0, 0, 500) },
    { text: "2028-02-29", hour: 0, want: Date.UTC(2028, 1, 29) },
  ])("$text at $hour", ({ text, hour, want }) => {
    expect(readInstant(text, hour)).toEqual({ ok: true, value: want });
  });

  it.each([
    "",
    "29 July 2026",
    "2026-02-29",
    "2026-02-31",
    "2026-13-01",
    "2026-07-29T12:00:00",
    "1785326400",
  ])("refuses %j", (text) => {
    expect(readInstant(text)).toEqual({ ok: false, error: { code: "not_a_time", text } });
  });
});

it.each([
  { time: at("2026-07-29T00:00Z"), want: 0 },
  { time: at("2026-07-29T23:59Z"), want: 1439 },
  { time: instant(-60_000), want: 1439 },
])("minute of the day: $want", ({ time, want }) => {
  expect(minuteOfDayUtc(time)).toBe(want);
});
