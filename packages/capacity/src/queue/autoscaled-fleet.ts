/**
 * Replicas of a fleet that follows a load, by slot. What runs now must serve all that comes until a replica
 * asked for now would serve, so a slot has what the busiest of the slots from now to the end of a start
 * needs: replicas start ahead of the load, as by a timetable, and are paid for while they start. They stop as
 * soon as nothing in that time needs them.
 *
 * Always true: no slot has fewer than it needs, nor more than the busiest slot of all.
 *
 * @param needed replicas that each slot needs
 * @param slotS length of a slot, seconds
 * @param startS seconds from the decision until a new replica serves: machine, weights, warming up
 * @example
 * autoscaledFleet([1, 1, 4, 1], 3600, 600) // => [1, 4, 4, 1]
 */
export function autoscaledFleet(
  needed: readonly number[],
  slotS: number,
  startS: number,
): readonly number[] {
  const ahead = Math.min(needed.length - 1, Math.ceil(startS / slotS));
  return needed.map((_, slot) =>
    needed.slice(slot, slot + ahead + 1).reduce((most, each) => Math.max(most, each), 0),
  );
}
