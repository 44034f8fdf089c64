/** Keys of the plan: systems that are connected. */
export const integrationsRows = [
  { key: "integrations[]", type: "list", doc: "One item for each system that is connected." },
  {
    key: "integrations[].name",
    type: "text",
    required: true,
    example: "Zendesk",
    doc: "What the system is called.",
  },
  {
    key: "integrations[].kind",
    type: "choice",
    required: true,
    choices: ["identity", "crm", "ticketing", "erp", "warehouse", "other"],
    example: "crm",
    doc: "What sort of system it is; `other` if it is none of these.",
  },
  {
    key: "integrations[].access",
    type: "choice",
    choices: ["read", "write"],
    example: "write",
    doc: "Whether the assistant only reads there or also writes; it reads, when left out. An identity system takes the same hours either way.",
  },
  {
    key: "integrations[].authentication",
    type: "choice",
    choices: ["none", "key", "oauth", "saml"],
    example: "oauth",
    doc: "How the system knows who asks. Left out, none or key: in the hours of the system; oauth and saml take further hours, but not on an identity system, where signing in is all there is.",
  },
  {
    key: "integrations[].idempotent",
    type: "flag",
    example: "true",
    doc: "A request that is sent twice has the same effect as one. `false` on a system that is written to takes further hours, so that a retry does no harm; not on an identity system. None, when left out.",
  },
] as const;
