import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { csvCells } from "@outlay/pricing";
import { describe, expect, it } from "vitest";
import { readCalibration } from "../calibration/read-calibration.ts";
import { readAccelerators } from "../facts/read-accelerators.ts";
import { readOpenModels } from "../facts/read-open-models.ts";
import { namedFacts } from "../measured/named-facts.ts";
import { replicaTimes } from "../serving/replica-times-of.ts";
import type { Replica } from "../speed/replica.ts";
import { largestRate } from "./largest-rate.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const rows = at("../../../../../shared/data/capacity/throughput.csv");
const absent = existsSync(rows) ? false : "../shared/data/capacity is not there";

/** The benchmark's own limits for its Server scenario, v4.1: both for 99 of 100 requests. */
const limits = { ttftS: 2, tpotS: 0.2, percentile: 99 };
/**
 * Prompts of the benchmark, which its logs do not tell: about as long as the answers of OpenOrca, and our
 * assumption of how they vary. Answers have the mean of the log.
 */
const prompts: Readonly<Record<string, number>> = { "Llama-2-70B": 294, "Mixtral-8x7B": 275 };
const variations = { promptVariation: 1, outputVariation: 0.8 };

interface System {
  readonly model: string;
  readonly gpu: string;
  readonly gpus: number;
  readonly engine: string;
  readonly outputTokens: number;
  Offline?: number;
  Server?: number;
}

/** Closed systems that published both scenarios, each once. */
function systems(): System[] {
  const [head, ...lines] = csvCells(readFileSync(rows, "utf8"), rows).lines;
  const column = (name: string): number => head?.findIndex(({ text }) => text === name) ?? -1;
  const names = ["source_path", "model", "gpu", "gpus", "engine", "scenario", "output_tokens"];
  const [path, model, gpu, gpus, engine, scenario, output] = names.map(column) as number[];
  const speed = column("output_tokens_per_s_per_gpu");
  const found = new Map<string, System>();
  for (const line of lines) {
    const cell = (index = -1): string => line[index]?.text ?? "";
    const which = /^MLPerf-v4\.1-closed-.*-(Offline|Server)$/.exec(cell(scenario))?.[1];
    if (which === undefined || cell(path).includes("99.9")) continue;
    const key = cell(path).replace(/\/(Offline|Server)\/.*/, "");
    const system = found.get(key) ?? {
      model: cell(model),
      gpu: cell(gpu),
      gpus: Number(cell(gpus)),
      engine: cell(engine),
      outputTokens: Number(cell(output)),
    };
    system[which as "Offline" | "Server"] = Number(cell(speed));
    found.set(key, system);
  }
  return [...found.values()].filter(({ Offline, Server }) => Offline && Server);
}

function value<Value>(read: { ok: true; value: Value } | { ok: false; error: unknown }): Value {
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe.skipIf(absent)("server ÷ offline throughput of MLPerf v4.1", () => {
  const text = (path: string): string => readFileSync(at(`../../../../catalog/${path}`), "utf8");
  const calibration = value(readCalibration(text("capacity.yaml"), "capacity.yaml"));
  const { accelerators } = value(readAccelerators(text("accelerators.yaml"), "accelerators.yaml"));
  const models = ["open", "named"].flatMap((name) => [
    ...value(readOpenModels(text(`models/${name}.yaml`), name)).values(),
  ]);
  const facts = namedFacts(models, accelerators.values());

  /** Our ratio for the size of replica that does most offline. */
  function ratioOf({ model, gpu, gpus, engine, outputTokens }: System): number | undefined {
    const found = { model: facts.model(model, {}), gpu: facts.gpu(gpu) };
    if (found.model === undefined || found.gpu === undefined) return undefined;
    const promptTokens = prompts[model] as number;
    const mean = { promptTokens, newPromptTokens: promptTokens, outputTokens };
    const shape = { lengths: { kind: "lognormal", mean, ...variations } } as const;
    let best: { perGpu: number; ratio: number } | undefined;
    for (const size of [1, 2, 4, 8].filter((each) => each <= gpus)) {
      const replica: Replica = {
        model: found.model,
        gpu: found.gpu,
        gpus: size,
        engine,
        precision: "fp8",
        kvBytesPerNumber: 1,
      };
      const times = replicaTimes(calibration, replica, mean);
      const capped = {
        ...times,
        maxSequences: (context: number) => Math.min(1024, times.maxSequences(context)),
      };
      // Requests come as Poisson arrivals and are dealt out to the replicas of the system.
      const rate = largestRate(capped, shape, limits, size / gpus);
      if (rate.saturatedPerS === 0) continue;
      const perGpu = rate.saturatedPerS / size;
      if (best === undefined || perGpu > best.perGpu) {
        best = { perGpu, ratio: rate.requestsPerS / rate.saturatedPerS };
      }
    }
    return best?.ratio;
  }

  it("is within 8 % on average, by the formula and the benchmark's limits", () => {
    const errors = systems().flatMap((system) => {
      const ratio = ratioOf(system);
      const published = (system.Server as number) / (system.Offline as number);
      return ratio === undefined ? [] : [Math.abs(ratio / published - 1)];
    });
    expect(errors.length).toBeGreaterThan(20);
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    // Measured: 5.2 %.
    expect(mean).toBeLessThan(0.08);
  });
});
