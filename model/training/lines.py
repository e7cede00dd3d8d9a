"""Pools of lines that `npm run model:lines` made, and batches of them."""
import glob
import os

import numpy as np
import torch

from line_network import COLUMN, HEIGHT, STEPS

# The tones of the bytes 0 and 255; see src/picture/tones.ts.
TONES = (-0.5, 1.3)
# Lines are sorted by width within so many batches, so that little is padded.
SORTED_BATCHES = 32


class Pool:
    """Lines of one file: widths, labels, and where each image begins."""

    def __init__(self, path):
        with open(path, encoding="ascii") as file:
            rows = [line.rstrip("\n").split(" ") for line in file]
        self.widths = np.array([int(row[0]) for row in rows])
        self.labels = [row[1] for row in rows]
        self.starts = np.concatenate([[0], np.cumsum(self.widths * HEIGHT)])
        images = f"{path[: -len('.labels')]}.images"
        self.bytes = np.memmap(images, np.uint8, "r")
        if len(self.bytes) != self.starts[-1]:
            raise SystemExit(f"{images}: {len(self.bytes)} bytes, but its labels say {self.starts[-1]}; make it again")

    def __len__(self):
        return len(self.labels)

    def line(self, index):
        return self.bytes[self.starts[index] : self.starts[index + 1]].reshape(HEIGHT, -1)


def pool_paths(folder):
    paths = sorted(glob.glob(os.path.join(folder, "lines-*.labels")))
    if not paths:
        raise SystemExit(f"{folder}: has no lines; run npm run model:lines first")
    return paths


def batches(pool, size, generator):
    """Batches of one pool, each line once, in random order but of like widths."""
    order = torch.randperm(len(pool), generator=generator).numpy()
    found = []
    for start in range(0, len(order), size * SORTED_BATCHES):
        chunk = order[start : start + size * SORTED_BATCHES]
        chunk = chunk[np.argsort(pool.widths[chunk], kind="stable")]
        found += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    for i in torch.randperm(len(found), generator=generator).tolist():
        yield batch_of([pool.line(line) for line in found[i]], [pool.labels[line] for line in found[i]])


def batch_of(images, labels):
    """Tones (N, 1, 32, W), CTC steps of each line, digits from 1 on (0 is the blank), and how many each line has."""
    width = max(image.shape[1] for image in images)
    width = (width + COLUMN - 1) // COLUMN * COLUMN
    paper = round(-TONES[0] / (TONES[1] - TONES[0]) * 255)
    stacked = np.full((len(images), 1, HEIGHT, width), paper, np.uint8)
    for i, image in enumerate(images):
        stacked[i, 0, :, : image.shape[1]] = image
    tones = torch.from_numpy(stacked).float() * ((TONES[1] - TONES[0]) / 255) + TONES[0]
    steps = torch.tensor([(image.shape[1] + COLUMN - 1) // COLUMN * STEPS for image in images])
    digits = torch.tensor([int(digit) + 1 for label in labels for digit in label], dtype=torch.long)
    return tones, steps, digits, torch.tensor([len(label) for label in labels])


def greedy(log_probabilities, steps):
    """The digits of the most probable class of each step."""
    read = []
    for row, count in zip(log_probabilities.argmax(2).tolist(), steps.tolist()):
        row = row[:count]
        read.append("".join(str(c - 1) for i, c in enumerate(row) if c > 0 and (i == 0 or row[i - 1] != c)))
    return read
