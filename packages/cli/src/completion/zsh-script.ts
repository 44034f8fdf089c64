import type { VerbWords } from "./describe-verbs.ts";

/** The completion script for zsh. */
export const zshScript = (verbs: readonly VerbWords[]): string =>
  verbs.map((verb) => verb.path.join(" ")).join("\n");
