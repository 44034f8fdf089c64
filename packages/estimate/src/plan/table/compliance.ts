/** Keys of the plan: rules the system is under. */
export const complianceRows = [
  { key: "compliance", type: "section", doc: "Rules the system is under." },
  {
    key: "compliance.regimes",
    type: "choices",
    choices: ["gdpr", "hipaa", "eu-high-risk", "sr-26-2", "part-11"],
    example: "[gdpr]",
    doc: "GDPR, HIPAA, high risk under the EU AI Act, SR 26-2 (model risk in banks), 21 CFR Part 11.",
  },
] as const;
