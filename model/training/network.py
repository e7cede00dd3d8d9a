"""The network: a plain stack of 3x3 convolutions, small enough for a web page."""
import torch
from torch import nn

# Output channels of the convolutions for each resolution: 28, 14 and 7 pixels; a 2x2
# maximum follows each.
READER = ((16, 24), (48, 48), (64, 64))
HIDDEN = 64
# The ten digits, and "none of these".
CLASSES = 11
DROPOUT = (0.3, 0.2)


class DigitNet(nn.Module):
    """Images (N, 1, 28, 28), 0 paper to 1 ink -> logits (N, 11). Batch norms are folded away at export."""

    def __init__(self):
        super().__init__()
        layers, channels = [], 1
        for widths in READER:
            for width in widths:
                layers += [
                    nn.Conv2d(channels, width, 3, padding=1, bias=False),
                    nn.BatchNorm2d(width),
                    nn.ReLU(inplace=True),
                ]
                channels = width
            layers.append(nn.MaxPool2d(2))
        self.features = nn.Sequential(*layers)
        side = 28 // 2 ** len(READER)
        self.head = nn.Sequential(
            nn.Dropout(DROPOUT[0]),
            nn.Linear(channels * side * side, HIDDEN),
            nn.ReLU(inplace=True),
            nn.Dropout(DROPOUT[1]),
            nn.Linear(HIDDEN, CLASSES),
        )

    def forward(self, images):
        return self.head(torch.flatten(self.features(images), 1))
