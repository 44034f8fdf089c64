import { type Accelerator, type Architecture, type Machine, machineOf } from "@outlay/capacity";
import { expect, it } from "vitest";
import { readDefaults } from "../defaults/read-defaults.ts";
import type { EstimateFacts } from "../facts.ts";
import { machinesOf, type Serving } from "../self-hosted/find-candidates.ts";
import { chooseTrainingMachine, type TrainingTask } from "./choose-training-machine.ts";

const seen = { sources: ["test"], checked: "2026-11-23", status: "single source" } as const;

const gpuOf = (id: string, memoryGb: number, bf16: number, earlySoftware = false): Accelerator => ({
  id,
  name: id,
  memoryGb,
  bandwidthGbPerS: 1000,
  tflops: { bf16 },
  powerW: 300,
  interconnectGbPerS: 100,
  earlySoftware,
  ...seen,
});
const gpus = [gpuOf("small", 40, 100), gpuOf("large", 100, 200), gpuOf("early", 400, 900, true)];

const sold = (accelerator: string, size: number, usd: number): Machine[] =>
  ["one", "two"].map((seller) =>
    machineOf({ id: `${seller}.${accelerator}-${size}`, accelerator, gpus: size }, [
      { purchase: "on-demand", usdPerHour: usd, ...seen },
    ]),
  );
const machines = [
  ...sold("small", 1, 1),
  ...sold("small", 4, 4),
  ...sold("large", 1, 1.9), // the cheapest operations
  ...sold("large", 8, 16.1),
  ...sold("early", 1, 1),
];

const none = readDefaults("defaults: []", "d.yaml");
if (!none.ok) throw new Error("no defaults");
const facts: Pick<EstimateFacts, "accelerators" | "machines" | "defaults"> = {
  accelerators: new Map(gpus.map((gpu) => [gpu.id, gpu])),
  machines,
  defaults: none.value,
};

const modelOf = (parameters: number): Architecture => ({
  id: "m",
  name: "M",
  parameters,
  activeParameters: parameters,
  layers: 10,
  hidden: 1000,
  attention: { kind: "heads", kvHeads: 1, headDim: 25 },
  context: 100_000,
  precision: "bf16",
  ...seen,
});

function taskOf(parameters: number, method: TrainingTask["method"], gpu: string): TrainingTask {
  const model = modelOf(parameters);
  const [machine] = machinesOf(machines, gpu, "on-demand");
  const accelerator = facts.accelerators.get(gpu);
  if (machine === undefined || accelerator === undefined) throw new Error(`no ${gpu}`);
  const serving: Serving = {
    path: "self-hosted-tuned",
    replica: { model, gpu: accelerator, gpus: 1, precision: "bf16", kvBytesPerNumber: 2 },
    machine,
    purchase: "committed",
  };
  return { model, method, exampleTokens: 1000, serving };
}

// A GPU holds 0.9 × its memory − 2 GB: 34 of 40, 88 of 100. An example takes 1.5 GB or so.
it.each<{
  name: string;
  parameters: number;
  method: TrainingTask["method"];
  serves: string;
  want: string;
  count: number;
}>([
  // 2.16 × 10 = 21.6 GB
  {
    name: "the size that serves",
    parameters: 10e9,
    method: "lora",
    serves: "small",
    want: "small-x1",
    count: 1,
  },
  // 16 × 5 = 80 GB
  {
    name: "the next size of the same accelerator",
    parameters: 5e9,
    method: "full",
    serves: "small",
    want: "small-x4",
    count: 1,
  },
  // 16 × 20 = 320 GB: no four small ones
  {
    name: "another accelerator",
    parameters: 20e9,
    method: "full",
    serves: "small",
    want: "large-x8",
    count: 1,
  },
  // 16 × 100 = 1600 GB: 19 of large
  {
    name: "several machines, the fewest",
    parameters: 100e9,
    method: "full",
    serves: "small",
    want: "large-x8",
    count: 3,
  },
  // 43 GB does not fit small, and not early, whose speed is unsure
  {
    name: "never on early software unasked",
    parameters: 80e9,
    method: "qlora",
    serves: "small",
    want: "small-x4",
    count: 1,
  },
  {
    name: "unless it serves",
    parameters: 80e9,
    method: "lora",
    serves: "early",
    want: "early-x1",
    count: 1,
  },
])("$name: $want", ({ parameters, method, serves, want, count }) => {
  const chosen = chooseTrainingMachine(taskOf(parameters, method, serves), facts);
  expect(chosen.ok && chosen.value.machine.id).toBe(want);
  expect(chosen.ok && chosen.value.fit.machines).toBe(count);
});

it("says why when nothing holds it", () => {
  const task = { ...taskOf(10e9, "lora", "small"), exampleTokens: 200_000 };
  expect(chooseTrainingMachine(task, facts)).toMatchObject({
    ok: false,
    error: { code: "context-too-short" },
  });
  expect(chooseTrainingMachine(taskOf(10e9, "lora", "small"), { ...facts, machines: [] })).toEqual({
    ok: false,
    error: { code: "no-machine" },
  });
});
