import { reportMarkdown, workbookOf } from "@outlay/report";
import { withOrigin } from "../../browser/pdf-text.ts";
import { printPage } from "../../browser/print-page.ts";
import type { MadeFile, Material } from "./made-file.ts";
import { picturesOf } from "./pictures.ts";
import type { Target } from "./targets.ts";

/** Makes the files of one format. */
export async function makeFiles(
  { format, path }: Target,
  material: Material,
): Promise<readonly MadeFile[]> {
  const { report, source, browser } = material;
  const generator = `Outlay ${source.outlay}`;
  if (format === "md") {
    return [{ format, path, bytes: Buffer.from(reportMarkdown(report, { generator })) }];
  }
  if (format === "xlsx") return [{ format, path, bytes: workbookOf(source) }];
  // Charts are drawn by a library that is loaded only here.
  const { pageOf } = await import("./page-of.ts");
  const html = pageOf(report, generator);
  if (format === "html") return [{ format, path, bytes: Buffer.from(html) }];
  if (format === "png") return picturesOf(html, path, generator, material);
  const printed = await printPage(await browser(), html);
  const warning = printed.fits
    ? {}
    : { warning: "The first page takes more than one sheet, however small it is set." };
  return [
    {
      format,
      path,
      bytes: withOrigin(printed.bytes, generator, source.day),
      pages: printed.pages,
      ...warning,
    },
  ];
}
