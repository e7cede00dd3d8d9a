"""What the trainings of the networks have in common: the running average, the loss, and small helpers."""
import copy
import os
import time
from concurrent.futures import ThreadPoolExecutor

import torch
import torch.nn.functional as F

from images import probabilities

# Distillation: share of the teachers' part in the loss, and the temperature that both are softened
# with (G. Hinton, O. Vinyals, J. Dean, "Distilling the Knowledge in a Neural Network", 2015).
TEACHER_SHARE = 0.7
TEACHER_TEMPERATURE = 2.0


class Averaged:
    """A network, its optimizer, and the running average of its weights, which is what is published."""

    def __init__(self, model, rate, weight_decay, decay):
        self.model = model.to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.model)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=rate, weight_decay=weight_decay)
        # An average over about the last 1 / (1 - decay) steps.
        self.decay = decay

    def step(self, loss, rate, step):
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        decay = min(self.decay, (1 + step) / (10 + step))
        with torch.no_grad():
            for target, source in zip(self.average.state_dict().values(), self.model.state_dict().values()):
                if target.dtype.is_floating_point:
                    target.lerp_(source, 1 - decay)
                else:
                    target.copy_(source)


def loss_of(logits, labels, smoothing, teacher=None):
    """Cross entropy with the labels, and with what the teacher's logits say."""
    hard = F.cross_entropy(logits, labels, label_smoothing=smoothing)
    if teacher is None:
        return hard
    heat = TEACHER_TEMPERATURE
    soft = F.kl_div((logits / heat).log_softmax(1), (teacher / heat).softmax(1), reduction="batchmean")
    return (1 - TEACHER_SHARE) * hard + TEACHER_SHARE * heat * heat * soft


def trained(network, folder):
    """The network that an earlier run left in `folder`, to read with."""
    path = os.path.join(folder, "weights.pt")
    if not os.path.exists(path):
        raise SystemExit(f"{path}: no such file; train with --out {folder} first")
    network = network.to(memory_format=torch.channels_last)
    network.load_state_dict(torch.load(path))
    return network.eval()


def taught(teachers, inputs):
    """Mean of the teachers' logits, (N, 11)."""
    with torch.no_grad(), torch.cpu.amp.autocast():
        return torch.stack([teacher(inputs).float() for teacher in teachers]).mean(0)


def ahead(make, count):
    """What `make` gives for 0 to `count` - 1, in order, each made in another thread while the one before it is in use."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(make, 0)
        for i in range(count):
            ready = coming.result()
            if i + 1 < count:
                coming = pool.submit(make, i + 1)
            yield ready


def accuracy(model, examples, labels):
    return round(float((probabilities(model, examples)[:, :10].argmax(1) == labels).float().mean()), 5)


def refused(model, digits, outliers, accepted=0.99):
    """Share of outliers under the confidence that `accepted` of the digits reach."""
    threshold = probabilities(model, digits)[:, :10].max(1).values.quantile(1 - accepted)
    return round(float((probabilities(model, outliers)[:, :10].max(1).values < threshold).float().mean()), 4)


def epochs_wanted(out, epochs):
    """The number of epochs; a file `epochs` in the output folder changes it while training runs, so that it can end in time."""
    try:
        with open(os.path.join(out, "epochs"), encoding="utf-8") as file:
            return int(file.read())
    except (FileNotFoundError, ValueError):
        return epochs


def half_precision_pays(make, shape):
    """Whether a step in half precision (bfloat16, where it does no harm) is the faster one: by half on processors that have it, many times slower on others."""

    def seconds(model, inputs, halves):
        start = time.perf_counter()
        with torch.cpu.amp.autocast(enabled=halves):
            logits = model(inputs)
        logits.float().sum().backward()
        return time.perf_counter() - start

    # The seed's numbers stay as they are.
    with torch.random.fork_rng():
        model = make().to(memory_format=torch.channels_last)
        inputs = torch.zeros(*shape).contiguous(memory_format=torch.channels_last)
        # The first ones pay for what is set up once.
        half, single = (min(seconds(model, inputs, halves) for _ in range(3)) for halves in (True, False))
        return half < single
