import { expect, it } from "vitest";
import { pageCount, withOrigin } from "./pdf-text.ts";

const pdf = `%PDF-1.4
1 0 obj
<</Title (T \\(x\\))
/Creator (Mozilla/5.0 \\(X11; Linux x86_64\\) HeadlessChrome/156.0.0.0)
/CreationDate (D:20261123232909+00'00')
/ModDate (D:20261123232909+00'00')>>
endobj
2 0 obj
<</Type /Pages /Count 2>>
endobj
3 0 obj
<</Type /Page
/Creator (someone else)>>
endobj
4 0 obj
<</Type /Page
>>
endobj`;

it("counts pages, not the list of them", () => {
  expect(pageCount(Buffer.from(pdf))).toBe(2);
});

it("says who made it and on which day, and moves no byte", () => {
  const made = Buffer.from(withOrigin(Buffer.from(pdf), "Outlay 0.1.0", "2026-11-23"));
  expect(made.length).toBe(pdf.length);
  expect(made.indexOf("endobj")).toBe(pdf.indexOf("endobj"));
  expect(made.toString()).toMatch(/\/Creator \(Outlay 0\.1\.0\) +\n/);
  expect(made.toString().match(/\(D:20261123000000\+00'00'\)/g)).toHaveLength(2);
  expect(made.toString()).toContain("/Title (T \\(x\\))");
  expect(made.toString()).toContain("(someone else)");
});

it("leaves a file as it is that names its maker too shortly", () => {
  const short = Buffer.from("1 0 obj\n<</Creator (x)>>\nendobj");
  expect(withOrigin(short, "Outlay 0.1.0", "2026-11-23")).toEqual(short);
});

it("takes no word of a title for a part of the file", () => {
  const named = Buffer.from(pdf.replace("(T ", "(T endobj "));
  expect(Buffer.from(withOrigin(named, "Outlay 0.1.0", "2026-11-23")).toString()).toContain(
    "/Creator (Outlay 0.1.0)",
  );
});
