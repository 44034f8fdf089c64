import type { Browser } from "./open-browser.ts";

/** Puts HTML into the browser's page and waits until it is laid out. */
export async function showPage(browser: Browser, html: string): Promise<void> {
  await browser.send("Page.enable");
  const { frameTree } = await browser.send("Page.getFrameTree");
  const { id } = (frameTree as { frame: { id: string } }).frame;
  await browser.send("Page.setDocumentContent", { frameId: id, html });
  await evaluate(browser, "document.fonts.ready.then(() => true)");
}

/**
 * The value of an expression in the page, or of the promise that it gives; JSON.
 *
 * @throws where the expression throws: it is ours, so that is a defect
 */
export async function evaluate(browser: Browser, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await browser.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(`in the page: ${expression}`);
  return (result as { value?: unknown }).value;
}
