import { mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Scanned pages that are read by machine before the launch: pages × price of one. */
export function addScannedPages(sheet: Sheet, plan: Plan, path: PathId): void {
  const stated = plan.data?.scanned_pages;
  if (stated === undefined) return;
  const pages = sheet.believe({
    id: "data.scanned_pages",
    doc: "Scanned pages whose text is read by machine.",
    plan: stated,
    key: "data.scanned_pages",
  });
  sheet.build({
    path,
    id: "scanned-pages",
    title: "Reading scanned pages",
    doc: "Scanned pages × price of reading one by machine.",
    category: "data-preparation",
    phase: "data-preparation",
    amount: mul(
      pages,
      sheet.assume(
        "data.ocr",
        "Turning one page into text: text alone, with its layout and tables, or with forms.",
      ),
    ),
    overruns: false,
    spending: "opex",
    bought: true,
  });
}
