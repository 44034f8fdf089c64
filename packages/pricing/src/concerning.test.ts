import { describe, expect, it } from "vitest";
import { concerning } from "./concerning.ts";

const facts = [
  { id: 1, provider: "openai", models: ["small", "large"] },
  { id: 2, provider: "openai" },
  { id: 3, provider: "aws", models: ["small"] },
  { id: 4, provider: "openai", models: ["small", "small"] },
];

describe("concerning", () => {
  it.each([
    { provider: "openai", model: "small", ids: [1, 2, 4] },
    { provider: "openai", model: "large", ids: [1, 2] },
    { provider: "openai", model: "other", ids: [2] },
    { provider: "bedrock", model: "small", ids: [3] },
    { provider: "google", model: "small", ids: [] },
  ])("$provider/$model: $ids", ({ provider, model, ids }) => {
    expect(concerning(facts)(provider, model).map(({ id }) => id)).toEqual(ids);
  });
});
