/** A plan of two paths for the tests of verbs that compare; `workload.tasks` stands on line 9. */
export const twoPathPlan: string = `outlay: 1
name: Support assistant
start: 2027-01
outcome:
  unit: resolved ticket
  success_rate: 35 % to 65 %
  fallback_cost: $6 to $25
workload:
  tasks: 200k / month
  growth: 10 % to 30 % / year
  active_hours: 12 hours / day
  peak_factor: 2 to 4
  turns_per_conversation: low 1, likely 3, high 8
  input_tokens: 1500 to 2600
  output_tokens: 250 to 600
  reasoning_multiple: 0
paths:
  hosted: { model: anthropic/claude-sonnet-5-5 }
  self-hosted: { model: llama-3.1-8b-instruct, accelerator: l40s, redundancy: 1 }
integrations:
  - { name: Zendesk, kind: crm, access: write }
compliance: { regimes: [gdpr] }
`;
