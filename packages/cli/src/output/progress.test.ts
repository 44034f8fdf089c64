import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { startProgress } from "./progress.ts";

const run = (terminal: boolean, timesMs: readonly number[]) => {
  let ms = 0;
  const io = capturedIo({ terminal, now: () => new Date(ms) });
  const progress = startProgress(io, "Sampling");
  for (const [at, time] of timesMs.entries()) {
    ms = time;
    progress.update((at + 1) / 4);
  }
  progress.end();
  return io.stderr;
};
const clear = "\r\u001b[2K";

it.each([
  { name: "a short run shows nothing", terminal: true, timesMs: [100, 399], want: "" },
  { name: "no terminal, nothing", terminal: false, timesMs: [500, 900], want: "" },
  {
    name: "a long run shows at most ten lines a second and removes the last",
    terminal: true,
    timesMs: [400, 450, 500],
    want: `${clear}Sampling 25 %${clear}Sampling 75 %${clear}`,
  },
])("$name", ({ terminal, timesMs, want }) => {
  expect(run(terminal, timesMs)).toBe(want);
});
