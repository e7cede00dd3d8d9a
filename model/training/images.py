"""Files of images and paths, and the sets of an epoch."""
import os

import numpy as np
import torch


def read_idx(path):
    """An IDX file (MNIST's format) as an array of bytes, signed or not."""
    with open(path, "rb") as file:
        data = file.read()
    dimensions = data[3]
    shape = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(dimensions)]
    array = np.frombuffer(data, np.int8 if data[2] == 9 else np.uint8, offset=4 + 4 * dimensions)
    if data[2] not in (8, 9) or array.size != int(np.prod(shape)):
        raise SystemExit(f"{path}: not an IDX file of bytes, or cut short; run npm run model:render again")
    return array.reshape(shape)


def load(folder, name):
    """Images (N, 1, 28, 28) or paths (N, 6, 1, 64), as bytes, and labels (N)."""
    labels = torch.from_numpy(read_idx(os.path.join(folder, f"{name}-labels-idx1-ubyte")).astype(np.int64))
    paths = os.path.join(folder, f"{name}-paths-idx3-byte")
    if os.path.exists(paths):
        return torch.from_numpy(read_idx(paths).copy()).transpose(1, 2).unsqueeze(2), labels
    images = torch.from_numpy(read_idx(os.path.join(folder, f"{name}-images-idx3-ubyte")).copy())
    return images.unsqueeze(1), labels


def inputs_of(examples):
    """What a network takes: bytes as numbers up to 1."""
    return examples.float() / torch.iinfo(examples.dtype).max


class EpochSets:
    """What each epoch sees: two renderings of all training ink, one of all that is no digit, and MNIST where there is one."""

    def __init__(self, folder, variants, outlier_variants, seed, mnist=None):
        self.folder, self.mnist = folder, mnist
        self.variants, self.outlier_variants = variants, outlier_variants
        # Each seed goes through the renderings from another one on.
        self.first = 7 * seed
        self.kept_mnist = None if mnist is None else torch.ones(len(mnist[1]), dtype=torch.bool)
        self.kept_ink = None

    def of(self, epoch):
        parts = []
        if self.mnist is not None:
            parts.append((self.mnist[0][self.kept_mnist], self.mnist[1][self.kept_mnist]))
        for i in (2 * epoch, 2 * epoch + 1):
            images, labels = load(self.folder, f"ink-train-{(self.first + i) % self.variants + 1}")
            kept = slice(None) if self.kept_ink is None else self.kept_ink
            parts.append((images[kept], labels[kept]))
        parts.append(load(self.folder, f"out-train-{(self.first + epoch) % self.outlier_variants + 1}"))
        return torch.cat([part[0] for part in parts]), torch.cat([part[1] for part in parts])

    def drop_mislabelled(self, networks, doubt):
        """Leaves out from now on what all networks take for another class, each with over `doubt`.

        Returns how many images of MNIST and how many drawings are left out.
        """
        self.kept_ink = ~agreed_otherwise(networks, *load(self.folder, "ink-train-plain"), doubt)
        left_out = int((~self.kept_ink).sum())
        if self.mnist is None:
            return 0, left_out
        self.kept_mnist = ~agreed_otherwise(networks, *self.mnist, doubt)
        return int((~self.kept_mnist).sum()), left_out


def probabilities(model, examples):
    """Softmax of the logits, (N, 11)."""
    model.eval()
    parts = []
    with torch.no_grad():
        for i in range(0, len(examples), 500):
            parts.append(model(inputs_of(examples[i : i + 500])).softmax(1))
    return torch.cat(parts)


def agreed_otherwise(networks, examples, labels, doubt):
    agreed = torch.ones(len(labels), dtype=torch.bool)
    for network in networks:
        best = probabilities(network, examples).max(1)
        agreed &= (best.indices != labels) & (best.values > doubt)
    return agreed
