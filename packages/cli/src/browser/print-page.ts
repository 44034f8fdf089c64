import type { Browser } from "./open-browser.ts";
import { pageCount } from "./pdf-text.ts";
import { evaluate, showPage } from "./show-page.ts";

/** A page on paper. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** How much the first page was shrunk to fit on one, 0.7 to 1. */
  readonly fit: number;
  /** Whether the first page is one page. */
  readonly fits: boolean;
}

/** From full size down to what can still be read: how far the first page may be shrunk. */
export const fits = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7] as const;

/**
 * Prints a report: tagged, with an outline, on the paper that its style asks for. What must stand on the
 * first page is shrunk until it does; whether it does is seen by printing it alone.
 */
export async function printPage(browser: Browser, html: string): Promise<Printed> {
  await showPage(browser, html);
  const set = (code: string) => evaluate(browser, `void (${code})`);
  const rest = "document.querySelector('.rest').style";
  await set(`${rest}.display = 'none'`);
  let fit = 1;
  let onOne = false;
  for (fit of fits) {
    await set(`document.documentElement.style.setProperty('--fit', '${fit}')`);
    onOne = pageCount(await pdf(browser)) === 1;
    if (onOne) break;
  }
  await set(`${rest}.display = ''`);
  const bytes = await pdf(browser);
  return { bytes, pages: pageCount(bytes), fit, fits: onOne };
}

async function pdf(browser: Browser): Promise<Uint8Array> {
  const { data } = await browser.send("Page.printToPDF", {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return Buffer.from(data as string, "base64");
}
