"""Predictions of NVIDIA's AIConfigurator for configurations in a CSV file; see README.md.

    python aiconfigurator_peer.py configurations.csv predictions.csv

Reads the columns that bench/capacity.ts writes and writes a row for each: `line`, `ttft_s`, `tpot_s`,
`tokens_per_s_per_gpu`, and `problem` where the tool does not support the configuration. Nothing of the
measurements is read here.
"""

import csv
import logging
import sys
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

from functools import lru_cache  # noqa: E402

from aiconfigurator.cli.api import cli_estimate  # noqa: E402
from aiconfigurator.sdk.perf_database import get_latest_database_version  # noqa: E402

SYSTEMS = {
    "h100": "h100_sxm",
    "h200": "h200_sxm",
    "b200": "b200_sxm",
    "b300": "b300_sxm",
    "gb200": "gb200",
    "gb300": "gb300",
    "a100-80": "a100_sxm",
    "l40s": "l40s",
    "rtx-pro-6000": "rtx_pro_6000_server",
}

# Catalog id and format -> the checkpoint that the tool knows, and formats that differ from the checkpoint's.
FP8 = {"gemm_quant_mode": "fp8", "moe_quant_mode": "fp8"}
FP4 = {"gemm_quant_mode": "nvfp4", "moe_quant_mode": "nvfp4"}
MODELS = {
    ("llama-3.1-8b-instruct", "bf16"): ("meta-llama/Meta-Llama-3.1-8B", {}),
    ("llama-3.1-8b-instruct", "fp8"): ("meta-llama/Meta-Llama-3.1-8B", FP8),
    ("llama-3.1-8b-instruct", "fp4"): ("meta-llama/Meta-Llama-3.1-8B", FP4),
    ("llama-3.1-70b-instruct", "bf16"): ("meta-llama/Meta-Llama-3.1-70B", {}),
    ("llama-3.1-70b-instruct", "fp8"): ("meta-llama/Meta-Llama-3.1-70B", FP8),
    ("llama-3.1-70b-instruct", "fp4"): ("meta-llama/Meta-Llama-3.1-70B", FP4),
    ("llama-3.3-70b-instruct", "fp8"): ("meta-llama/Meta-Llama-3.1-70B", FP8),
    ("llama-3.3-70b-instruct", "fp4"): ("meta-llama/Meta-Llama-3.1-70B", FP4),
    ("llama-3.1-405b-instruct", "fp8"): ("meta-llama/Meta-Llama-3.1-405B", FP8),
    ("llama-3.1-405b-instruct", "fp4"): ("meta-llama/Meta-Llama-3.1-405B", FP4),
    ("deepseek-r1", "fp8"): ("deepseek-ai/DeepSeek-R1", {}),
    ("deepseek-v3", "fp8"): ("deepseek-ai/DeepSeek-V3", {}),
    ("deepseek-r1", "fp4"): ("nvidia/DeepSeek-V3.1-NVFP4", {}),
    ("deepseek-v3", "fp4"): ("nvidia/DeepSeek-V3.1-NVFP4", {}),
    ("deepseek-v3.1", "fp4"): ("nvidia/DeepSeek-V3.1-NVFP4", {}),
    ("qwen3-235b-a22b", "fp8"): ("Qwen/Qwen3-235B-A22B-FP8", {}),
    ("qwen3-235b-a22b", "fp4"): ("nvidia/Qwen3-235B-A22B-NVFP4", {}),
    ("qwen3-30b-a3b", "fp8"): ("Qwen/Qwen3-30B-A3B-FP8", {}),
    ("qwen3-32b", "fp8"): ("Qwen/Qwen3-32B-FP8", {}),
    ("minimax-m2.5", "fp8"): ("MiniMaxAI/MiniMax-M2.5", {}),
    ("minimax-m2.5", "fp4"): ("nvidia/MiniMax-M2.5-NVFP4", {}),
    ("kimi-k2.5", "int4"): ("moonshotai/Kimi-K2.5", {}),
    ("kimi-k2.5", "fp4"): ("nvidia/Kimi-K2.5-NVFP4", {}),
    ("qwen3.5-397b-a17b", "bf16"): ("Qwen/Qwen3.5-397B-A17B", {}),
    ("qwen3.5-397b-a17b", "fp8"): (
        "Qwen/Qwen3.5-397B-A17B",
        {"gemm_quant_mode": "fp8_block", "moe_quant_mode": "fp8_block"},
    ),
    ("qwen3.5-397b-a17b", "fp4"): ("nvidia/Qwen3.5-397B-A17B-NVFP4", {}),
}


@lru_cache(maxsize=None)
def database_version(system, backend):
    """The version that the tool takes when none is named; finding it reads some 500 files."""
    return get_latest_database_version(system=system, backend=backend)


def predict(row):
    """One configuration -> (TTFT s, TPOT s, output tokens/s per GPU); raises where it is not supported."""
    system = SYSTEMS.get(row["gpu"])
    if system is None:
        raise ValueError(f"no system {row['gpu']}")
    known = MODELS.get((row["model"], row["precision"]))
    if known is None:
        raise ValueError(f"no checkpoint of {row['model']} in {row['precision']}")
    if row["engine"] not in ("trtllm", "vllm", "sglang"):
        raise ValueError(f"no backend {row['engine']}")
    path, formats = known
    tensor, data = int(row["tensor_parallel"]), int(row["data_parallel_attention"])
    concurrency = int(row["concurrency"])
    more = dict(formats)
    if row["experts"] == "yes":
        expert = int(row["expert_parallel"] or 1)
        more |= {"moe_ep_size": expert, "moe_tp_size": tensor * data // expert}
    else:
        more.pop("moe_quant_mode", None)
    if row["kv_bytes"] == "1":
        more["kvcache_quant_mode"] = "fp8"
    answer = cli_estimate(
        model_path=path,
        system_name=system,
        backend_name=row["engine"],
        backend_version=database_version(system, row["engine"]),
        isl=round(float(row["input_tokens"])),
        osl=round(float(row["output_tokens"])),
        # Sequences of each group that does its own attention.
        batch_size=max(1, -(-concurrency // data)),
        tp_size=tensor,
        pp_size=int(row["pipeline_parallel"]),
        attention_dp_size=data,
        **more,
    )
    return answer.ttft / 1000, answer.tpot / 1000, float(answer.raw["tokens/s/gpu"])


def main(source, target):
    with open(source, newline="") as file:
        rows = list(csv.DictReader(file))
    answers, said = {}, 0
    with open(target, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["line", "ttft_s", "tpot_s", "tokens_per_s_per_gpu", "problem"])
        for at, row in enumerate(rows):
            key = tuple(value for name, value in row.items() if name != "line")
            if key not in answers:
                try:
                    answers[key] = (*(f"{one:.6g}" for one in predict(row)), "")
                except Exception as error:  # The tool raises many kinds; each is a row without an answer.
                    words = " ".join(str(error).split())[:160]
                    answers[key] = ("", "", "", f"{type(error).__name__}: {words}")
            out.writerow([row["line"], *answers[key]])
            if (at + 1) * 10 // len(rows) > said:
                said = (at + 1) * 10 // len(rows)
                print(f"{at + 1} of {len(rows)}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
