import { strToU8, zipSync } from "fflate";
import { makeTexts } from "./cell.ts";
import { printNames, type Sheet, sheetXml } from "./sheet.ts";
import { makeStyles } from "./style.ts";
import { xmlText } from "./xml-text.ts";

/** What a workbook says of itself. */
export interface Properties {
  readonly title: string;
  readonly subject: string;
  /** Program and version. */
  readonly creator: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** A name for cells: `workload_tasks` for `Inputs!$B$6`. */
export interface DefinedName {
  readonly name: string;
  readonly refersTo: string;
}

/** All of a workbook. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly names: readonly DefinedName[];
  readonly properties: Properties;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const packaging = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Without a zone: the same hour on the clock of every machine, so the same bytes. */
const zipDate = "2000-01-01T12:00:00";

/**
 * A workbook as the bytes of an .xlsx file (ISO/IEC 29500); the same workbook gives the same bytes.
 * Programs calculate all formulas when they open it.
 */
export function workbookBytes({ sheets, names, properties }: Workbook): Uint8Array {
  const styles = makeStyles();
  const texts = makeTexts();
  const pages = sheets.map((sheet, at) => sheetXml(sheet, styles, texts, at === 0));
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relations([
      [`${office}/relationships/officeDocument`, "xl/workbook.xml"],
      [`${packaging}/relationships/metadata/core-properties`, "docProps/core.xml"],
      [`${office}/relationships/extended-properties`, "docProps/app.xml"],
    ]),
    "docProps/app.xml": `${head}<Properties xmlns="${office}/extended-properties"><Application>${xmlText(properties.creator)}</Application></Properties>`,
    "docProps/core.xml": coreProperties(properties),
    "xl/workbook.xml": workbookXml(sheets, names),
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map(
        (_, at) => [`${office}/relationships/worksheet`, `worksheets/sheet${at + 1}.xml`] as const,
      ),
      [`${office}/relationships/styles`, "styles.xml"],
      [`${office}/relationships/sharedStrings`, "sharedStrings.xml"],
    ]),
    "xl/styles.xml": styles.xml(),
    "xl/sharedStrings.xml": texts.xml(),
    ...Object.fromEntries(pages.map((page, at) => [`xl/worksheets/sheet${at + 1}.xml`, page])),
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    { level: 6, mtime: zipDate },
  );
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  const parts = [
    part("xl/workbook.xml", `${types}.sheet.main+xml`),
    ...Array.from({ length: sheets }, (_, at) =>
      part(`xl/worksheets/sheet${at + 1}.xml`, `${types}.worksheet+xml`),
    ),
    part("xl/styles.xml", `${types}.styles+xml`),
    part("xl/sharedStrings.xml", `${types}.sharedStrings+xml`),
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    part(
      "docProps/app.xml",
      "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
  ];
  return `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`;
}

const relations = (targets: readonly (readonly [string, string])[]): string =>
  `${head}<Relationships xmlns="${packaging}/relationships">${targets
    .map(
      ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

function coreProperties({ title, subject, creator, day }: Properties): string {
  const at = `<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created>`;
  return `${head}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(subject)}</dc:subject><dc:creator>${xmlText(creator)}</dc:creator>${at}${at.replaceAll("created", "modified")}</cp:coreProperties>`;
}

function workbookXml(sheets: readonly Sheet[], names: readonly DefinedName[]): string {
  const tabs = sheets.map(
    ({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const printed = sheets.flatMap((sheet, at) =>
    printNames(sheet).map(
      ([name, range]) => `<definedName name="${name}" localSheetId="${at}">${range}</definedName>`,
    ),
  );
  const filters = sheets.flatMap(({ name, filter }, at) =>
    filter === undefined
      ? []
      : [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${name}'!${filter.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2")}</definedName>`,
        ],
  );
  const own = names.map(
    ({ name, refersTo }) => `<definedName name="${name}">${xmlText(refersTo)}</definedName>`,
  );
  const all = [...filters, ...printed, ...own];
  const defined = all.length === 0 ? "" : `<definedNames>${all.join("")}</definedNames>`;
  return `${head}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${tabs.join("")}</sheets>${defined}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}
