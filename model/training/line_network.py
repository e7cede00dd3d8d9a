"""The line reader: fully convolutional over a line of 32 rows and any width, read by CTC."""
import torch.nn.functional as F
from torch import nn

HEIGHT = 32
# A blank, and the ten digits.
CLASSES = 11
# CTC steps of each of the last columns: twins such as 11 need a blank between them.
STEPS = 2
# Pixels of the input to a column; widths are multiples of it.
COLUMN = 4
CHANNELS = (24, 32, 48, 72, 96)
DROPOUT = 0.1


class Block(nn.Sequential):
    """Convolution, batch norm, ReLU. The batch norm is folded away at export."""

    def __init__(self, inputs, outputs, kernel, stride=1, padding="same", groups=1):
        super().__init__(
            nn.Conv2d(inputs, outputs, kernel, stride, padding, groups=groups, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True),
        )


class Halve(Block):
    """A 5x5 convolution of stride 2, padded as TensorFlow pads even sides: one before and two after."""

    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs, 5, stride=2, padding=0)

    def forward(self, lines):
        return super().forward(F.pad(lines, (1, 2, 1, 2)))


class LineNet(nn.Module):
    """Lines (N, 1, 32, W), W a multiple of 4, in tones -> log probabilities (N, W / 2, 11), the blank first."""

    def __init__(self):
        super().__init__()
        a, b, c, d, e = CHANNELS
        self.features = nn.Sequential(
            Halve(1, a),
            Block(a, b, 3),
            nn.MaxPool2d(2),
            Block(b, c, 3),
            Block(c, c, 3),
            nn.MaxPool2d((2, 1)),
            Block(c, d, 3),
            Block(d, d, 3),
            # The four rows that are left become one.
            Block(d, e, (4, 1), padding=0),
            Block(e, e, (1, 5), groups=e),
            Block(e, e, 1),
            Block(e, e, (1, 5), groups=e),
            Block(e, e, 1),
        )
        self.head = nn.Sequential(nn.Dropout(DROPOUT), nn.Conv2d(e, STEPS * CLASSES, 1))

    def forward(self, lines):
        logits = self.head(self.features(lines)).float()
        count, _, _, columns = logits.shape
        steps = logits[:, :, 0].reshape(count, STEPS, CLASSES, columns).permute(0, 3, 1, 2)
        return steps.reshape(count, columns * STEPS, CLASSES).log_softmax(2)
