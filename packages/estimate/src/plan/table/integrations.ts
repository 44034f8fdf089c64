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
    choices: ["identity", "crm", "ticketing", "erp", "warehouse"],
    example: "crm",
    doc: "What sort of system it is.",
  },
  {
    key: "integrations[].access",
    type: "choice",
    choices: ["read", "write"],
    example: "write",
    doc: "Whether the assistant only reads there or also writes.",
  },
] as const;
