import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { acmeBook, line } from "./acme-book.fixture.ts";
import { checkUsage } from "./check-usage.ts";
import { at } from "./instant.ts";
import { readUsage } from "./read-usage.ts";
import { requestCost } from "./request-cost.ts";
import { streamEvents } from "./stream/event-parser.ts";
import { readStream } from "./stream/usage-stream.ts";
import type { Usage } from "./usage.ts";

/* Responses that others recorded from providers, whole and as streams. */

const root = fileURLToPath(new URL("../../../../shared/data/provider-fixtures/", import.meta.url));
const found = existsSync(root);
const files = found
  ? readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
      /\.(json|txt|sse)$/.test(path),
    )
  : [];

/** Recordings that have no usage to read, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  "anthropic/anthropic-skill-create.json": "not_recognised",
  "openai/openai-skill-create.json": "not_recognised",
  "groq/groq-transcription-text.json": "not_recognised",
  "openai/openai-realtime-speech-translation.chunks.txt": "not_recognised",
  "google/google-429-retry-info.json": "provider_error",
  "openai/gpt-image-response-format-error.json": "provider_error",
  "openai/openai-error.1.chunks.txt": "provider_error",
  "openai/reasoning-model-legacy-parameter-error.json": "provider_error",
  "openai/reasoning-model-temperature-error.json": "provider_error",
};

function read(path: string): readonly Usage[] | string {
  const text = readFileSync(root + path, "utf8");
  const folder = path.split("/")[0] ?? "";
  const provider = folder === "openai-compatible" && path.includes("xai") ? "xai" : folder;
  if (path.endsWith(".json")) {
    const one = readUsage(JSON.parse(text), { provider });
    return one.ok ? [one.value] : one.error.code;
  }
  const all = readStream(streamEvents(text), { provider });
  return all.ok ? all.value : all.error.code;
}

describe.skipIf(!found)(
  "recorded responses (skipped where they are not beside the repository)",
  () => {
    it.each(files)("%s", (path) => {
      const usages = read(path);
      if (typeof usages === "string" || path in WITHOUT) {
        expect(usages).toBe(WITHOUT[path]);
        return;
      }
      for (const usage of usages.flatMap((one) => [one, ...(one.others ?? [])])) {
        expect(checkUsage(usage)).toEqual([]);
        // Every recorded total is the sum of what we read: nothing is counted twice or left out.
        expect(usage.notes.map(({ code }) => code)).not.toContain("total_differs");
        expect(usage.notes.map(({ code }) => code)).not.toContain("count_missing");
        if (usage.known === "none") expect(usage.notes.length).toBeGreaterThan(1);
        else expect(Object.keys(usage.inclusive).length).toBeGreaterThan(0);
      }
    });

    it("our prices give the amount that xAI states in its own answers, to the last tick", () => {
      const grok = { provider: "xai", model: "grok-3-mini" };
      const book = acmeBook([
        line("input_text", "0.3", grok),
        line("cache_read_text", "0.075", grok),
        line("output_text", "0.5", grok),
      ]);
      const usages = files.flatMap((path): readonly Usage[] => {
        const one = read(path);
        return typeof one === "string" ? [] : one;
      });
      const stated = usages.filter((one) => one.statedUsd && one.model === grok.model);
      expect(stated.length).toBeGreaterThanOrEqual(6);
      for (const usage of stated) {
        const cost = requestCost(usage, book, at("2026-02-10", 12), { provider: "xai" });
        expect(cost.status).toBe("priced");
        expect(cost.notes.map(({ code }) => code)).not.toContain("stated_differs");
      }
    });
  },
);
