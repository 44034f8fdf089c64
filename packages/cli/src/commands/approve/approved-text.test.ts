import type { ApprovalState, ApprovedInput } from "@outlay/estimate";
import { expect, it } from "vitest";
import { capturedIo } from "../../captured-io.ts";
import { displayWidth } from "../../output/display-width.ts";
import { approvedText } from "./approved-text.ts";

const nothing: ApprovalState = {
  version: 2,
  at: "2026-11-23T12:00:00Z",
  by: "Ann",
  state: "changed",
  reworded: false,
  outlay: { was: "0.1.0", is: "0.1.0" },
  keys: [],
  facts: [],
  lines: [],
  cheapest: {},
  headline: [],
};
const price = (usd: number): ApprovedInput => ({
  id: "price.x",
  unit: "USD / token",
  distribution: { kind: "point", value: usd },
  origin: "published",
  source: "a page",
});
const spread = (p50: number) => ({ p10: p50 / 2, p50, p80: p50 * 1.5, p90: p50 * 2 });
const line = { path: "hosted", id: "model-usage", title: "Model usage" } as const;

it.each([
  {
    name: "unchanged",
    state: { state: "unchanged" },
    want: "Approved as version 2 on 2026-11-23 by Ann; unchanged.",
  },
  {
    name: "reworded",
    state: { state: "unchanged", reworded: true },
    want: "by Ann; in other words, but the same.",
  },
  { name: "a note", state: { note: "Budget" }, want: 'by Ann; changed since "Budget"' },
  {
    name: "a key",
    state: {
      keys: [
        {
          key: "workload.tasks",
          steps: [],
          a: { words: "1k / day" },
          b: { words: "2k / day", at: { file: "p.yaml", line: 7, column: 3 } },
          movesUsd: 1234,
        },
      ],
    },
    want: "In the plan workload.tasks: 1k / day, now 2k / day (line 7); alone +$1.2K",
  },
  {
    name: "a key that is left out now, of unknown effect",
    state: { keys: [{ key: "review", steps: [], a: { words: "share 1 %" } }] },
    want: "review: share 1 %, now left out",
  },
  {
    name: "a price",
    state: { facts: [{ id: "price.x", unit: "USD / token", was: price(2e-6), is: price(3e-6) }] },
    want: "In the catalog price.x: $2.0 a million tokens, now $3.0 a million tokens",
  },
  {
    name: "a price in the third digit",
    state: {
      facts: [{ id: "price.x", unit: "USD / token", was: price(2.001e-6), is: price(2.002e-6) }],
    },
    want: "price.x: $2.0 a million tokens (2.001e-6), now $2.0 a million tokens (2.002e-6)",
  },
  {
    name: "facts that come and go",
    state: {
      facts: [
        { id: "a", unit: "1", was: price(1) },
        { id: "b", unit: "1", is: price(1) },
      ],
    },
    want: "no longer used: a not used then: b",
  },
  {
    name: "lines that facts move",
    state: {
      facts: [{ id: "a", unit: "1", was: price(1) }],
      lines: [{ ...line, wasUsd: 1000, isUsd: 2000 }],
    },
    want: "These facts move Model usage (hosted): $1.0K, now $2.0K",
  },
  {
    name: "lines that another Outlay calculates otherwise",
    state: { outlay: { was: "0.1.0", is: "0.2.0" }, lines: [{ ...line, isUsd: 2000 }] },
    want: "In the model (Outlay 0.2.0, approved with 0.1.0) Model usage (hosted): absent, now $2.0K",
  },
  {
    name: "a path then and now",
    state: {
      headline: [
        {
          path: "hosted",
          was: { buildUsd: spread(1e5), totalUsd: spread(1e6) },
          is: { buildUsd: spread(1e5), totalUsd: spread(2e6) },
        },
      ],
    },
    want: "hosted: build $100K (one in five above $150K), build and running $1.0M ($1.5M); now build $100K (one in five above $150K), build and running $2.0M ($3.0M)",
  },
  {
    name: "a path that has no figures any more",
    state: { headline: [{ path: "hosted", was: { totalUsd: spread(1e6) } }] },
    want: "now no figures",
  },
  {
    name: "another cheapest path",
    state: { cheapest: { was: "hosted", is: "self-hosted" } },
    want: "The cheapest path was hosted, now it is self-hosted.",
  },
] as readonly { name: string; state: Partial<ApprovalState>; want: string }[])(
  "says $name, at any width",
  ({ state, want }) => {
    for (const width of [40, 60, 80, 120]) {
      const text = approvedText({ ...nothing, ...state }, capturedIo({ width }), width);
      expect(text.replace(/\s+/g, " ")).toContain(want);
      expect(text.split("\n").filter((each) => displayWidth(each) > width)).toEqual([]);
    }
  },
);
