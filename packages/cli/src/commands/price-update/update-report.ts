import type { UpdateCatalogue, UpdateProposals } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import { comment, type ProposalFile } from "./proposal-files.ts";
import { refusedEntryWords, refusedWords } from "./update-words.ts";

/** What is shown. */
export interface UpdateReport {
  readonly proposals: UpdateProposals;
  readonly files: readonly ProposalFile[];
  readonly catalogues: readonly UpdateCatalogue[];
  readonly day: string;
  /** Entries on one catalogue's word, which are not shown. */
  readonly single: number;
  readonly all: boolean;
}

/** Lines of one list before it is cut. */
const SHOWN = 10;

/** What says nothing new: ours was seen later, began after the catalogue, has ended, or was decided. */
const STALE = ["seen_later", "began_later", "ended", "reviewed"];

/** The counts first, then the proposals and what is not proposed, as YAML with comments. */
export function updateText(report: UpdateReport): string {
  const { proposals, files, all } = report;
  const { refused, refusedEntries, gone } = proposals;
  const stale = refused.filter(({ because }) => STALE.includes(because.code));
  const shown = refused.filter((one) => all || !stale.includes(one));
  const lists = [
    { title: "Not proposed, because:", lines: shown.map(refusedWords) },
    {
      title: "New models not proposed, because:",
      lines: refusedEntries
        .filter(({ because }) => all || because.code !== "no_price")
        .map(refusedEntryWords),
    },
    {
      title: "Gone? No proposing catalogue has these models of ours:",
      lines: gone.map(({ provider, model }) => `${provider}/${model}`),
    },
  ].filter(({ lines }) => lines.length > 0);
  const parts = [
    comment(countsText(report, stale.length)).join("\n"),
    ...files.map(({ name, text }) => {
      const path = name === "sources.yaml" ? "catalog/sources/" : `catalog/prices/${name}`;
      return `${comment(`── ${path} ──`).join("\n")}\n${text}`;
    }),
    ...lists.map(({ title, lines }) => {
      const left = all ? 0 : lines.length - SHOWN;
      return [
        ...comment(title),
        ...lines.slice(0, all ? lines.length : SHOWN).flatMap((line) => comment(`- ${line}`)),
        ...(left > 0 ? comment(`and ${grouped(left)} more; --all lists them`) : []),
      ].join("\n");
    }),
  ];
  return parts.join("\n\n");
}

function countsText({ proposals, catalogues, day, single }: UpdateReport, stale: number): string {
  const { sheets, entries, refused, refusedEntries, gone, counts } = proposals;
  const books = catalogues.map(
    (one) => `${one.spec.id} of ${one.day}${one.proposes ? "" : " (beside)"}`,
  );
  return [
    `${grouped(counts.models)} models of ours on ${day} beside ${books.join(", ")}: ${grouped(counts.compared)} prices compared, ${grouped(counts.equal)} equal.`,
    `Proposed: ${many(sheets.length, "sheet", "sheets")}, ${many(entries.length, "new entry", "new entries")}. Not proposed: ${many(refused.length, "price", "prices")} (${grouped(stale)} of them seen at a source as late as the catalogue or later, decided before, or of models that ended), ${many(refusedEntries.length + single, "new model", "new models")} (${grouped(single)} on one catalogue's word${single > 0 ? "; --all proposes them" : ""}).`,
    `We lack ${many(counts.lacking, "price", "prices")} of theirs for models that we have: \`outlay price check --missing\`. ${many(gone.length, "model", "models")} of ours in no proposing catalogue; ${grouped(counts.elsewhere)} of theirs are of sellers without a file here.`,
    "Nothing was changed. Read each proposal beside the seller's page, paste what is right, run `npm test`.",
  ].join("\n");
}

const many = (count: number, one: string, more: string): string =>
  `${grouped(count)} ${count === 1 ? one : more}`;
