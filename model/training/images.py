"""Image files of training, and the sets of an epoch."""
import os

import numpy as np
import torch


def read_idx(path):
    """An IDX file (MNIST's format) as an array of bytes."""
    with open(path, "rb") as file:
        data = file.read()
    dimensions = data[3]
    shape = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(dimensions)]
    array = np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions)
    if data[2] != 8 or array.size != int(np.prod(shape)):
        raise SystemExit(f"{path}: not an IDX file of bytes, or cut short; run npm run model:render again")
    return array.reshape(shape)


def load(folder, name):
    """Images (N, 1, 28, 28) as bytes, and labels (N)."""
    images = torch.from_numpy(read_idx(os.path.join(folder, f"{name}-images-idx3-ubyte")).copy())
    labels = torch.from_numpy(read_idx(os.path.join(folder, f"{name}-labels-idx1-ubyte")).astype(np.int64))
    return images.unsqueeze(1), labels


class EpochSets:
    """What each epoch sees: MNIST, two renderings of all training ink, and one of all that is no digit."""

    def __init__(self, folder, mnist, variants, outlier_variants, seed):
        self.folder, self.mnist = folder, mnist
        self.variants, self.outlier_variants = variants, outlier_variants
        # Each seed goes through the renderings from another one on.
        self.first = 7 * seed
        self.kept_mnist = torch.ones(len(mnist[1]), dtype=torch.bool)
        self.kept_ink = None

    def of(self, epoch):
        parts = [(self.mnist[0][self.kept_mnist], self.mnist[1][self.kept_mnist])]
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
        self.kept_mnist = ~agreed_otherwise(networks, *self.mnist, doubt)
        self.kept_ink = ~agreed_otherwise(networks, *load(self.folder, "ink-train-plain"), doubt)
        return int((~self.kept_mnist).sum()), int((~self.kept_ink).sum())


def probabilities(model, images):
    """Softmax of the logits, (N, 11)."""
    model.eval()
    parts = []
    with torch.no_grad():
        for i in range(0, len(images), 500):
            parts.append(model(images[i : i + 500].float() / 255).softmax(1))
    return torch.cat(parts)


def agreed_otherwise(networks, images, labels, doubt):
    agreed = torch.ones(len(labels), dtype=torch.bool)
    for network in networks:
        best = probabilities(network, images).max(1)
        agreed &= (best.indices != labels) & (best.values > doubt)
    return agreed
