/** A plan in which every key of the language is written. */
export const wholePlan = `outlay: 1
name: Whole
description: Every key.
start: 2027-01
horizon: 24 months
price_book: list
scope: standard
outcome: { unit: answer, success_rate: 50 %, fallback_cost: $5, quality_floor: 40 %, worth: $9 }
workload:
  tasks: 10k / month
  growth: 5 % / year
  ramp: 2 months
  active_hours: 10 hours / day
  active_days: 5 days / week
  peak_factor: 2
  burstiness: 1.5
  steps_per_task: 2
  turns_per_conversation: 2
  input_tokens: 1500
  output_tokens: 300
  question_tokens: 50
  tool_result_tokens: 400
  reasoning_multiple: 1
  cached_prefix_tokens: 500
  cache_hit_share: 50 %
  history_hit_share: 50 %
  batch_share: 10 %
  retry_share: 1 %
  nonproduction_share: 5 %
  seasonal_swing: 20 %
  seasonal_peak: 11
  token_correlation: 0.5
  reuse_gap: 3 minutes
  exact_repeats: 5 %
  near_repeats: 5 %
  small_model_share: 30 %
  images_in: 1
  images_out: 0.1
  image_model: openai/gpt-image-1.5
  audio_in: 1 minute
  pages: 1
  searches: 1
  tool_fees: $0.01 / task
  guardrails: 1
  failure_share: 1 %
paths:
  hosted: { model: anthropic/claude-sonnet-4-6, small_model: anthropic/claude-haiku-4-5, success_rate: 60 %, operations: 0.1 }
  self-hosted:
    model: llama-3.1-8b-instruct
    accelerator: l40s
    purchase: on-demand
    precision: fp8
    engine: vllm
    gpus: 1
    measured_tokens_per_second: 1500 to 2000 / second
    redundancy: 1
    operations: 0.3
    tokens_per_second: 20 / second
    success_rate: 50 %
  hosted-tuned: { model: bedrock/us.amazon.nova-2-lite-v1:0, small_model: openai/gpt-4o-mini, success_rate: 60 %, operations: 0.1 }
  self-hosted-tuned:
    model: llama-3.1-8b-instruct
    accelerator: l40s
    purchase: on-demand
    precision: fp8
    engine: vllm
    gpus: 1
    measured_tokens_per_second: 1500 to 2000 / second
    redundancy: 1
    operations: 0.3
    tokens_per_second: 20 / second
    success_rate: 50 %
hosting:
  site: hybrid
  owned_share: 60 %
  commitment: 2
  gpu_lead: 3 weeks
  utilisation_ceiling: 60 %
  autoscaling: true
  start_up: 10 minutes
  power_price: $0.15 / kWh
  pue: 1.4
  depreciation: 4 years
buy:
  seats: 20
  seat_price: $25 / user / month
  price_per_task: $1 / task
  setup: $5k
  success_rate: 50 %
commercial: { discount: 10 %, residency_uplift: 1.1, minimum_commitment: $100 / month, free_credit: $10 / month, provisioned: $500 / month, seats: 6, seat_price: $40 / user / month, currency: EUR, exchange_rate: 0.9, tax: 19 %, support_plan: business }
tuning:
  examples: 5k
  tokens_per_example: 800
  epochs: 3
  method: lora
  runs: 3
  reviewed_examples: 1k
  label_share: 5 %
  retrains: 2 / year
  hosting: $1 / hour
quality: { golden_set: 200, runs: 4 / month, judge: anthropic/claude-haiku-4-5 }
retrieval: { documents: 1k, chunks: 10k, tokens_per_chunk: 300, changed: 5 % / month, dimensions: 1536, reindex: 24 months, reranker: true, candidates: 50, embedding_model: openai/text-embedding-3-small }
data: { sources: [{ name: A, condition: mixed, audited: true, personal_data: true }], scanned_pages: 5k, labels: 2k }
integrations: [{ name: B, kind: crm, access: write, authentication: oauth, idempotent: false }]
compliance: { regimes: [gdpr], certificates: [iso-42001], residency: region, retention: 6 years, review_weeks: 4 weeks, audit: retrofit }
product: { features: 3, hours_per_feature: 150 hours }
latency: { first_token: 3 seconds, whole_answer: 60 seconds, percentile: 90 % }
review: { share: 1 %, minutes: 3 minutes, rate: $40 / hour }
people:
  rate: $90 / hour
  roles: [{ name: Engineer, rate: $100 / hour, share: 80 % }, { name: Expert, rate: $60 / hour, share: 20 % }]
  delivery_overhead: 20 %
  wage_inflation: 3 % / year
  team: 3
  staffing_ramp: 1 month
  mlops: some
  on_call: $300 / week
  users: 40
  training: $80 / user
finance:
  discount_rate: 9 %
  price_decline: 1 % / year
  fiscal_year_start: 4
  amortisation: 3 years
  exit_cost: $20k
  migration_interval: 18 months
  maintenance: share
limits:
  chance_of_exceeding: 20 %
  path: hosted
  build: $250k
  total: $2M
  fiscal_year: $600k
  run_month: $40k / month
  cost_per_task: $0.50 / task
  cost_per_success: $1 / task
  time_to_launch: 6 months
inputs:
  eng.architecture: 30 hours
  price.vector.read: { value: $10 / 1M searches / GB, source: invoice of May 2026, measured: true }
`;
