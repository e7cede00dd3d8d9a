"""Changes to paths during training, beside those of the drawings: where along the path its points lie. On whole batches."""
import torch
import torch.nn.functional as F

# Deviation of the logarithm of the speed, at this many places along the path.
SPEED_LOG = 0.2
SPEED_PLACES = 6
# Share of the paths whose ends are cut, and how much of each end at most, in points of 64.
CUT_SHARE = 0.3
CUT_MOST = 2.5
# Noise on all values: what rounding to a byte leaves, and a little more.
NOISE = 0.008


def augment_paths(paths, generator, strength=1.0):
    """Returns changed copies of paths (N, 6, 1, 64); strength 0 to 1 scales all changes."""
    count, points = paths.shape[0], paths.shape[3]

    def uniform(*shape):
        return torch.rand(*shape, generator=generator)

    speed = torch.exp(strength * SPEED_LOG * torch.randn(count, 1, SPEED_PLACES, generator=generator))
    way = F.interpolate(speed, size=points - 1, mode="linear", align_corners=True)[:, 0].cumsum(1)
    way = torch.cat([torch.zeros(count, 1), way / way[:, -1:]], 1)
    cut = strength * CUT_MOST * uniform(count, 2) * (uniform(count, 2) < CUT_SHARE) / (points - 1)
    place = cut[:, :1] + way * (1 - cut.sum(1, keepdim=True))
    # To the sampler, -1 is the middle of the first point and 1 that of the last.
    grid = torch.stack([2 * place - 1, torch.zeros_like(place)], 2).unsqueeze(1)
    changed = F.grid_sample(paths, grid, mode="bilinear", padding_mode="border", align_corners=True)
    return changed + NOISE * torch.randn(changed.shape, generator=generator)
