/**
 * Edits between two words: insert, delete, replace, or swap two neighbours (optimal string
 * alignment). Case is ignored and `-`, `_` and space count as the same sign.
 */
function edits(left: string, right: string): number {
  const a = plain(left);
  const b = plain(right);
  let twoAgo: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replace, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (twoAgo[j - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    twoAgo = previous;
    previous = current;
  }
  return previous[b.length] ?? a.length;
}

const plain = (word: string): string => word.slice(0, 80).toLowerCase().replaceAll(/[-_ ]/g, "-");

/**
 * The candidates a mistyped word most likely meant, best first; none when nothing is close.
 *
 * Close means at most a third of the longer word's letters differ, or that one word begins with or
 * contains the other (three letters or more).
 *
 * @param limit how many candidates at most
 * @example
 * nearestAll("sonet", ["sonnet", "haiku", "opus"]) // => ["sonnet"]
 */
export function nearestAll(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = plain(word);
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of candidates) {
    const distance = edits(word, candidate);
    const longer = Math.max(word.length, candidate.length);
    const other = plain(candidate);
    const shorter = Math.min(wanted.length, other.length);
    const contains = shorter >= 3 && (other.includes(wanted) || wanted.includes(other));
    if (distance <= Math.max(1, Math.floor(longer / 3)) && distance < longer) {
      scored.push({ candidate, score: distance / longer });
    } else if (contains) {
      scored.push({ candidate, score: 0.34 + distance / longer });
    }
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, limit).map((entry) => entry.candidate);
}

/**
 * The one candidate nearest to a mistyped word, or undefined when none is close.
 *
 * @example
 * nearest("input_token", ["input_tokens", "output_tokens"]) // => "input_tokens"
 * nearest("colour", ["input_tokens"]) // => undefined
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined =>
  nearestAll(word, candidates, 1)[0];
