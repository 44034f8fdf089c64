/**
 * The text between two markers, `<!-- name:begin -->` and `<!-- name:end -->`, made anew.
 *
 * @throws Error where a marker is missing
 */
export function replaceBlock(text: string, name: string, block: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`the markers of ${name} are lost`);
  return `${before}${begin}\n\n${block}\n\n${end}${after}`;
}
