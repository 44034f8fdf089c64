import { describe, expect, it } from "vitest";
import { llama8b, llama70b } from "../known-hardware.fixture.ts";
import type { Architecture } from "./architecture.ts";
import { modelNamed, type NamedWith, sharedNames } from "./model-named.ts";

const model = (id: string, parameters: number, aliases?: string[]): Architecture => ({
  ...llama8b,
  id,
  name: id,
  parameters,
  ...(aliases === undefined ? {} : { aliases }),
});

const models = [
  llama8b,
  llama70b,
  model("llama-2-7b", 6.74e9, ["LLaMA-7B"]),
  model("llama-2-13b", 13.02e9),
  model("deepseek-r1", 671e9, ["DeepSeek-R1-0528"]),
];

describe("the model that a name means", () => {
  it.each<[string, NamedWith, string]>([
    ["meta-llama/Llama-3.1-8B-Instruct", {}, "llama-3.1-8b-instruct"],
    ["Llama-3.1-8B-FP8", {}, "llama-3.1-8b-instruct"],
    ["llama-7b", {}, "llama-2-7b"],
    ["nvidia/DeepSeek-R1-0528-NVFP4", { parameters: 671e9 }, "deepseek-r1"],
    ["Llama 2", { parameters: 13e9 }, "llama-2-13b"],
  ])("%s %o is %s", (name, known, id) => {
    expect(modelNamed(models, name, known)).toMatchObject({ ok: true, value: { id } });
  });

  it.each<[string, NamedWith, string[]]>([
    ["Llama-3.1-70B", {}, ["llama-2-7b"]],
    ["Llama-2-7B", { parameters: 70e9 }, ["llama-2-7b", "llama-2-13b"]],
    ["Llama 2", {}, ["llama-2-7b", "llama-2-13b"]],
    ["DeepSeek-R1-Distill-Llama-70B", {}, ["deepseek-r1"]],
    ["", {}, []],
  ])("%s %o is none, never a neighbour", (name, known, nearest) => {
    expect(modelNamed(models, name, known)).toEqual({
      ok: false,
      error: { code: "unknown-name", name, nearest: expect.arrayContaining(nearest) },
    });
  });

  it("names that two models share are told", () => {
    expect(sharedNames(models)).toEqual([]);
    expect(sharedNames([...models, model("llama-2-7b-chat", 7e9)])).toEqual([
      "llama-2-7b and llama-2-7b-chat are both named “llama 2 7b”",
    ]);
  });
});
