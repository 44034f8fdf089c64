/**
 * The fewest replicas for which `serves` holds, where more of them never serve worse; undefined where not
 * even `most` do.
 *
 * @param guess where the search begins
 * @example
 * fewestReplicas((replicas) => replicas >= 37, 10, 1000) // => 37
 * fewestReplicas(() => false, 10, 1000) // => undefined
 */
export function fewestReplicas(
  serves: (replicas: number) => boolean,
  guess: number,
  most: number,
): number | undefined {
  let enough = Math.max(1, Math.min(guess, most));
  let tooFew = 0;
  while (!serves(enough)) {
    if (enough >= most) return undefined;
    tooFew = enough;
    enough = Math.min(most, enough + Math.max(1, Math.ceil(enough / 3)));
  }
  while (enough - tooFew > 1) {
    // A guess that serves is seldom far too many.
    const middle = Math.floor(tooFew === 0 ? enough * 0.75 : (tooFew + enough) / 2);
    if (serves(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
