"""Packs an exported model again, in fewer steps a kernel: `python3 model/repack.py FROM TO --version NAME --levels 127`.

For a model whose unpacked weights are gone. Publish what it writes with `npm run model:publish -- --trained TO`.
"""
import argparse
import json
import os

import numpy as np

from export import stored


def unpacked(document, data):
    """Name and float array of every weight, in the order of the file."""
    at = 0
    for entry in document["weightsManifest"][0]["weights"]:
        count = int(np.prod(entry["shape"]))
        packing = entry.get("quantization")
        raw = np.frombuffer(data, np.uint8 if packing else "<f4", count, at)
        at += raw.nbytes
        array = raw.astype(np.float64)
        if packing:
            array = array * packing["scale"] + packing["min"]
        yield entry["name"], array.reshape(entry["shape"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", metavar="FROM")
    parser.add_argument("target", metavar="TO")
    parser.add_argument("--version", required=True)
    parser.add_argument("--levels", type=int, required=True)
    arguments = parser.parse_args()
    with open(os.path.join(arguments.source, "model.json"), encoding="utf-8") as file:
        document = json.load(file)
    with open(os.path.join(arguments.source, "weights.bin"), "rb") as file:
        weights = unpacked(document, file.read())
    entries, parts = zip(*(stored(name, array, arguments.levels) for name, array in weights))
    document["weightsManifest"][0]["weights"] = list(entries)
    document["userDefinedMetadata"] = {
        "version": arguments.version,
        "seed": document["userDefinedMetadata"]["seed"],
    }
    os.makedirs(arguments.target, exist_ok=True)
    with open(os.path.join(arguments.target, "weights.bin"), "wb") as file:
        file.write(b"".join(parts))
    with open(os.path.join(arguments.target, "model.json"), "w", encoding="utf-8") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
