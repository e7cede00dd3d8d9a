"""Changes to images during training: affine, elastic, pen width. Runs on whole batches."""
import math

import torch
import torch.nn.functional as F

# Standard deviations, measured in half images (1.0 = 14 pixels) where they are lengths.
ROTATION = 0.12
SHEAR = 0.12
SCALE_LOG = 0.08
SHIFT = 0.045
# The elastic warp is noise on a coarse grid, smoothly interpolated: its cells are
# about 5 pixels wide.
ELASTIC_GRID = 6
ELASTIC = 0.045
# Share of the images whose pen is made wider or thinner, and how far at most.
PEN_SHARE = 0.35
PEN_BLEND = 0.55
# Share of the images whose greys are changed, and the deviation of the exponent's logarithm.
TONE_SHARE = 0.2
TONE_LOG = 0.35


def augment(images, generator, strength=1.0):
    """Returns changed copies of images (N, 1, 28, 28); strength 0 to 1 scales all changes."""
    count = images.shape[0]

    def normal(*shape):
        return torch.randn(*shape, generator=generator)

    angle = strength * ROTATION * normal(count)
    shear = strength * SHEAR * normal(count)
    scale_x = torch.exp(strength * SCALE_LOG * normal(count))
    scale_y = torch.exp(strength * SCALE_LOG * normal(count))
    cos, sin = torch.cos(angle), torch.sin(angle)
    matrix = torch.zeros(count, 2, 3)
    matrix[:, 0, 0] = cos * scale_x
    matrix[:, 0, 1] = -sin * scale_y + shear
    matrix[:, 1, 0] = sin * scale_x
    matrix[:, 1, 1] = cos * scale_y
    matrix[:, :, 2] = strength * SHIFT * normal(count, 2)
    grid = F.affine_grid(matrix, list(images.shape), align_corners=False)
    noise = strength * ELASTIC * normal(count, 2, ELASTIC_GRID, ELASTIC_GRID)
    warp = F.interpolate(noise, size=images.shape[2:], mode="bicubic", align_corners=True)
    grid = grid + warp.permute(0, 2, 3, 1)
    images = F.grid_sample(images, grid, align_corners=False)
    return vary_tone(vary_pen(images, generator, strength * PEN_SHARE), generator, strength * TONE_SHARE)


def vary_tone(images, generator, share):
    """Darkens or lightens the greys of a random share of the images, as other scanners do; paper and full ink stay."""
    count = images.shape[0]
    chosen = torch.rand(count, generator=generator) < share
    exponent = torch.exp(TONE_LOG * torch.randn(count, generator=generator)) * chosen + ~chosen
    return images.clamp(0, 1) ** exponent.view(-1, 1, 1, 1)


def vary_pen(images, generator, share):
    """Blends a random share of the images with their dilation (wider pen) or erosion (thinner pen)."""
    count = images.shape[0]
    wider = F.max_pool2d(images, 3, stride=1, padding=1)
    thinner = -F.max_pool2d(-images, 3, stride=1, padding=1)
    chosen = torch.rand(count, generator=generator)
    amount = (PEN_BLEND * torch.rand(count, generator=generator)).view(-1, 1, 1, 1)
    # Thinning is gentler: a thin line would vanish.
    target = torch.where((chosen < share / 2).view(-1, 1, 1, 1), wider, thinner)
    amount = torch.where((chosen < share / 2).view(-1, 1, 1, 1), amount, amount * 0.6)
    amount = amount * (chosen < share).float().view(-1, 1, 1, 1)
    return images + amount * (target - images)


def strength_at(epoch, epochs, constant=0.66, least=0.5):
    """Strength of the changes: full at first, then falling to `least`, so that the end sees images as they are."""
    return min(1.0, 1.0 - (1 - least) * max(0, (epoch / epochs - constant) / (1 - constant)))


def learning_rate(done, epochs, peak, warm_up=0.15, floor=0.002):
    """One cycle: linear rise over the first share of the epochs, then half a cosine down to `floor` of the peak."""
    at = min(1.0, done / epochs)
    if at < warm_up:
        return peak * (0.05 + 0.95 * at / warm_up)
    fall = (at - warm_up) / (1 - warm_up)
    return peak * (floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * fall)))
