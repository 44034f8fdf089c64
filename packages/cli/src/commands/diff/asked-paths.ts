import { nearest } from "@outlay/document";
import type { PathId, Plan } from "@outlay/estimate";

/** The paths that `--path P` or `--path P:Q` asks for, or the sentence that says what is allowed. */
export function askedPaths(
  typed: string,
  a: Plan,
  b: Plan,
):
  | { readonly ok: true; readonly value: { readonly a: PathId; readonly b: PathId } }
  | { readonly ok: false; readonly error: string } {
  const [first = "", second = first, more] = typed.split(":");
  if (more !== undefined || first === "" || second === "") {
    return {
      ok: false,
      error: `--path "${typed}" is not a path or two with a colon: hosted, or hosted:self-hosted.`,
    };
  }
  const inA = named(first, a, "A");
  if (!inA.ok) return inA;
  const inB = named(second, b, "B");
  if (!inB.ok) return inB;
  return { ok: true, value: { a: inA.value, b: inB.value } };
}

function named(path: string, plan: Plan, side: string) {
  const has = Object.keys(plan.paths) as PathId[];
  const found = has.find((each) => each === path);
  if (found !== undefined) return { ok: true, value: found } as const;
  const near = nearest(path, has);
  const words = near === undefined ? `it has ${has.join(" and ")}` : `did you mean ${near}?`;
  return { ok: false, error: `${side} has no path ${path}; ${words}` } as const;
}
