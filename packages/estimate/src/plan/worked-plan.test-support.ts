/** A plan that uses most of the language; tests read it, break it and mutate it. */
export const workedPlan: string = `# yaml-language-server: $schema=../schemas/plan.schema.json
outlay: 1
name: Support assistant
description: Answers customers' questions over our help pages; hands the rest to a person.
start: 2027-01
horizon: 60 months
price_book: list            # or article-2026
outcome:
  unit: resolved ticket
  success_rate: 35 % to 65 %
  fallback_cost: $6 to $25
workload:
  tasks: 200k / month
  growth: 10 % to 30 % / year
  ramp: 3 months
  active_hours: 12 hours / day
  peak_factor: 2 to 4
  steps_per_task: 1
  turns_per_conversation: low 1, likely 3, high 8
  input_tokens: 1500 to 2600
  output_tokens: 250 to 600
  reasoning_multiple: 0
  cached_prefix_tokens: 1000
  cache_hit_share: 50 % to 90 %
  batch_share: 0 %
  retry_share: 2 %
  nonproduction_share: 3 % to 20 %
paths:
  hosted: { model: anthropic/claude-sonnet-4-6 }
  self-hosted: { model: llama-3.1-8b-instruct, accelerator: l40s, purchase: on-demand, precision: fp8, redundancy: 1 }
retrieval: { documents: 20k, chunks: 200k, tokens_per_chunk: 400, changed: 5 % / month }
data:
  sources:
    - { name: Help pages, condition: clean }
    - { name: Past tickets, condition: mixed, personal_data: true }
integrations:
  - { name: Zendesk, kind: crm, access: write }
  - { name: SSO, kind: identity }
compliance: { regimes: [gdpr] }
people: { rate: $75 to $120 / hour }
finance: { discount_rate: 9 %, price_decline: 0 % / year }
`;
