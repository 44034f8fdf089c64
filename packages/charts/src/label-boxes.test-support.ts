import { labelWidth } from "./paper/label.ts";

/** Where a line of letters stands in a picture, by the measure that pictures are laid out with. px */
export interface LabelBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The boxes of all letters of a picture, from its elements. */
export const labelBoxes = (svg: Element): LabelBox[] =>
  [...svg.querySelectorAll("text")].map((element) => {
    const text = element.textContent ?? "";
    const group = element.parentNode as Element;
    const [x = Number.NaN, y = Number.NaN] = (element.getAttribute("transform") ?? "")
      .replace(/^translate\(|\)$/g, "")
      .split(",")
      .map(Number);
    const width = labelWidth(text, group.getAttribute("font-weight") === "600");
    const anchor = group.getAttribute("text-anchor") ?? "middle";
    if (Number.isNaN(x + y)) throw new Error(`letters without a place: ${text}`);
    const left = x - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
    return { text, left, right: left + width, top: y - 9, bottom: y + 3 };
  });

/** Pairs of boxes that lie over one another, in words. */
export const overlaps = (boxes: readonly LabelBox[]): string[] =>
  boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `${one.text} over ${other.text}`),
  );
