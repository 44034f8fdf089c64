import type { Browser } from "./open-browser.ts";
import { fits } from "./print-page.ts";
import { evaluate, showPage } from "./show-page.ts";

/** Which parts of a page become pictures, and how. */
export interface PictureRequest {
  /** Selectors; each names one element. */
  readonly parts: readonly string[];
  /** CSS pixels of the page; a picture has twice as many. */
  readonly width: number;
  readonly dark: boolean;
  /** Part that becomes a sheet of A4 as it is printed, first; paper is never dark. */
  readonly sheet?: string;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Space around a part, CSS pixels. */
const around = 24;

/** PNGs of parts of a page in the order asked for, two pixels for each of CSS, ground included. */
export async function takePictures(
  browser: Browser,
  html: string,
  { parts, width, dark, sheet }: PictureRequest,
): Promise<Uint8Array[]> {
  const size = (height: number) =>
    browser.send("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: 2,
      mobile: false,
    });
  const pictures = sheet === undefined ? [] : [await sheetOf(browser, html, sheet)];
  await size(900);
  await browser.send("Emulation.setEmulatedMedia", {
    media: "screen",
    features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }],
  });
  await showPage(browser, html);
  // Around a picture is paper, and nothing to click on. What is in no picture takes no time.
  const quiet = `nav, details, .skip, .rest section > :not(.exhibit), footer, .paper-only { display: none !important } .exhibit, section { margin-block: ${2 * around}px !important; border: 0 !important }`;
  await evaluate(
    browser,
    `void document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(quiet)} }))`,
  );
  // All of it is in view, so that nothing is laid out anew for a picture.
  await size((await evaluate(browser, "document.documentElement.scrollHeight")) as number);
  for (const part of parts) {
    const { x, y, width: wide, height } = await boxOf(browser, part);
    const { data } = await browser.send("Page.captureScreenshot", {
      format: "png",
      clip: {
        x: x - around,
        y: Math.max(0, y - around),
        width: wide + 2 * around,
        height: height + 2 * around,
        scale: 1,
      },
    });
    pictures.push(Buffer.from(data as string, "base64"));
  }
  return pictures;
}

/** A4 and its margins in CSS pixels. */
const paper = { width: 794, height: 1123, side: 64, top: 53 } as const;

/** A part as it stands on its sheet of paper, shrunk as far as it is on paper. */
async function sheetOf(browser: Browser, html: string, part: string): Promise<Uint8Array> {
  const { width, height, side, top } = paper;
  await browser.send("Emulation.setDeviceMetricsOverride", {
    width,
    height,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await browser.send("Emulation.setEmulatedMedia", { media: "print", features: [] });
  await showPage(browser, html);
  const margins = `.rest { display: none !important } body { margin: 0 !important; padding: ${top}px ${side}px !important }`;
  await evaluate(
    browser,
    `void document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(margins)} }))`,
  );
  for (const fit of fits) {
    await evaluate(browser, `void document.documentElement.style.setProperty('--fit', '${fit}')`);
    const box = await boxOf(browser, part);
    if (box.y + box.height <= height - top) break;
  }
  const { data } = await browser.send("Page.captureScreenshot", {
    format: "png",
    clip: { x: 0, y: 0, width, height, scale: 1 },
  });
  return Buffer.from(data as string, "base64");
}

async function boxOf(browser: Browser, part: string): Promise<Box> {
  const box = await evaluate(
    browser,
    `(({ x, y, width, height }) => ({ x: Math.floor(x + scrollX), y: Math.floor(y + scrollY), width: Math.ceil(width), height: Math.ceil(height) }))(document.querySelector(${JSON.stringify(part)}).getBoundingClientRect())`,
  );
  return box as Box;
}
