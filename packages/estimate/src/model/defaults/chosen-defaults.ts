import type { CatalogFact } from "@outlay/pricing";
import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { Choice } from "./choice.ts";
import type { Default, Defaults } from "./default.ts";
import { defaultOfAnyFact, defaultOfFacts } from "./default-of-facts.ts";
import { ocrChoice } from "./ocr-choice.ts";
import { powerChoice } from "./power-choice.ts";
import { storeChoice } from "./store-choice.ts";
import { teamChoice } from "./team-choice.ts";

/** What of the catalog a choice looks at. */
type Known = Pick<EstimateFacts, "defaults" | "services" | "countries">;

/** Every choice by which a plan names a part of the catalog instead of stating an amount. */
const choices: readonly ((plan: Plan, known: Known) => Choice | undefined)[] = [
  teamChoice,
  storeChoice,
  ocrChoice,
  powerChoice,
];

/** The defaults of a plan that names where its people and machines are, its store, its reading of pages. */
export interface ChosenDefaults {
  readonly defaults: Defaults;
  readonly notes: readonly EstimateNote[];
}

/**
 * Puts what a plan names by choice in the place of the rows that are assumed without it: a team's rate
 * by region, the prices of a vector store, of reading a page, of electricity in a country. A figure of
 * the plan's `inputs` still goes first.
 *
 * @param known the catalog ships with the model, so the facts that a choice names must be there
 */
export function chosenDefaults(plan: Plan, known: Known): ChosenDefaults {
  const { defaults, services } = known;
  const chosen = choices.flatMap((choice) => choice(plan, known) ?? []);
  if (chosen.length === 0) return { defaults, notes: [] };
  const factOf = (id: string): CatalogFact => {
    const fact = services.get(id);
    if (fact === undefined) throw new Error(`the catalog has no fact ${id}`);
    return fact;
  };
  const rows = new Map<string, Default>();
  for (const [id, taken] of chosen.flatMap((choice) => Object.entries(choice.rows))) {
    const row = defaults.get(id);
    if (row === undefined) throw new Error(`the defaults have no row ${id}`);
    rows.set(
      id,
      "anyOf" in taken
        ? defaultOfAnyFact(row, taken.anyOf.map(factOf))
        : defaultOfFacts(
            row,
            taken.map(({ id: named, times = 1 }) => ({ fact: factOf(named), times })),
          ),
    );
  }
  return {
    defaults: new Map([...defaults, ...rows]),
    notes: chosen.flatMap(({ notes }) => notes),
  };
}
