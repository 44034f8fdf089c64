import { workbookPart } from "./workbook-part.ts";

/**
 * The program that an .xlsx file says it was saved by: `Outlay 0.1.0`, or `Microsoft Excel` once a person
 * has changed it there; undefined where it says nothing or is no such file.
 */
export const workbookProgram = (bytes: Uint8Array): string | undefined =>
  /<Application>([^<]*)</.exec(workbookPart(bytes, "docProps/app.xml") ?? "")?.[1];
