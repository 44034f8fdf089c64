import type { Instruction } from "./instruction.ts";

/** What runs before one pass over the months, and what runs in it. Numbers are instructions. */
export interface Stage {
  /** Columns without months, in order. */
  readonly draws: readonly number[];
  /** Columns with months that the pass calculates in every month, in order. */
  readonly months: readonly number[];
  /** `sumMonths` and `at` that the pass fills. */
  readonly reductions: readonly number[];
  /** Wanted columns with months that are complete in this pass. */
  readonly wanted: readonly number[];
}

/**
 * Puts what `wanted` needs into stages: a sum over months is complete only after a pass, so what
 * depends on it runs after that pass, and a column with months that depends on it in a later pass.
 * A column needed in two passes is calculated in both; that is cheaper than keeping every month.
 */
export function schedule(
  instructions: readonly Instruction[],
  wanted: Iterable<number>,
): readonly Stage[] {
  const roots = [...wanted];
  const needed = closure(instructions, roots, () => true);
  const stageOf = new Map<number, number>();
  for (const slot of needed) {
    const { op, args } = instructions[slot] as Instruction;
    const after = op === "sumMonths" || op === "at" ? 1 : 0;
    stageOf.set(slot, Math.max(0, ...args.map((arg) => (stageOf.get(arg) ?? 0) + after)));
  }
  const last = Math.max(0, ...stageOf.values());
  const of = (slot: number) => instructions[slot] as Instruction;
  const isReduction = (slot: number) => of(slot).op === "sumMonths" || of(slot).op === "at";
  return Array.from({ length: last + 1 }, (_, stage) => {
    const reductions = needed.filter((s) => isReduction(s) && stageOf.get(s) === stage + 1);
    const complete = roots.filter((s) => of(s).axes === "both" && stageOf.get(s) === stage);
    const starts = [...reductions.map((s) => of(s).args[0] as number), ...complete];
    return {
      draws: needed.filter(
        (s) => of(s).axes === "draw" && !isReduction(s) && stageOf.get(s) === stage,
      ),
      months: closure(instructions, starts, (s) => of(s).axes === "both").filter(
        (s) => of(s).axes === "both",
      ),
      reductions,
      wanted: complete,
    };
  });
}

/** `starts` and all operands that `enter` lets in, in ascending order: operands first. */
function closure(
  instructions: readonly Instruction[],
  starts: readonly number[],
  enter: (slot: number) => boolean,
): readonly number[] {
  const found = new Set<number>();
  const open = [...starts];
  for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
    if (found.has(slot) || !enter(slot)) continue;
    found.add(slot);
    open.push(...(instructions[slot] as Instruction).args);
  }
  return [...found].sort((a, b) => a - b);
}
