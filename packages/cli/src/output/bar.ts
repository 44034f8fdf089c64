const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/**
 * A bar of text, good without colour; something that is not zero is always visible.
 *
 * @param share 0 to 1 of `columns`
 * @param columns length of a full bar
 * @example
 * bar(0.5, 4) // => "██"
 * bar(0.001, 10) // => "▏"
 */
export const bar = (share: number, columns: number): string => {
  if (!(share > 0)) return "";
  const steps = Math.max(1, Math.round(Math.min(1, share) * columns * 8));
  return "█".repeat(Math.floor(steps / 8)) + eighths[steps % 8];
};
