import { capital, pathWords } from "@outlay/words";
import type { Text } from "../../document/block.ts";
import { colophonOf } from "../../document/colophon.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { looks } from "../looks.ts";
import type { Sheet } from "../spreadsheet/sheet.ts";
import { Page } from "./page.ts";

const widths: readonly number[] = [52, 20, 20, 20, 20, 20];

/** `Notes`: what recalculates, what does not, what to know beside the figures, how to make it again. */
export function notesSheet(source: ReportSource): Sheet {
  const { estimate } = source.estimated;
  const page = new Page(widths);
  page.add([{ content: "Notes", style: looks.title }], 26);
  const list = (title: string, texts: readonly string[]): void => {
    if (texts.length === 0) return;
    page.block(title);
    for (const text of texts) page.sentence(text, looks.sentence);
  };
  list("What recalculates", [
    "Every figure that is not in grey italics. Each is a formula over the cells of Inputs, through Model and Months: the same quantities, under the same names, as outlay explain opens.",
    "With the inputs as delivered, the formulas give what Outlay gave with every input at the middle of what is believed.",
    "All sheets but the blue cells are protected against slips, without a password.",
  ]);
  list("What does not", [
    "P10, P50, P80, P90 and all chances: they come from simulated futures, in which every input varies. A change of one value does not move them.",
    "Choices that were made once, at the values as delivered: the models, the kind of machine, which lines a path has, what may be built, months and fiscal years; which parts of a prompt a vendor keeps in its cache (from its shortest prompt, from the second call of a task) and which price holds for a typical call. How many machines are needed does follow.",
    "An input that stands at 0 and that the model therefore leaves out: its cell is grey and closed, and says so.",
    "Low and high of an input: they say how sure a value is, and stand in no formula.",
    "To have all of it follow, change the plan (the key beside each input) and make the workbook again.",
  ]);
  list("Words", [
    "P50: half of the simulated futures lie below. P80: one in five lies above. A figure that has 20 % chance to be passed is no worst case.",
    "An input that is an event with less than even odds stands at 0, as if it did not happen; in the simulated futures it happens as often as it is likely.",
    "Present value: what is paid later counts for less, what is paid before the launch for more, at the discount rate on Inputs.",
    "Share and yearly rates are in percent. USD / token is for one token: 0.000003 is 3 USD a million.",
  ]);
  list(
    "What to know beside the figures",
    estimate.notes.map(({ path, text }) => {
      const about = estimate.paths.find(({ id }) => id === path);
      return about === undefined ? text : `${capital(pathWords[about.id])}: ${text}`;
    }),
  );
  list("How to make it again", colophonOf(source).map(plainText));
  return {
    name: "Notes",
    widths,
    rows: page.rows,
    merged: page.merged,
    print: page.print(),
    tab: "7F7F7F",
  };
}

const plainText = (text: Text): string =>
  typeof text === "string"
    ? text
    : text.map((run) => (typeof run === "string" ? run : run.text)).join("");
