import { readdirSync, readFileSync } from "node:fs";
import { checklistOf } from "@outlay/estimate";
import { expect, it } from "vitest";
import type { Row, Table } from "../../document/block.ts";
import { exampleSources } from "../../example-source.test-support.ts";
import { checklistSection } from "./checklist-section.ts";

const root = new URL("../../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);
const made = (plan: string) => source(`examples/${plan}.yaml`, { draws: 400 });
const tableOf = (plan: string): Table => {
  const [table] = checklistSection(made(plan)).blocks;
  if (table?.kind !== "table") throw new Error("no table");
  return table;
};
const rowOf = (plan: string, question: string): Row => {
  const found = tableOf(plan).rows.find(({ cells }) => cells[0] === question);
  if (found === undefined) throw new Error(`no question ${question}`);
  return found;
};

it.each(["support-assistant", "fintech-retrieval", "internal-assistant"])(
  "of %s has every question, the five published ones first",
  (plan) => {
    const of = made(plan);
    const { questions } = checklistOf(of.plan, of.estimated);
    const rows = tableOf(plan).rows.filter(({ kind }) => kind !== "group");
    expect(rows.map(({ cells }) => cells[0])).toEqual(questions.map(({ question }) => question));
    expect(questions.slice(0, 5).every(({ published }) => published)).toBe(true);
    expect(questions.slice(5).some(({ published }) => published)).toBe(false);
  },
);

it("ticks what is answered, and shows it pale", () => {
  const row = rowOf("fintech-retrieval", "How much does a person look over?");
  expect(row.kind).toBe("pale");
  expect(row.cells[2]).toBe("✓");
});

it("names another path where an answer moves that one alone", () => {
  const row = rowOf("support-assistant", "Are the machines or the quota there, and at what price?");
  expect(row.cells[3]).toBe("–");
  expect(JSON.stringify(row.cells[4])).toMatch(/Moves self-hosted by \$\d+K\. /);
});

it("puts the key that moves most first, and ticks those that are stated", () => {
  const row = rowOf("support-assistant", "How much does a person look over?");
  expect(row.cells.at(-1)).toEqual([
    "Rate of the people who review: ",
    { kind: "code", text: "review.rate" },
    ", ",
    "✓ ",
    { kind: "code", text: "review.share" },
    ", ",
    "✓ ",
    { kind: "code", text: "review.minutes" },
  ]);
});

it("says what an answer moves with people who take over, and without them beside it where that is another figure", () => {
  const wages = rowOf("support-assistant", "What does an hour of work cost?");
  expect(JSON.stringify(wages.cells[3])).toMatch(/\$\d\.\dM/);
  expect(JSON.stringify(wages.cells[4])).toMatch(/Without them, \$\d+K\. /);
  const review = rowOf("support-assistant", "How much does a person look over?");
  expect(JSON.stringify(review.cells[4])).not.toContain("Without them");
});

it("puts the answer that moves most first, people who take over included, and sums up the same", () => {
  const of = made("fintech-retrieval");
  const { questions } = checklistOf(of.plan, of.estimated);
  const [most] = [...questions].sort(
    (a, b) => (b.compared?.together ?? 0) - (a.compared?.together ?? 0),
  );
  const blocks = JSON.stringify(checklistSection(of).blocks);
  expect(blocks).toContain(`The answer that moves most: ${most?.question}`);
  const ours = questions.filter(({ published }) => !published);
  const moves = ours.map(({ compared, total }) => (compared ?? total)?.together ?? 0);
  expect(moves).toEqual(moves.toSorted((a, b) => b - a));
});

it("does not tick a question of which the plan says nothing", () => {
  for (const plan of ["support-assistant", "fintech-retrieval", "internal-assistant"]) {
    const of = made(plan);
    const { questions } = checklistOf(of.plan, of.estimated);
    for (const { question, keys } of questions) {
      const ticked = rowOf(plan, question).cells[2] === "✓";
      if (keys.length > 0 && !keys.some(({ stated }) => stated)) expect(ticked).toBe(false);
    }
  }
});
