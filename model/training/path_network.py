"""The second network: four convolutions along the path of the pen and a hidden layer."""
import torch
from torch import nn

from network import CLASSES

# Points of a path, and values of each, as `src/ink` gives them.
POINTS = 64
CHANNELS = 6
# Output channels and kernel sizes of the convolutions; a maximum over 2 points follows each but the last.
LAYERS = ((24, 5), (32, 5), (40, 5), (48, 3))
HIDDEN = 36
DROPOUT = (0.2, 0.2)
# Published files: topology and weights.
PATH_FILES = ("path.json", "path.bin")


class PathNet(nn.Module):
    """Paths (N, 6, 1, 64) -> logits (N, 11). A path is an image of one row: 2-D convolutions are the faster ones."""

    def __init__(self, layers=LAYERS, hidden=HIDDEN, dropout=DROPOUT):
        super().__init__()
        modules, channels, points = [], CHANNELS, POINTS
        for i, (width, size) in enumerate(layers):
            modules += [
                nn.Conv2d(channels, width, (1, size), padding=(0, size // 2), bias=False),
                nn.BatchNorm2d(width),
                nn.ReLU(inplace=True),
            ]
            channels = width
            if i < len(layers) - 1:
                modules.append(nn.MaxPool2d((1, 2)))
                points //= 2
        self.features = nn.Sequential(*modules)
        self.head = nn.Sequential(
            nn.Dropout(dropout[0]),
            nn.Linear(channels * points, hidden),
            nn.ReLU(inplace=True),
            nn.Dropout(dropout[1]),
            nn.Linear(hidden, CLASSES),
        )

    def forward(self, paths):
        return self.head(torch.flatten(self.features(paths), 1))
