import { describe, expect, it } from "vitest";
import { bySourceId, type Source, witnesses } from "./source-list.ts";

const source = (id: string, lineage?: string): Source => ({
  id,
  kind: "catalogue",
  title: id,
  read: "2026-11-23",
  ...(lineage !== undefined && { lineage }),
});

describe("bySourceId", () => {
  it("refuses two lists that use one id", () => {
    expect(() => bySourceId([source("a"), source("b"), source("a")])).toThrow(
      "two sources of one id: a",
    );
  });
});

describe("witnesses", () => {
  it("counts a lineage once", () => {
    const sources = bySourceId([source("a", "x"), source("b", "x"), source("c")]);
    expect(witnesses(["a", "b", "c"], sources)).toBe(2);
  });
});
