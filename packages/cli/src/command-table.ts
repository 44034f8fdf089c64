import type { Entry } from "./command.ts";

/** Every verb of `outlay`, in the order of the help. A new verb is one entry here. */
export const commandTable: readonly Entry[] = [
  {
    name: "init",
    group: "Plans",
    summary: "Write a first plan from a few answers",
    load: () => import("./commands/init.ts"),
  },
  {
    name: "completion",
    group: "Shell",
    summary: "Print the completion script for your shell",
    load: () => import("./commands/completion.ts"),
  },
];
