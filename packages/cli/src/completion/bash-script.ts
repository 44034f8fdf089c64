import type { VerbWords } from "./describe-verbs.ts";

/** The completion script for bash. */
export const bashScript = (verbs: readonly VerbWords[]): string =>
  verbs.map((verb) => verb.path.join(" ")).join("\n");
