/** What is looked at of an element, of any DOM. */
interface PageElement {
  readonly localName: string;
  readonly textContent: string | null;
  readonly id: string;
  readonly children: Iterable<PageElement> & { readonly length: number };
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** A page, of any DOM. */
export interface PageDocument {
  readonly documentElement: PageElement;
  readonly title: string;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/**
 * What is wrong with a page for who reads it without seeing it, or with what it may load: headings that
 * skip a level, tables without a name or headers, pictures without words, names that lead nowhere.
 */
export function pageFaults(document: PageDocument): string[] {
  const faults: string[] = [];
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const must = (good: boolean, fault: string) => void (good || faults.push(fault));

  must(document.documentElement.getAttribute("lang") === "en", "the page says no language");
  must((document.title ?? "").trim() !== "", "the page has no title");
  must(all("main").length === 1, "not one main");
  must(all("h1").length === 1, "not one h1");
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6")) {
    const its = Number(heading.localName.slice(1));
    must(its <= level + 1, `${heading.localName} after h${level}: ${heading.textContent}`);
    must((heading.textContent ?? "").trim() !== "", `an empty ${heading.localName}`);
    level = its;
  }

  const ids = all("[id]").map((element) => element.id);
  const known = new Set(ids);
  for (const id of known) must(ids.indexOf(id) === ids.lastIndexOf(id), `two of id ${id}`);
  for (const name of ["aria-labelledby", "aria-describedby"]) {
    for (const element of all(`[${name}]`)) {
      for (const id of (element.getAttribute(name) ?? "").split(" ")) {
        must(known.has(id), `${name} leads nowhere: ${id}`);
      }
    }
  }
  for (const link of all("a")) {
    const href = link.getAttribute("href") ?? "";
    must(/^https:\/\//.test(href) || known.has(href.slice(1)), `a link leads nowhere: ${href}`);
    must((link.textContent ?? "").trim() !== "", `a link without words: ${href}`);
  }

  for (const [at, table] of all("table").entries()) {
    const name = table.querySelector("caption")?.textContent ?? `table ${at}`;
    must(table.querySelector("caption") !== null, `${name} has no caption`);
    const columns = table.querySelector("thead tr")?.children.length ?? 0;
    must(columns > 0, `${name} has no headers of columns`);
    for (const row of table.querySelectorAll("tbody tr")) {
      const cells = [...row.children];
      const wide = cells.reduce((sum, cell) => sum + Number(cell.getAttribute("colspan") ?? 1), 0);
      must(wide === columns, `${name}: a row of ${wide} cells, of ${columns} columns`);
      must(cells[0]?.localName === "th", `${name}: a row without a header`);
    }
    for (const head of table.querySelectorAll("th"))
      must(head.getAttribute("scope") !== null, `${name}: a header without a scope`);
  }

  for (const picture of all("svg")) {
    must(picture.getAttribute("role") === "img", "a picture that is no img");
    const name = picture.getAttribute("aria-label") ?? picture.getAttribute("aria-labelledby");
    must(name !== null, "a picture without a name");
  }
  for (const part of all(
    "script, iframe, object, embed, form, base, img, audio, video, style[src]",
  ))
    faults.push(`a ${part.localName}`);
  for (const element of all("*")) {
    for (const { name, value } of element.attributes) {
      must(!/^on/i.test(name), `a handler: ${name}`);
      const loads = ["src", "srcset", "data", "poster", "xlink:href"].includes(name);
      must(!loads, `it loads something: ${name}="${value}"`);
    }
  }
  const styles = all("style").map((style) => style.textContent);
  must(!styles.some((css) => /url\(|@import/i.test(css ?? "")), "a style loads something");
  return faults;
}
