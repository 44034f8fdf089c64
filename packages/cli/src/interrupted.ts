/** Thrown where a question on the terminal is answered with Ctrl-C or the end of input. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}
