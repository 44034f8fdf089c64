import { expect, it } from "vitest";
import { capturedIo } from "../../captured-io.ts";
import { displayWidth } from "../../output/display-width.ts";
import { runCli } from "../../run-cli.ts";

const entry = (provider: string, input: number) => ({
  litellm_provider: provider,
  mode: "chat",
  input_cost_per_token: input / 1e6,
  output_cost_per_token: 15 / 1e6,
});
const files = {
  "a.json": JSON.stringify({
    "claude-sonnet-4-6": entry("anthropic", 3),
    "gpt-5.2": entry("openai", 70),
    "gemini-2.5-pro": entry("gemini", 2),
  }),
};

it.each([120, 80, 60, 40])(
  "counts by provider in %i columns, what matters most kept",
  async (width) => {
    const io = capturedIo({ files, width, now: () => new Date("2026-11-23T12:00:00Z") });
    await runCli(["price", "check", "--against", "litellm:a.json@2026-11-20", "--summary"], io);
    const lines = io.stdout.split("\n");
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    expect(io.stdout).toMatch(/disputed/);
    expect(io.stdout).toContain("lack: we");
    if (width >= 80)
      expect(io.stdout).toMatch(/^provider +models +equal +expl\. +reviewed +disputed/m);
  },
);
