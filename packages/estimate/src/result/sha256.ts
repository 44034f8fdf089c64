/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4). */
const K = primeRoots(64, 3);
/** First 32 bits of the fractional parts of the square roots of the first 8 primes. */
const START = primeRoots(8, 2);

/**
 * SHA-256 of a text in UTF-8, in hexadecimal.
 *
 * @example
 * sha256("abc").slice(0, 16) // => "ba7816bf8f01cfea"
 */
export function sha256(text: string): string {
  const bytes = padded(utf8(text));
  const hash = Uint32Array.from(START);
  const w = new Uint32Array(64);
  for (let at = 0; at < bytes.length; at += 64) {
    for (let i = 0; i < 16; i++) {
      const j = at + 4 * i;
      w[i] =
        ((bytes[j] as number) << 24) |
        ((bytes[j + 1] as number) << 16) |
        ((bytes[j + 2] as number) << 8) |
        (bytes[j + 3] as number);
    }
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15] as number;
      const b = w[i - 2] as number;
      const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
      const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
      w[i] = (w[i - 16] as number) + s0 + (w[i - 7] as number) + s1;
    }
    compress(hash, w);
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, "0")).join("");
}

function compress(hash: Uint32Array, w: Uint32Array): void {
  const before = hash.slice();
  let a = before[0] as number;
  let b = before[1] as number;
  let c = before[2] as number;
  let d = before[3] as number;
  let e = before[4] as number;
  let f = before[5] as number;
  let g = before[6] as number;
  let h = before[7] as number;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] as number) + (w[i] as number)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  hash[0] = (before[0] as number) + a;
  hash[1] = (before[1] as number) + b;
  hash[2] = (before[2] as number) + c;
  hash[3] = (before[3] as number) + d;
  hash[4] = (before[4] as number) + e;
  hash[5] = (before[5] as number) + f;
  hash[6] = (before[6] as number) + g;
  hash[7] = (before[7] as number) + h;
}

const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

/** Message, a one bit, zeros, and the length in bits, to whole blocks of 64 bytes. */
function padded(message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  let bits = message.length * 8;
  for (let at = bytes.length - 1; bits > 0; at--) {
    bytes[at] = bits % 256;
    bits = Math.floor(bits / 256);
  }
  return bytes;
}

/** There is no TextEncoder where there is no platform. */
function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length); // what one unit of UTF-16 takes at most
  let n = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[n++] = unit;
      continue;
    }
    const point = text.codePointAt(at) as number;
    if (point > 0xffff) at++; // it takes two units
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point; // half a surrogate pair
    if (code < 0x800) bytes[n++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[n++] = 0xe0 | (code >> 12);
      else {
        bytes[n++] = 0xf0 | (code >> 18);
        bytes[n++] = 0x80 | ((code >> 12) & 63);
      }
      bytes[n++] = 0x80 | ((code >> 6) & 63);
    }
    bytes[n++] = 0x80 | (code & 63);
  }
  return bytes.subarray(0, n);
}

/** floor(frac(p^(1/root)) × 2^32) for the first primes, by whole-number bisection: no rounding. */
function primeRoots(count: number, root: 2 | 3): Uint32Array {
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < count; n++) {
    if (primes.every((p) => n % p !== 0n)) primes.push(n);
  }
  return Uint32Array.from(primes, (prime) => {
    const scaled = prime << BigInt(32 * root);
    let low = 0n;
    let high = 1n << 40n;
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      const power = root === 2 ? middle * middle : middle * middle * middle;
      if (power <= scaled) low = middle;
      else high = middle;
    }
    return Number(low & 0xffffffffn);
  });
}
