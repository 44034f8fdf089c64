import { expect, it } from "vitest";
import { limitMendText } from "./limit-mend-text.ts";

const mend = {
  path: "hosted",
  modelUsd: 12_000,
  totalUsd: 2_800_000,
  beyondModels: true,
  largest: { category: "review", usd: 2_500_000 },
} as const;

it.each([
  [
    mend,
    "No choice of model mends this: the model's own bill is $12K of hosted's $2.8M; human review is $2.5M.",
  ],
  [
    { ...mend, beyondModels: false, modelUsd: 2_000_000 },
    "Another model can save its bill at most: the model's own bill is $2.0M of hosted's $2.8M; human review is $2.5M.",
  ],
  [
    { ...mend, path: "self-hosted", largest: { category: "infrastructure", usd: 1 } },
    "No choice of model mends this: what its machines cost is $12K of self-hosted's $2.8M.",
  ],
] as const)("%#", (given, text) => {
  expect(limitMendText(given)).toBe(text);
});
