import {
  type ModelProposal,
  modelLines,
  type ProposedEntry,
  type Source,
  sheetLines,
  type UpdateProposals,
} from "@outlay/pricing";
import { wrapLines } from "../../output/wrap.ts";
import { acceptedWords, confidenceWords } from "./update-words.ts";

/** What is proposed for one file of the catalog. */
export interface ProposalFile {
  /** File name in `catalog/prices/`, such as `openai.yaml`. */
  readonly name: string;
  readonly text: string;
}

/**
 * The proposals by file, each a text in YAML with comments, ready to paste from; files with changed
 * prices first.
 */
export function proposalFiles(
  { sheets, entries }: UpdateProposals,
  fresh: readonly Source[],
): readonly ProposalFile[] {
  const sellers = [...new Set([...sheets, ...entries].map(({ provider }) => provider))];
  const files = sellers.map((seller) => {
    const changed = sheets.filter(({ provider }) => provider === seller);
    const added = entries.filter(({ provider }) => provider === seller);
    return {
      name: `${seller}.yaml`,
      text: [...changed.map(sheetText), ...added.map(entryText)].join("\n\n"),
    };
  });
  const used = new Set(
    [...sheets.map(({ sheet }) => sheet), ...entries.flatMap(({ entry }) => entry.prices)].flatMap(
      (sheet) => [...sheet.sources, ...sheet.usd.flatMap((row) => row.sources ?? [])],
    ),
  );
  const needed = fresh.filter(({ id }) => used.has(id));
  if (needed.length === 0) return files;
  const words = comment(
    "New sources, for a file of `catalog/sources/`; say more exactly what they are:",
  );
  const lines = needed.map((source) => `  - ${JSON.stringify(source)}`);
  return [...files, { name: "sources.yaml", text: [...words, ...lines].join("\n") }];
}

/** A text as comment lines of at most 80 columns. */
export const comment = (text: string): readonly string[] =>
  wrapLines(text.replaceAll(/\p{Cc}/gu, " "), 78).map((line) => `# ${line}`);

function sheetText(proposal: ModelProposal): string {
  const { provider, model, accepted, sheet, before } = proposal;
  const corrects = sheet.from === before.from;
  return [
    ...comment(`${provider}/${model}: at the end of its \`prices\``),
    ...accepted.flatMap((one) => comment(`  ${acceptedWords(one)}`)),
    ...comment(confidenceWords(proposal)),
    ...comment(
      corrects
        ? `It corrects the sheet of ${before.from}: look up whether that one ever was right.`
        : "`from` is the first day for which a catalogue shows it: look up the seller's own.",
    ),
    ...(before.note === undefined ? [] : comment(`The sheet before says: ${before.note}`)),
    ...sheetLines(sheet).map((line) => `    ${line}`),
  ].join("\n");
}

function entryText({ provider, model, entry, books, left }: ProposedEntry): string {
  return [
    ...comment(
      `${provider}/${model}: a new entry under \`models\`, as ${books.join(" and ")} have it`,
    ),
    ...comment(
      "Look up its name, `released`, `context`, and whether it is still sold; `from` is the day of the catalogue.",
    ),
    ...left.flatMap((words) => comment(`left out: ${words}`)),
    ...modelLines(entry).map((line) => `  ${line}`),
  ].join("\n");
}
