import type { ApprovalState } from "@outlay/estimate";
import { expect, it } from "vitest";
import { approvedSentence } from "./approved-sentence.ts";

const state = (more: object) =>
  ({
    version: 2,
    at: "2026-11-20T08:00:00Z",
    by: "Ann Lee",
    keys: [],
    facts: [],
    ...more,
  }) as unknown as ApprovalState;

it.each([
  {
    of: state({ state: "unchanged" }),
    want: "Approved as version 2 on 2026-11-20 by Ann Lee; unchanged since.",
  },
  {
    of: state({ state: "changed", keys: [1], facts: [1, 2], by: undefined }),
    want: "Approved as version 2 on 2026-11-20; changed since: 1 key of the plan and 2 facts of the catalog.",
  },
  {
    of: state({ state: "changed" }),
    want: "Approved as version 2 on 2026-11-20 by Ann Lee; changed since.",
  },
])("$want", ({ of, want }) => {
  expect(approvedSentence(of)).toBe(want);
});
