/** The text of one JSON value and where it begins. */
export interface JsonPiece {
  readonly text: string;
  /** Characters before it. */
  readonly offset: number;
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** False when the text ended inside it. */
  readonly whole: boolean;
}

/**
 * Cuts a text that comes in pieces into JSON values, without reading any of it twice: the elements of
 * one list, or values behind one another, over any number of lines. It looks only at brackets and
 * quotes; what is between two values and is not a comma or a blank is a piece of its own.
 */
export class JsonSplitter {
  /** The piece that is being read. */
  #text = "";
  /** Characters before it. */
  #before = 0;
  #line = 1;
  #place = 0;
  /** What the value that is being read has of earlier pieces. */
  #held: string[] = [];
  /** Where it goes on in this piece, or -1 between two values. */
  #start = -1;
  #startLine = 1;
  #startOffset = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** 1 inside the one list whose elements are the values, else 0. */
  #floor: number;

  /** @param inList whether the text is one list whose elements are wanted */
  constructor(inList: boolean) {
    this.#floor = inList ? 1 : 0;
  }

  push(text: string): JsonPiece[] {
    this.#text = text;
    const found: JsonPiece[] = [];
    for (this.#place = 0; this.#place < text.length; this.#place += 1) this.#step(found);
    this.#before += text.length;
    this.#text = "";
    if (this.#start >= 0) {
      this.#held.push(text.slice(this.#start));
      this.#start = 0;
    }
    return found;
  }

  /** What is left when the text ends: a bare word or number, or a value that was cut off. */
  end(): JsonPiece[] {
    const found: JsonPiece[] = [];
    if (this.#start >= 0) this.#take(0, found, this.#depth === this.#floor);
    return found;
  }

  #step(found: JsonPiece[]): void {
    const char = this.#text.charCodeAt(this.#place);
    if (char === NEW_LINE) this.#line += 1;
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (char === BACKSLASH) this.#escaped = true;
      else if (char === QUOTE) this.#inString = false;
      return;
    }
    if (char === QUOTE) {
      this.#begin();
      this.#inString = true;
    } else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      if (this.#floor === 1 && this.#depth === 0 && char === OPEN_BRACKET) {
        this.#depth = 1;
        return;
      }
      this.#begin();
      this.#depth += 1;
    } else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) {
      this.#close(found);
    } else if (char === COMMA && this.#depth === this.#floor) {
      this.#take(this.#place, found);
    } else if (char > SPACE) {
      this.#begin();
    } else if (this.#depth === this.#floor) {
      this.#take(this.#place, found);
    }
  }

  #begin(): void {
    if (this.#start >= 0) return;
    this.#start = this.#place;
    this.#startLine = this.#line;
    this.#startOffset = this.#before + this.#place;
  }

  #close(found: JsonPiece[]): void {
    if (this.#depth <= this.#floor) {
      this.#take(this.#place, found);
      this.#depth = 0;
      return;
    }
    this.#depth -= 1;
    if (this.#depth === this.#floor) this.#take(this.#place + 1, found);
  }

  #take(end: number, found: JsonPiece[], whole = true): void {
    if (this.#start < 0) return;
    const text = this.#held.join("") + this.#text.slice(this.#start, end);
    found.push({ text, offset: this.#startOffset, line: this.#startLine, whole });
    this.#held = [];
    this.#start = -1;
  }
}

const NEW_LINE = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
