"""What the trainings of the digit and the path network have in common."""
import argparse
import copy
import json
import os
import time
from concurrent.futures import ThreadPoolExecutor

import torch
import torch.nn.functional as F

from augment import learning_rate, strength_at
from images import inputs_of, probabilities

BATCH = 128
WEIGHT_DECAY = 0.02
# After this share of the epochs (at once with teachers), what all networks take for another class
# with over this probability is taken for wrongly labelled and left out.
CLEAN_AFTER = 0.35
DOUBT = 0.98
# Batches between two lines of progress.
SHOWN_EVERY = 50

# Distillation: share of the teachers' part in the loss, and the temperature that both are softened
# with (G. Hinton, O. Vinyals, J. Dean, "Distilling the Knowledge in a Neural Network", 2015).
TEACHER_SHARE = 0.7
TEACHER_TEMPERATURE = 2.0


def options(description, *, out, epochs, rate):
    """The command-line options that both trainings have, with their own defaults."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--out", default=out)
    parser.add_argument("--version", default="m6")
    parser.add_argument("--epochs", type=int, default=epochs)
    parser.add_argument("--variants", type=int, default=48, help="changed versions of the ink")
    parser.add_argument("--outlier-variants", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=rate, help="learning rate at its peak")
    parser.add_argument("--teachers", metavar="DIR", nargs="+", default=[], help="earlier runs to learn from, beside the labels")
    parser.add_argument("--threads", type=int, default=1, help="more than one hardly pays; train seeds side by side")
    return parser


def seeded(arguments):
    """A generator for all that is drawn by chance; PyTorch's own is seeded, too."""
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    return torch.Generator().manual_seed(arguments.seed)


def fit(reader, sets, generator, arguments, *, augment, smoothing, checks, outliers, halves, report_every, export):
    """Trains `reader` (Averaged) on `sets` (EpochSets), and leaves the average in `arguments.out`.

    `augment(inputs, generator, strength)` changes a batch. Every few epochs the accuracy on `checks`
    (name -> examples and labels) and the share of `outliers` refused are printed and written to
    history.json, and `export(average)` writes the network's files.
    """
    out, teachers = arguments.out, arguments.teachers
    os.makedirs(out, exist_ok=True)
    print(f"{arguments.epochs} epochs, seed {arguments.seed}, {'half' if halves else 'single'} precision", flush=True)
    step, start, history, epoch, cleaned = 0, time.time(), [], 0, None
    while epoch < (epochs := epochs_wanted(out, arguments.epochs)):
        if cleaned is None and (teachers or epoch >= CLEAN_AFTER * epochs):
            cleaned = sets.drop_mislabelled(teachers or [reader.average], DOUBT)
            print(f"\nleft out as wrongly labelled: {cleaned[0]} of MNIST, {cleaned[1]} drawings", flush=True)
        strength = strength_at(epoch, epochs)
        examples, labels = sets.of(epoch)
        order = torch.randperm(len(examples), generator=generator)
        per_epoch = len(order) // BATCH
        reader.model.train()
        running = 0.0

        def prepared(batch):
            """Inputs, labels, and what the teachers say of them."""
            chosen = order[batch * BATCH : (batch + 1) * BATCH]
            inputs = augment(inputs_of(examples[chosen]), generator, strength)
            inputs = inputs.contiguous(memory_format=torch.channels_last)
            return inputs, labels[chosen], taught(teachers, inputs) if teachers else None

        for batch, (inputs, target, sure) in enumerate(ahead(prepared, per_epoch)):
            rate = learning_rate(epoch + batch / per_epoch, epochs, arguments.rate)
            with torch.cpu.amp.autocast(enabled=halves):
                logits = reader.model(inputs)
            loss = loss_of(logits.float(), target, smoothing, sure)
            reader.step(loss, rate, step)
            step += 1
            running += float(loss.detach())
            if batch % SHOWN_EVERY == SHOWN_EVERY - 1:
                done = epoch + (batch + 1) / per_epoch
                left = (time.time() - start) / done * (epochs - done)
                print(
                    f"\repoch {epoch + 1}/{epochs} batch {batch + 1}/{per_epoch} loss {running / SHOWN_EVERY:.4f} "
                    f"rate {rate:.5f} {left / 60:.0f} min left   ",
                    end="",
                    flush=True,
                )
                running = 0.0
        epoch += 1
        if epoch % report_every and epoch < epochs:
            continue
        figures = {
            "epoch": epoch,
            "seconds": round(time.time() - start),
            **{check: accuracy(reader.average, *data) for check, data in checks.items()},
            "outliers-refused": refused(reader.average, checks["ink-validation"][0], outliers),
        }
        history.append(figures)
        print(f"\repoch {epoch}: {json.dumps(figures)}", flush=True)
        export(reader.average)
        with open(os.path.join(out, "history.json"), "w", encoding="utf-8") as file:
            json.dump({"leftOut": cleaned, "epochs": history}, file, indent=1)
        torch.save(reader.average.state_dict(), os.path.join(out, "weights.pt"))


class Averaged:
    """A network, its optimizer, and the running average of its weights, which is what is published."""

    def __init__(self, model, rate, decay):
        self.model = model.to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.model)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=rate, weight_decay=WEIGHT_DECAY)
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
