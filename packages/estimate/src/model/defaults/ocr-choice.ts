import type { Plan } from "../../plan/index.ts";
import type { Choice } from "./choice.ts";

/**
 * How pages are read: `text`, `layout` or `forms` at what sellers ask for it, or one seller's service,
 * `textract-forms`. The facts are `ocr.text` and `ocr.textract.forms`.
 */
export function ocrChoice({ data, workload }: Plan): Choice | undefined {
  const ocr = data?.ocr;
  if (ocr === undefined) return undefined;
  const pages = data?.scanned_pages ?? workload.pages;
  return {
    rows: { "data.ocr": [{ id: `ocr.${ocr.replace("-", ".")}` }] },
    notes:
      pages === undefined
        ? [
            {
              code: "input-unused",
              text: "data.ocr has no effect: the plan states no pages to read (data.scanned_pages, workload.pages).",
            },
          ]
        : [],
  };
}
