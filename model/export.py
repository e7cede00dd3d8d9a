"""Writes the network as standard TensorFlow.js layers-model files (model.json and weights.bin)."""
import json
import os

import numpy as np
from torch import nn


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


def export_layers_model(model, folder, metadata):
    """Writes model.json and weights.bin (float32, little endian) into the folder, which exists."""
    model.eval()
    layers, weights = layers_of(model)
    arrays = [(name, np.ascontiguousarray(array, dtype="<f4")) for name, array in weights]
    document = {
        "format": "layers-model",
        "generatedBy": "Inktally model/export.py",
        "convertedBy": None,
        "modelTopology": {
            "keras_version": "2.15.0",
            "backend": "tensorflow",
            "model_config": {"class_name": "Sequential", "config": {"name": "inktally", "layers": layers}},
        },
        "weightsManifest": [
            {
                "paths": ["weights.bin"],
                "weights": [
                    {"name": name, "shape": list(array.shape), "dtype": "float32"} for name, array in arrays
                ],
            }
        ],
        "userDefinedMetadata": metadata,
    }
    with open(os.path.join(folder, "weights.bin"), "wb") as file:
        for _, array in arrays:
            file.write(array.tobytes())
    with open(os.path.join(folder, "model.json"), "w", encoding="utf-8") as file:
        json.dump(document, file, indent=1)
        file.write("\n")
