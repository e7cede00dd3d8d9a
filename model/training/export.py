"""Writes a network as standard TensorFlow.js layers-model files: model.json and weights.bin, or path.json and path.bin.

`python3 model/training/export.py FOLDER` exports the weights.pt of a finished training again; `--path` that of the path
network.
"""
import json
import os

import numpy as np
from torch import nn


# Steps of a kernel's range, at most 255, the values of a byte. Fewer pack better on
# the way to the page.
LEVELS = 143


def fold(conv, norm):
    """Kernel (rows, columns, in, out) and bias (out) of a convolution with its batch norm folded in."""
    scale = norm.weight / (norm.running_var + norm.eps).sqrt()
    kernel = conv.weight * scale.view(-1, 1, 1, 1)
    bias = norm.bias - norm.running_mean * scale
    return kernel.detach().permute(2, 3, 1, 0).numpy(), bias.detach().numpy()


def layers_of(model):
    """Layer configurations in Keras form, and the weights by name, in the order of the file."""
    modules = list(model.features)
    # Kernels of one row go along a line: Keras has layers of their own for them.
    line = modules[0].kernel_size[0] == 1
    name, shape = ("path", [64, 6]) if line else ("image", [28, 28, 1])
    layers = [layer("InputLayer", name, batch_input_shape=[None, *shape], dtype="float32", sparse=False)]
    weights = []
    index = pools = channels = 0
    for i, module in enumerate(modules):
        if isinstance(module, nn.Conv2d):
            index += 1
            channels = module.out_channels
            kernel, bias = fold(module, modules[i + 1])
            name = f"conv{index}"
            layers.append(
                layer(
                    "Conv1D" if line else "Conv2D",
                    name,
                    filters=channels,
                    kernel_size=list(module.kernel_size)[line:],
                    strides=[1, 1][line:],
                    padding="same",
                    data_format="channels_last",
                    dilation_rate=[1, 1][line:],
                    activation="relu",
                    use_bias=True,
                )
            )
            weights += [(f"{name}/kernel", kernel[0] if line else kernel), (f"{name}/bias", bias)]
        elif isinstance(module, nn.MaxPool2d):
            pools += 1
            layers.append(
                layer(
                    "MaxPooling1D" if line else "MaxPooling2D",
                    f"pool{pools}",
                    pool_size=[2, 2][line:],
                    strides=[2, 2][line:],
                    padding="valid",
                    data_format="channels_last",
                )
            )
    layers.append(layer("Flatten", "flatten", data_format="channels_last"))
    linear = [module for module in model.head if isinstance(module, nn.Linear)]
    for i, module in enumerate(linear):
        kernel = module.weight.detach().numpy()
        if i == 0:
            # PyTorch flattens (channel, row, column), TensorFlow (row, column, channel).
            kernel = kernel.reshape(kernel.shape[0], channels, -1).transpose(0, 2, 1).reshape(kernel.shape)
        last = i == len(linear) - 1
        name = "logits" if last else f"dense{i + 1}"
        layers.append(
            layer(
                "Dense",
                name,
                units=module.out_features,
                activation="linear" if last else "relu",
                use_bias=True,
            )
        )
        weights += [(f"{name}/kernel", kernel.T), (f"{name}/bias", module.bias.detach().numpy())]
    layers.append(layer("Activation", "probabilities", activation="softmax"))
    return layers, weights


def layer(class_name, name, **config):
    return {"class_name": class_name, "config": {"name": name, "trainable": True, **config}}


def equalize(weights, sweeps=40):
    """Scales channels against the layer after, without changing what the network computes.

    A ReLU and a maximum pass a positive factor through, so what one layer's channel is divided by, the next layer's
    input may be multiplied with. Channels of like range lose less when a whole kernel shares one scale of 8 bits.
    Method: M. Nagel, M. van Baalen, T. Blankevoort, M. Welling, "Data-Free Quantization Through Weight Equalization and
    Bias Correction", ICCV 2019.
    """
    arrays = {name: array.astype(np.float64) for name, array in weights}
    kernels = [name for name, _ in weights if name.endswith("/kernel")]
    for _ in range(sweeps):
        for name, after in zip(kernels, kernels[1:]):
            kernel, channels = arrays[name], arrays[name].shape[-1]
            # Flattening keeps the channel as the fastest index, so the rows of a dense
            # kernel come in groups.
            following = arrays[after].reshape(-1, channels, arrays[after].shape[-1])
            own = np.abs(kernel).reshape(-1, channels).max(0)
            taken = np.abs(following).max((0, 2))
            factor = np.where((own > 0) & (taken > 0), np.sqrt(own / np.maximum(taken, 1e-12)), 1.0)
            arrays[name] = kernel / factor
            bias = name.replace("/kernel", "/bias")
            arrays[bias] = arrays[bias] / factor
            arrays[after] = (following * factor[None, :, None]).reshape(arrays[after].shape)
    return [(name, arrays[name]) for name, _ in weights]


def stored(name, array):
    """The manifest entry and the bytes of a weight: kernels in `LEVELS` steps over their range, biases as they are."""
    entry = {"name": name, "shape": list(array.shape), "dtype": "float32"}
    if not name.endswith("kernel"):
        return entry, array.astype("<f4").tobytes()
    low, high = min(0.0, float(array.min())), max(0.0, float(array.max()))
    scale = (high - low) / LEVELS
    entry["quantization"] = {"dtype": "uint8", "scale": scale, "min": low, "original_dtype": "float32"}
    return entry, np.clip(np.round((array - low) / scale), 0, LEVELS).astype(np.uint8).tobytes()


def export_layers_model(model, folder, metadata, files=("model.json", "weights.bin")):
    """Writes the topology and the weights into the folder, which exists."""
    model.eval()
    topology_file, weights_file = files
    layers, weights = layers_of(model)
    entries, parts = zip(*(stored(name, array) for name, array in equalize(weights)))
    document = {
        "format": "layers-model",
        "generatedBy": "Inktally model/training/export.py",
        "convertedBy": None,
        "modelTopology": {
            "keras_version": "2.15.0",
            "backend": "tensorflow",
            "model_config": {"class_name": "Sequential", "config": {"name": "inktally", "layers": layers}},
        },
        "weightsManifest": [
            {
                "paths": [weights_file],
                "weights": list(entries),
            }
        ],
        "userDefinedMetadata": metadata,
    }
    with open(os.path.join(folder, weights_file), "wb") as file:
        file.write(b"".join(parts))
    with open(os.path.join(folder, topology_file), "w", encoding="utf-8") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    import argparse

    import torch

    from network import DigitNet
    from path_network import PATH_FILES, PathNet

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--path", action="store_true", help="the path network")
    parser.add_argument("--version", default="m5")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    network = PathNet() if arguments.path else DigitNet()
    network.load_state_dict(torch.load(os.path.join(arguments.folder, "weights.pt")))
    metadata = {"version": arguments.version, "seed": arguments.seed}
    files = PATH_FILES if arguments.path else ("model.json", "weights.bin")
    export_layers_model(network, arguments.folder, metadata, files)
