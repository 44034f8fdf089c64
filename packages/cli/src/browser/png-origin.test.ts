import { crc32 } from "node:zlib";
import { expect, it } from "vitest";
import { withSoftware } from "./png-origin.ts";

/** Signature and header of a picture of one pixel. */
const start = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489",
  "hex",
);

it("adds text chunks after the header, each with its length and checksum", () => {
  const marked = Buffer.from(
    withSoftware(Buffer.concat([start, Buffer.from("rest")]), "Outlay 1", "Büro"),
  );
  expect(marked.subarray(0, start.length)).toEqual(start);
  const first = start.length + 12 + "Software\0Outlay 1".length;
  const chunk = marked.subarray(start.length, first);
  const title = marked.subarray(first, marked.length - 4);
  expect(title.readUInt32BE(0)).toBe(title.length - 12);
  expect(title.subarray(4, -4).toString()).toBe("iTXtTitle\0\0\0\0\0Büro");
  expect(title.readUInt32BE(title.length - 4)).toBe(crc32(title.subarray(4, -4)));
  expect(chunk.readUInt32BE(0)).toBe("Software\0Outlay 1".length);
  expect(chunk.subarray(4, -4).toString("latin1")).toBe("tEXtSoftware\0Outlay 1");
  expect(chunk.readUInt32BE(chunk.length - 4)).toBe(crc32(chunk.subarray(4, -4)));
  expect(marked.subarray(-4).toString()).toBe("rest");
});
