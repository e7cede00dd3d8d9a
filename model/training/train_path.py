"""Trains the path network on the ways of the pen. `npm run model:train-path` calls it; see README.md beside it."""
import argparse
import json
import os
import time

import torch

from augment import learning_rate, strength_at
from augment_paths import augment_paths
from export import export_layers_model
from fitting import (
    Averaged,
    accuracy,
    ahead,
    epochs_wanted,
    half_precision_pays,
    loss_of,
    refused,
    taught,
    trained,
)
from images import EpochSets, inputs_of, load
from path_network import CHANNELS, HIDDEN, LAYERS, PATH_FILES, POINTS, PathNet

BATCH = 128
WEIGHT_DECAY = 0.02
LABEL_SMOOTHING = 0.02
AVERAGE_DECAY = 0.998
# As in train.py: when doubtful labels are left out, and from which probability of another class.
CLEAN_AFTER = 0.35
DOUBT = 0.98
# Epochs between two lines of progress that are kept.
REPORTED = 4


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paths", default="build/model/paths")
    parser.add_argument("--out", default="build/model/trained-path")
    parser.add_argument("--version", default="m6")
    parser.add_argument("--epochs", type=int, default=32)
    parser.add_argument("--variants", type=int, default=48, help="changed versions of the ink")
    parser.add_argument("--outlier-variants", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-3, help="learning rate at its peak")
    parser.add_argument("--widths", type=int, nargs="+", help="channels of other convolutions, and of the hidden layer at the end")
    parser.add_argument("--teachers", metavar="DIR", nargs="+", default=[], help="earlier runs to learn from, beside the labels")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()

    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    generator = torch.Generator().manual_seed(arguments.seed)
    checks = {name: load(arguments.paths, name) for name in ("ink-validation", "cut-validation")}
    outlier_validation = load(arguments.paths, "out-validation")[0]
    sets = EpochSets(arguments.paths, arguments.variants, arguments.outlier_variants, arguments.seed)
    shape = {"layers": LAYERS, "hidden": HIDDEN}
    if arguments.widths:
        *widths, hidden = arguments.widths
        shape = {"layers": [(width, size) for width, (_, size) in zip(widths, LAYERS)], "hidden": hidden}
    reader = Averaged(PathNet(**shape), arguments.rate, WEIGHT_DECAY, AVERAGE_DECAY)
    teachers = [load_teacher(folder) for folder in arguments.teachers]
    os.makedirs(arguments.out, exist_ok=True)
    with open(os.path.join(arguments.out, "shape.json"), "w", encoding="utf-8") as file:
        json.dump(shape, file)
    halves = half_precision_pays(lambda: PathNet(**shape), (BATCH, CHANNELS, 1, POINTS))
    weights = sum(parameter.numel() for parameter in reader.model.parameters())
    print(
        f"{weights} weights, {arguments.epochs} epochs, seed {arguments.seed}, {'half' if halves else 'single'} precision",
        flush=True,
    )
    step, start, history, epoch, cleaned = 0, time.time(), [], 0, None
    while epoch < (epochs := epochs_wanted(arguments.out, arguments.epochs)):
        if cleaned is None and (teachers or epoch >= CLEAN_AFTER * epochs):
            _, cleaned = sets.drop_mislabelled(teachers or [reader.average], DOUBT)
            print(f"\nleft out as wrongly labelled: {cleaned} drawings", flush=True)
        strength = strength_at(epoch, epochs)
        paths, labels = sets.of(epoch)
        order = torch.randperm(len(paths), generator=generator)
        per_epoch = len(order) // BATCH
        reader.model.train()
        running = 0.0

        def prepared(batch):
            """Paths, labels, and what the teachers say of them."""
            chosen = order[batch * BATCH : (batch + 1) * BATCH]
            inputs = augment_paths(inputs_of(paths[chosen]), generator, strength)
            inputs = inputs.contiguous(memory_format=torch.channels_last)
            return inputs, labels[chosen], taught(teachers, inputs) if teachers else None

        for batch, (inputs, target, sure) in enumerate(ahead(prepared, per_epoch)):
            rate = learning_rate(epoch + batch / per_epoch, epochs, arguments.rate)
            with torch.cpu.amp.autocast(enabled=halves):
                logits = reader.model(inputs)
            loss = loss_of(logits.float(), target, LABEL_SMOOTHING, sure)
            reader.step(loss, rate, step)
            step += 1
            running += float(loss.detach())
        epoch += 1
        left = (time.time() - start) / epoch * (epochs - epoch)
        print(f"\repoch {epoch}/{epochs} loss {running / per_epoch:.4f} {left / 60:.0f} min left   ", end="", flush=True)
        if epoch % REPORTED and epoch < epochs:
            continue
        figures = {
            "epoch": epoch,
            "seconds": round(time.time() - start),
            **{check: accuracy(reader.average, *data) for check, data in checks.items()},
            "outliers-refused": refused(reader.average, checks["ink-validation"][0], outlier_validation),
        }
        history.append(figures)
        print(f"\repoch {epoch}: {json.dumps(figures)}   ", flush=True)
        metadata = {"version": arguments.version, "seed": arguments.seed}
        export_layers_model(reader.average, arguments.out, metadata, PATH_FILES)
        with open(os.path.join(arguments.out, "history.json"), "w", encoding="utf-8") as file:
            json.dump({"leftOut": cleaned, "epochs": history}, file, indent=1)
        torch.save(reader.average.state_dict(), os.path.join(arguments.out, "weights.pt"))


def load_teacher(folder):
    """The network that an earlier run left in `folder`, of whatever size."""
    with open(os.path.join(folder, "shape.json"), encoding="utf-8") as file:
        return trained(PathNet(**json.load(file)), folder)


if __name__ == "__main__":
    main()
