import { expect, it } from "vitest";
import { BrowserError, browserErrorText } from "./browser-error.ts";

it.each([
  { error: new BrowserError("absent", ""), want: ["apt install chromium", "--html"] },
  { error: new BrowserError("absent", "/opt/c"), want: ["OUTLAY_CHROMIUM names /opt/c", "--html"] },
  {
    error: new BrowserError("broken", "/usr/bin/c ended early. No sandbox."),
    want: ["No sandbox. OUT"],
  },
  { error: new BrowserError("slow", "it did not answer"), want: ["it did not answer. OUTLAY"] },
])("says what to do: $want", ({ error, want }) => {
  for (const words of want) expect(browserErrorText(error)).toContain(words);
});

it("advises no page to whom has asked for one", () => {
  const text = browserErrorText(new BrowserError("absent", "/opt/c"), ["--html", "--xlsx"]);
  expect(text).toContain("ask for --html --xlsx alone, and print the page");
  expect(text).not.toContain("write the page");
});
