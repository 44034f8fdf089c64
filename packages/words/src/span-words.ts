/**
 * A length of time for people.
 *
 * @example
 * spanWords(60) // => "5 years"
 * spanWords(18) // => "18 months"
 */
export const spanWords = (months: number): string => {
  const [count, word] = months % 12 === 0 ? [months / 12, "year"] : [months, "month"];
  return `${count} ${word}${count === 1 ? "" : "s"}`;
};
