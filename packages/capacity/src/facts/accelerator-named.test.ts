import { describe, expect, it } from "vitest";
import { a100, l40s } from "../known-hardware.fixture.ts";
import type { Accelerator } from "./accelerator.ts";
import { acceleratorNamed } from "./accelerator-named.ts";

const part = (id: string, memoryGb: number, aliases: string[]): Accelerator => ({
  ...l40s,
  id,
  name: id,
  memoryGb,
  aliases,
});

const parts = [
  l40s,
  { ...a100, aliases: ["A100-SXM4-80GB", "A100"] },
  part("a100-40", 40, ["A100-SXM4-40GB", "A100"]),
  part("h100", 80, ["H100-SXM"]),
  part("h100-pcie", 80, []),
  part("b300", 288, ["B300-SXM"]),
  part("gaudi3", 128, []),
  part("trainium1", 32, ["Trainium"]),
];

describe("the part that a name means", () => {
  it.each([
    ["NVIDIA L40S", "l40s"],
    ["a100_40gb", "a100-40"],
    ["A100-80", "a100-80"],
    ["NVIDIA A100-SXM4-80GB", "a100-80"],
    ["NVIDIA H100 80GB HBM3", "h100"],
    ["NVIDIA H100-SXM5-80GB", "h100"],
    ["H100-PCIe", "h100-pcie"],
    ["8x H100", "h100"],
    ["NVIDIA Blackwell Ultra GPU (B300-SXM-270GB)", "b300"],
    ["Intel Gaudi 3", "gaudi3"],
    ["trn1.32xlarge (16 Trainium)", "trainium1"],
  ])("%s is %s", (name, id) => {
    expect(acceleratorNamed(parts, name)).toMatchObject({ ok: true, value: { id } });
  });

  it.each([
    ["A100", ["a100-80", "a100-40"]],
    ["H100 96GB", ["h100"]],
    ["H1000", ["h100"]],
    ["GPU", []],
  ])("%s is none", (name, near) => {
    expect(acceleratorNamed(parts, name)).toMatchObject({
      ok: false,
      error: { code: "unknown-name", nearest: expect.arrayContaining(near) },
    });
  });
});
