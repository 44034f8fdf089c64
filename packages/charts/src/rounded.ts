const PLACES = new Set([
  "x",
  "y",
  "x1",
  "x2",
  "y1",
  "y2",
  "cx",
  "cy",
  "r",
  "width",
  "height",
  "d",
  "points",
]);

/**
 * Rounds every coordinate to a hundredth of a px: a smaller file, and the same bytes whatever the last bits
 * of a machine's logarithm. Plot shifts some marks by half a px on coarse screens; here none is.
 */
export function rounded(svg: Element): void {
  for (const element of svg.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (name === "transform") {
        if (/^translate\((0\.5|0),(0\.5|0)\)$/.test(value)) element.removeAttribute(name);
        else element.setAttribute(name, shorter(value));
      } else if (PLACES.has(name)) element.setAttribute(name, shorter(value));
    }
  }
}

const shorter = (text: string): string =>
  text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => {
    const hundredths = Math.round(Number(number) * 100) / 100;
    if (Number.isNaN(hundredths)) throw new Error(`a place in a picture is not a number: ${text}`);
    return `${hundredths === 0 ? 0 : hundredths}`;
  });
