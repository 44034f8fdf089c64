import { type Driver, driversOf, type Estimated, type InputResult } from "@outlay/estimate";
import { chosenPath, hasPeople } from "@outlay/words";

/** An input with what it alone moves, from one in ten below to one in ten above; USD over the horizon. */
export interface MovedInput {
  readonly input: InputResult;
  /** The total of the chosen path. */
  readonly movesUsd: number;
  /** The same with people who take over; absent where nobody takes over. */
  readonly movesWithPeopleUsd?: number;
}

/** Every input with what it moves of the chosen path, the largest first; those that move nothing last. */
export function movedInputs({ estimate, model }: Estimated): readonly MovedInput[] {
  const chosen = chosenPath(estimate);
  if (chosen === undefined) return [];
  const whole = `${chosen.id}.total-with-fallback`;
  const people = hasPeople(chosen) && model.graph.nodes.has(whole);
  const [total, withPeople] = driversOf(model.graph, [
    `${chosen.id}.total`,
    ...(people ? [whole] : []),
  ]);
  const [swings, swingsWithPeople] = [total, withPeople].map((found) => swingsOf(found?.drivers));
  return estimate.inputs
    .map((input): MovedInput => {
      const movesUsd = swings?.get(input.id) ?? 0;
      const movesWithPeopleUsd = swingsWithPeople?.get(input.id) ?? 0;
      return { input, movesUsd, ...(people ? { movesWithPeopleUsd } : {}) };
    })
    .sort(
      (a, b) =>
        b.movesUsd - a.movesUsd ||
        (b.movesWithPeopleUsd ?? 0) - (a.movesWithPeopleUsd ?? 0) ||
        (a.input.id < b.input.id ? -1 : 1),
    );
}

const swingsOf = (drivers: readonly Driver[] = []): ReadonlyMap<string, number> =>
  new Map(drivers.map(({ id, swing }) => [id, swing]));
