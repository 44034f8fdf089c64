import { expect, it } from "vitest";
import { guardedRegex } from "./guarded-regex.ts";

it.each([
  "^o[134]",
  "(?:mi|code|dev|magi|mini)stral",
  "^gpt-5\\.6-sol-\\d{4}-\\d{2}-\\d{2}$",
  "(https?://)?([^.]*\\.)?(?:openai\\.azure\\.com|azure-api\\.net)",
  "https://[^/]+\\.modal\\.(?:run|direct)(?:/|$)",
  "[+*(]",
  "\\(a\\+\\)\\+",
])("runs %s", (pattern) => {
  expect(guardedRegex(pattern).ok).toBe(true);
});

it.each([
  { pattern: "(a+)+$", code: "nested_repetition" },
  { pattern: "(a|a)*", code: "nested_repetition" },
  { pattern: "(?:a{2,}b)*", code: "nested_repetition" },
  { pattern: "((a?){3})*", code: "nested_repetition" },
  { pattern: ".*.*.*x", code: "many_repetitions" },
  { pattern: `^${"(a|a)".repeat(28)}b$`, code: "many_choices" },
  { pattern: `^${"a?".repeat(26)}${"a".repeat(26)}b$`, code: "many_choices" },
  { pattern: "^a*a*(b|c)?(d|e)?(f|g)?x$", code: "many_choices" },
  { pattern: "(a)\\1", code: "looks_back" },
  { pattern: "(?=a)b", code: "looks_back" },
  { pattern: "(?<!a)b", code: "looks_back" },
  { pattern: "(", code: "invalid" },
  { pattern: "a".repeat(257), code: "too_long" },
])("refuses $pattern: $code", ({ pattern, code }) => {
  expect(guardedRegex(pattern)).toEqual({ ok: false, error: code });
});
