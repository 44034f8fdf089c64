import { crc32 } from "node:zlib";

/** Signature, and the header chunk with its length, name and checksum. */
const afterHeader = 8 + 4 + 4 + 13 + 4;

/**
 * The same PNG with text chunks after its header that say who made it and what it is about.
 *
 * @param software Latin-1: `Outlay 0.1.0`
 * @param title the plan's name
 */
export const withSoftware = (png: Uint8Array, software: string, title: string): Uint8Array =>
  Buffer.concat([
    png.subarray(0, afterHeader),
    chunkOf(Buffer.from(`tEXtSoftware\0${software}`, "latin1")),
    // Neither compressed nor translated.
    chunkOf(Buffer.from(`iTXtTitle\0\0\0\0\0${title}`, "utf8")),
    png.subarray(afterHeader),
  ]);

/** @param content name of the chunk, and what is in it */
function chunkOf(content: Buffer): Buffer {
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(content.length - 4, 0);
  content.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return chunk;
}
