import { crc32 } from "node:zlib";

/** Signature, and the header chunk with its length, name and checksum. */
const afterHeader = 8 + 4 + 4 + 13 + 4;

/**
 * The same PNG with a text chunk that says who made it, after its header.
 *
 * @param software Latin-1: `Outlay 0.1.0`
 */
export function withSoftware(png: Uint8Array, software: string): Uint8Array {
  const content = Buffer.from(`tEXtSoftware\0${software}`, "latin1");
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(content.length - 4, 0);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
}
