const special: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Characters that XML has no room for, escaped or not: a file that holds one is opened by nobody. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escaped = (text: string): string =>
  text.replace(forbidden, "").replace(/[&<>"]/g, (sign) => special[sign] ?? sign);

const SVG = "http://www.w3.org/2000/svg";

/**
 * A picture as XML text, for a file of its own or inside HTML. Attributes stand in the order of their names:
 * the same picture gives the same bytes from every document.
 *
 * @param element what `drawChart` gave
 */
export const svgText = (element: Element): string => nodeText(element, true);

function nodeText(element: Element, root: boolean): string {
  const name = element.localName;
  const attributes = [...element.attributes]
    .filter((attribute) => attribute.name !== "xmlns")
    .map((attribute) => [attribute.name, attribute.value] as const)
    .concat(root ? [["xmlns", SVG] as const] : [])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join("");
  const inside = [...element.childNodes].map(childText).join("");
  return inside === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}

function childText(node: ChildNode): string {
  // 1: an element, 3: text.
  if (node.nodeType === 1) return nodeText(node as Element, false);
  return node.nodeType === 3 ? escaped(node.textContent ?? "") : "";
}
