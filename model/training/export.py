"""Writes the network as standard TensorFlow.js layers-model files (model.json and weights.bin).

`python3 model/training/export.py FOLDER` exports the weights.pt of a finished training again.
"""
import json
import os

import numpy as np
from torch import nn


# Steps of a kernel's range, at most 255, the values of a byte. Fewer pack better on
# the way to the page.
LEVELS = 143


def fold(conv, norm):
    """Kernel (3, 3, in, out) and bias (out) of a convolution with its batch norm folded in."""
    scale = norm.weight / (norm.running_var + norm.eps).sqrt()
    kernel = conv.weight * scale.view(-1, 1, 1, 1)
    bias = norm.bias - norm.running_mean * scale
    return kernel.detach().permute(2, 3, 1, 0).numpy(), bias.detach().numpy()


def layers_of(model):
    """Layer configurations in Keras form, and the weights by name, in the order of the file."""
    layers = [
        layer("InputLayer", "image", batch_input_shape=[None, 28, 28, 1], dtype="float32", sparse=False)
    ]
    weights = []
    modules = list(model.features)
    index = 0
    for i, module in enumerate(modules):
        if isinstance(module, nn.Conv2d):
            index += 1
            kernel, bias = fold(module, modules[i + 1])
            name = f"conv{index}"
            layers.append(
                layer(
                    "Conv2D",
                    name,
                    filters=module.out_channels,
                    kernel_size=[3, 3],
                    strides=[1, 1],
                    padding="same",
                    data_format="channels_last",
                    dilation_rate=[1, 1],
                    activation="relu",
                    use_bias=True,
                )
            )
            weights += [(f"{name}/kernel", kernel), (f"{name}/bias", bias)]
        elif isinstance(module, nn.MaxPool2d):
            layers.append(
                layer(
                    "MaxPooling2D",
                    f"pool{index // 2}",
                    pool_size=[2, 2],
                    strides=[2, 2],
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
            channels = modules[-4].out_channels if isinstance(modules[-4], nn.Conv2d) else None
            side = int(round((kernel.shape[1] / channels) ** 0.5))
            kernel = kernel.reshape(-1, channels, side, side).transpose(0, 2, 3, 1).reshape(kernel.shape)
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
    if not name.endswith("/kernel"):
        return entry, array.astype("<f4").tobytes()
    low, high = min(0.0, float(array.min())), max(0.0, float(array.max()))
    scale = (high - low) / LEVELS
    entry["quantization"] = {"dtype": "uint8", "scale": scale, "min": low, "original_dtype": "float32"}
    return entry, np.clip(np.round((array - low) / scale), 0, LEVELS).astype(np.uint8).tobytes()


def export_layers_model(model, folder, metadata):
    """Writes model.json and weights.bin into the folder, which exists."""
    model.eval()
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
                "paths": ["weights.bin"],
                "weights": list(entries),
            }
        ],
        "userDefinedMetadata": metadata,
    }
    with open(os.path.join(folder, "weights.bin"), "wb") as file:
        file.write(b"".join(parts))
    with open(os.path.join(folder, "model.json"), "w", encoding="utf-8") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    import argparse

    import torch

    from network import DigitNet

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--version", default="m5")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    network = DigitNet()
    network.load_state_dict(torch.load(os.path.join(arguments.folder, "weights.pt")))
    export_layers_model(network, arguments.folder, {"version": arguments.version, "seed": arguments.seed})
