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
    name: "estimate",
    group: "Plans",
    summary: "What a plan costs, path by path, with its uncertainty",
    load: () => import("./commands/estimate.ts"),
  },
  {
    name: "report",
    group: "Plans",
    summary: "A page that a team decides from: HTML, PDF, workbook, Markdown, pictures",
    load: () => import("./commands/report.ts"),
  },
  {
    name: "advise",
    group: "Plans",
    summary: "Which models could do the work, what each costs, what rules out the others",
    load: () => import("./commands/advise.ts"),
  },
  {
    name: "diff",
    group: "Plans",
    summary: "What one plan costs more than another, line by line",
    load: () => import("./commands/diff.ts"),
  },
  {
    name: "check",
    group: "Plans",
    summary: "Whether a plan stays within its limits; exit status 3 where it does not",
    load: () => import("./commands/check.ts"),
  },
  {
    name: "approve",
    group: "Plans",
    summary: "Lock what a plan says and costs, and tell later what has changed",
    load: () => import("./commands/approve.ts"),
  },
  {
    name: "explain",
    group: "Plans",
    summary: "Open any number of an estimate to its formula, inputs and sources",
    load: () => import("./commands/explain.ts"),
  },
  {
    name: "price cost",
    group: "Prices",
    summary: "Price recorded responses, to the last digit",
    load: () => import("./commands/price-cost.ts"),
  },
  {
    name: "price meters",
    group: "Prices",
    summary: "Price quantities typed by hand: input_text=50M output_text=2M",
    load: () => import("./commands/price-meters.ts"),
  },
  {
    name: "price list",
    group: "Prices",
    summary: "List the models of a price book with their main prices",
    load: () => import("./commands/price-list.ts"),
  },
  {
    name: "price show",
    group: "Prices",
    summary: "Show every price of a model, with its dates and sources",
    load: () => import("./commands/price-show.ts"),
  },
  {
    name: "price check",
    group: "Prices",
    summary: "Check a price book by itself, or against other catalogues: who is likely right",
    load: () => import("./commands/price-check.ts"),
  },
  {
    name: "price diff",
    group: "Prices",
    summary: "What changed between two price books, or between two days of one",
    load: () => import("./commands/price-diff.ts"),
  },
  {
    name: "price import",
    group: "Prices",
    summary: "A price file of your own from a catalogue or a seller's table",
    load: () => import("./commands/price-import.ts"),
  },
  {
    name: "price update",
    group: "Prices",
    summary: "Propose dated price sheets from catalogues, for a person to read",
    load: () => import("./commands/price-update.ts"),
  },
  {
    name: "capacity",
    group: "Capacity",
    summary: "What hardware serves a model: does it fit, how fast, how many, at what cost",
    load: () => import("./commands/capacity.ts"),
  },
  {
    name: "capacity evaluate",
    group: "Capacity",
    summary: "How near predictions of speed come to measurements in a file",
    load: () => import("./commands/capacity-evaluate.ts"),
  },
  {
    name: "catalog",
    group: "Catalog",
    summary: "What is covered, how old it is and how sure",
    load: () => import("./commands/catalog.ts"),
  },
  {
    name: "catalog list",
    group: "Catalog",
    summary: "List open models, machines by region, services, work, defaults, sources",
    load: () => import("./commands/catalog-list.ts"),
  },
  {
    name: "catalog show",
    group: "Catalog",
    summary: "Show one entry with its unit, day and sources",
    load: () => import("./commands/catalog-show.ts"),
  },
  {
    name: "completion",
    group: "Shell",
    summary: "Print the completion script for your shell",
    load: () => import("./commands/completion.ts"),
  },
  {
    name: "__complete",
    group: "Shell",
    summary: "Print the words of the catalog that a completion script offers",
    hidden: true,
    load: () => import("./commands/complete.ts"),
  },
];
