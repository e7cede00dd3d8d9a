"""Writes the line reader as standard TensorFlow.js layers-model files (line.json and line.bin).

`python3 model/training/export_line.py FOLDER` exports the weights.pt of a finished training again.
"""
import json
import os

import numpy as np
from torch import nn

from export import fold, layer, stored
from line_network import CLASSES, HEIGHT, STEPS, LineNet


def layers_of(model):
    """Layer configurations in Keras form, and the weights by name, in the order of the file."""
    layers = [
        layer("InputLayer", "line", batch_input_shape=[None, HEIGHT, None, 1], dtype="float32", sparse=False)
    ]
    weights = []
    for index, module in enumerate(model.features, 1):
        if isinstance(module, nn.MaxPool2d):
            size = [module.kernel_size] * 2 if isinstance(module.kernel_size, int) else list(module.kernel_size)
            layers.append(
                layer("MaxPooling2D", f"pool{index}", pool_size=size, strides=size, padding="valid", data_format="channels_last")
            )
            continue
        conv, norm = module[0], module[1]
        kernel, bias = fold(conv, norm)
        deep = conv.groups > 1
        name = f"{'deep' if deep else 'conv'}{index}"
        # Kernels that shrink an axis to one see it as a whole; all others keep sides, or halve even ones.
        padding = "valid" if conv.padding == (0, 0) and conv.stride == (1, 1) and conv.kernel_size != (1, 1) else "same"
        options = {
            "kernel_size": list(conv.kernel_size),
            "strides": list(conv.stride),
            "padding": padding,
            "data_format": "channels_last",
            "dilation_rate": [1, 1],
            "activation": "relu",
            "use_bias": True,
        }
        if deep:
            layers.append(layer("DepthwiseConv2D", name, depth_multiplier=1, **options))
            weights += [(f"{name}/depthwise_kernel", kernel.transpose(0, 1, 3, 2)), (f"{name}/bias", bias)]
        else:
            layers.append(layer("Conv2D", name, filters=conv.out_channels, **options))
            weights += [(f"{name}/kernel", kernel), (f"{name}/bias", bias)]
    head = model.head[1]
    layers.append(
        layer(
            "Conv2D",
            "logits",
            filters=head.out_channels,
            kernel_size=[1, 1],
            strides=[1, 1],
            padding="same",
            data_format="channels_last",
            dilation_rate=[1, 1],
            activation="linear",
            use_bias=True,
        )
    )
    kernel = head.weight.detach().permute(2, 3, 1, 0).numpy()
    weights += [("logits/kernel", kernel), ("logits/bias", head.bias.detach().numpy())]
    return layers, weights


def equalize(weights, sweeps=40):
    """Scales channels against the layer after, as export.py does, for depthwise kernels, too."""
    arrays = {name: array.astype(np.float64) for name, array in weights}
    kernels = [name for name, _ in weights if name.endswith("kernel")]
    for _ in range(sweeps):
        for name, after in zip(kernels, kernels[1:]):
            # Depthwise kernels are (rows, columns, channels, 1), others (rows, columns, inputs, outputs).
            axis = 2 if name.endswith("depthwise_kernel") else 3
            own = np.abs(arrays[name]).max(tuple(i for i in range(4) if i != axis))
            taken = np.abs(arrays[after]).max((0, 1, 3))
            factor = np.where((own > 0) & (taken > 0), np.sqrt(own / np.maximum(taken, 1e-12)), 1.0)
            arrays[name] /= factor.reshape([-1 if i == axis else 1 for i in range(4)])
            arrays[name.rsplit("/", 1)[0] + "/bias"] /= factor
            arrays[after] *= factor.reshape(1, 1, -1, 1)
    return [(name, arrays[name]) for name, _ in weights]


def export_line_model(model, folder, metadata):
    """Writes line.json and line.bin into the folder, which exists."""
    model.eval()
    layers, weights = layers_of(model)
    entries, parts = zip(*(stored(name, array) for name, array in equalize(weights)))
    document = {
        "format": "layers-model",
        "generatedBy": "Inktally model/training/export_line.py",
        "convertedBy": None,
        "modelTopology": {
            "keras_version": "2.15.0",
            "backend": "tensorflow",
            "model_config": {"class_name": "Sequential", "config": {"name": "inktally_line", "layers": layers}},
        },
        "weightsManifest": [{"paths": ["line.bin"], "weights": list(entries)}],
        "userDefinedMetadata": {"steps": STEPS, "classes": CLASSES, **metadata},
    }
    with open(os.path.join(folder, "line.bin"), "wb") as file:
        file.write(b"".join(parts))
    with open(os.path.join(folder, "line.json"), "w", encoding="utf-8") as file:
        json.dump(document, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    import argparse

    import torch

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    arguments = parser.parse_args()
    network = LineNet()
    network.load_state_dict(torch.load(os.path.join(arguments.folder, "weights.pt")))
    export_line_model(network, arguments.folder, {})
