import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { withSoftware } from "../../browser/png-origin.ts";
import { isOurs } from "./our-mark.ts";

/** A picture of one pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==",
  "base64",
);

it.each([
  { format: "html", text: '<meta name="generator" content="Outlay 0.1.0">', want: true },
  { format: "html", text: '<meta name="generator" content="Hugo 0.1.0">', want: false },
  { format: "md", text: "<!-- Outlay 0.1.0: outlay report --md -->\n# A", want: true },
  { format: "md", text: "# Outlay 0.1.0", want: false },
  { format: "pdf", text: "%PDF-1.4\n<</Creator (Outlay 0.1.0) >>", want: true },
  { format: "pdf", text: "%PDF-1.4\n<</Creator (Writer)>>", want: false },
  { format: "html", text: "", want: false },
] as const)("$format $text is ours: $want", ({ format, text, want }) => {
  expect(isOurs(format, Buffer.from(text))).toBe(want);
});

it.each([
  { application: "Outlay 0.1.0", want: true },
  { application: "Microsoft Excel", want: false },
])("a workbook saved by $application is ours: $want", ({ application, want }) => {
  const bytes = zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "docProps/app.xml": strToU8(
      `<Properties><Application>${application}</Application></Properties>`,
    ),
  });
  expect(isOurs("xlsx", bytes)).toBe(want);
  expect(isOurs("xlsx", bytes.subarray(0, 60))).toBe(false);
});

it("marks a picture", () => {
  expect(isOurs("png", pixel)).toBe(false);
  expect(isOurs("png", withSoftware(pixel, "Outlay 0.1.0", "A"))).toBe(true);
});
