/** Serving engines by the name that measurements have, with other spellings. */
export const engines: readonly { readonly id: string; readonly also: readonly string[] }[] = [
  { id: "vllm", also: [] },
  { id: "sglang", also: ["sgl"] },
  { id: "trtllm", also: ["tensorrtllm", "tensorrt"] },
  { id: "tgi", also: ["textgenerationinference"] },
  { id: "deepspeed", also: [] },
  { id: "deepspeed-mii", also: ["deepspeedmii", "mii"] },
  { id: "transformers-neuronx", also: ["transformersneuronx", "neuronx", "neuron"] },
  { id: "vllm-tpu", also: ["vllmtpu"] },
  { id: "sambaflow", also: [] },
];
