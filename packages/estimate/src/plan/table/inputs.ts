/** Keys of the plan: figures of one's own in place of defaults that have no key. */
export const inputsRows = [
  {
    key: "inputs",
    type: "figures",
    example: "{ eng.architecture: 30 to 60 hours }",
    doc: "Your own figures in place of defaults that have no key of their own: the name of the default, as `outlay explain` shows it, and a value or a range in its unit; or `{ value, source, measured: true }` for what you have measured, with where it was read. All names, with their units, are in `catalog/defaults.yaml`.",
  },
] as const;
