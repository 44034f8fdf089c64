import type { VerbWords } from "./describe-verbs.ts";

/** The completion script for fish. */
export const fishScript = (verbs: readonly VerbWords[]): string =>
  verbs.map((verb) => verb.path.join(" ")).join("\n");
