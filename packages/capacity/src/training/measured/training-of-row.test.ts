import { describe, expect, it } from "vitest";
import { a100, l40s, llama8b } from "../../known-hardware.fixture.ts";
import { namedFacts } from "../../measured/named-facts.ts";
import { trainingOfRow } from "./training-of-row.ts";
import { readTrainingRows } from "./training-rows.ts";

const columns =
  "source_path,model,method,gpu,gpus,precision,seq_len,global_batch_size,tokens_processed,minutes,gpu_hours,tokens_per_s_per_gpu,framework,scenario,notes";
const facts = namedFacts([llama8b], [a100, l40s]);

function of(cells: string): ReturnType<typeof trainingOfRow> {
  const read = readTrainingRows(`${columns}\n${cells}`, "rows.csv");
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const [row] = read.value.rows;
  if (row === undefined) throw new Error(JSON.stringify(read.value.unread));
  return trainingOfRow(row, facts);
}

describe("a published run", () => {
  it.each([
    {
      name: "hours of stated tokens",
      cells: "p,Llama 3.1 8B,LoRA r16,A100 80GB,8,,8192,8,1000000,6,0.8,,NeMo,MLPerf-Training,",
      want: { tokens: 1e6, gpuHours: 0.8, tokensAssumed: false },
      setup: { method: "lora", software: "vendor", precision: "fp8", recompute: false },
    },
    {
      name: "a speed: hours of a million tokens",
      cells:
        "p,Llama 3.1 8B,full training step,A100 80GB,8,amp_bf16,2048,64,,,,1000,llm-foundry,act ckpt True,",
      want: { tokens: 1e6, gpuHours: 1e6 / 1000 / 3600 },
      setup: { method: "full", software: "tuned", recompute: true, precision: "bf16" },
    },
    {
      name: "a speed in the notes, of one GPU",
      cells:
        "p,Llama 3.1 8B,QLoRA,A100 80GB,1,bf16,2048,2,,,,,torchtune,packed,file states 2000 tokens/sec (does not say)",
      want: { gpuHours: 1e6 / 2000 / 3600 },
      setup: { method: "qlora", microBatch: 2 },
    },
    {
      // two examples padded to the longer: 60 + 90 × 1.5 = 195 tokens each
      name: "iterations over Alpaca",
      cells:
        'p,Llama 3.1 8B,LoRA bnb.nf4,A100 80GB,1,bf16,,128,,6,0.1,,litgpt,"1k iterations, microbatch 2, Alpaca",',
      want: { tokens: 390_000, gpuHours: 0.1, tokensAssumed: true },
      setup: { method: "qlora", software: "plain", sequenceTokens: 195 },
    },
  ])("$name", ({ cells, want, setup }) => {
    const { run } = of(cells);
    expect(run).toMatchObject(want);
    expect(run?.setup).toMatchObject(setup);
  });

  it.each([
    { skip: "unknown-model", cells: "p,Nobody,LoRA,A100 80GB,1,,2048,,,,,1000,,," },
    { skip: "unknown-gpu", cells: "p,Llama 3.1 8B,LoRA,H900,1,,2048,,,,,1000,,," },
    { skip: "other-method", cells: "p,Llama 3.1 8B,Adapter,A100 80GB,1,,2048,,,,,1000,,," },
    {
      skip: "no-tokens",
      cells: "p,Llama 3.1 8B,pretraining,A100 80GB,8,,8192,64,,90,12,,NeMo,MLPerf-Training,",
    },
    { skip: "no-time", cells: "p,Llama 3.1 8B,LoRA,A100 80GB,1,,2048,,,,,,,," },
    {
      skip: "no-length",
      cells: "p,Llama 3.1 8B,full finetune: Baseline,A100 80GB,1,,4096,2,,,,2000,torchtune,,",
    },
    {
      skip: "rate-unclear",
      cells: "p,Llama 3.1 8B,QLoRA,A100 80GB,8,,2048,2,,,,,torchtune,,file states 653 tokens/sec",
    },
    // 8 × 8e9 × 8,000 = 5.1e14 of 3.1e14
    { skip: "above-peak", cells: "p,Llama 3.1 8B,full,A100 80GB,1,bf16,2048,,,,,8000,torchtune,," },
    {
      skip: "suspect-gpu-count",
      cells:
        'a/config_hub/x,Llama 3.1 8B,lora,A100 80GB,4,bf16,512,,,31,2,,litgpt,"Alpaca2k 4 epochs, micro batch 2",',
    },
  ])("$skip", ({ skip, cells }) => {
    expect(of(cells).skip).toBe(skip);
  });
});

describe("a file of runs", () => {
  it.each([
    { name: "empty", text: "", message: "the file is empty" },
    { name: "without a column", text: "model,gpu\nx,y", message: "no column method, gpus" },
  ])("$name: $message", ({ text, message }) => {
    const read = readTrainingRows(text, "rows.csv");
    expect(read).toMatchObject({ ok: false, error: [{ message, file: "rows.csv", line: 1 }] });
  });

  it("a cell that is no number is told with its place, the other rows stay", () => {
    const read = readTrainingRows(
      `${columns}\np,a,LoRA,b,many,,,,,,,,,,\np,a,LoRA,b,1,,,,,,,,,,`,
      "r.csv",
    );
    if (!read.ok) throw new Error("not read");
    expect(read.value.rows).toHaveLength(1);
    expect(read.value.unread).toMatchObject([{ line: 2, issue: { line: 2, column: 12 } }]);
  });
});
