import { expect, it } from "vitest";
import { isRegionalId } from "./regional-id.ts";

it.each([
  ["us.anthropic.claude-sonnet-4-6", true],
  ["eu.anthropic.claude-sonnet-4-6", true],
  ["ft:us.amazon.nova-2-lite-v1:0", true],
  ["global.anthropic.claude-sonnet-4-6", false],
  ["amazon.nova-pro-v1:0", false],
  ["ft:gpt-4.1", false],
])("%s is the id of a region: %s", (id, regional) => {
  expect(isRegionalId(id)).toBe(regional);
});
