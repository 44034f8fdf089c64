import { expect, it } from "vitest";
import { capturedIo } from "./captured-io.ts";
import { describeError } from "./describe-error.ts";
import { exitCode } from "./exit-code.ts";

it.each([
  { code: "ENOENT", want: "there is no file a.yaml.", exit: exitCode.usage },
  { code: "EISDIR", want: "a.yaml is a folder, not a file.", exit: exitCode.usage },
  { code: "ENOSPC", want: "a.yaml could not be written: the disk is full.", exit: exitCode.error },
  {
    code: "EROFS",
    want: "a.yaml could not be written: the disk may only be read.",
    exit: exitCode.error,
  },
  {
    code: "EIO",
    want: "a.yaml could not be written: the disk or terminal reports an error.",
    exit: exitCode.error,
  },
])("$code is one sentence, exit $exit", ({ code, want, exit }) => {
  const io = capturedIo();
  expect(describeError(Object.assign(new Error("x"), { code, path: "a.yaml" }), io)).toBe(exit);
  expect(io.stderr).toBe(`outlay: ${want}\n`);
});
