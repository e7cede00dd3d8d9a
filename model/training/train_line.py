"""Trains the line reader on made lines. `npm run model:train-line` calls it; see README.md."""
import argparse
import copy
import json
import math
import os
import time

import torch
import torch.nn.functional as F

from export_line import export_line_model
from line_network import LineNet
from lines import Pool, batch_of, batches, greedy, pool_paths

BATCH = 64
RATE = 2e-3
WARM_UP_STEPS = 200
WEIGHT_DECAY = 0.01
CLIP = 5.0
# Lines of a greater loss pull as if it were this: digits on top of each other must not rule a batch.
MOST_LOSS = 30.0
# The published weights are a running average over about the last 1 / (1 - decay) looks, one every few steps.
AVERAGE_DECAY = 0.992
AVERAGE_EVERY = 4
# Lines of the first pool show progress, and are not trained on.
HELD_OUT = 2000


def loss_of(log_probabilities, steps, digits, lengths):
    losses = F.ctc_loss(
        log_probabilities.permute(1, 0, 2), digits, steps, lengths, reduction="none", zero_infinity=True
    )
    return (losses * (MOST_LOSS / losses.detach().clamp(min=MOST_LOSS))).mean()


def exact(model, pool, count):
    """Share of the first lines of a pool read exactly: in pictures, and others."""
    model.eval()
    right = 0
    order = sorted(range(count), key=lambda line: pool.widths[line])
    with torch.no_grad():
        for start in range(0, count, BATCH):
            chunk = order[start : start + BATCH]
            tones, steps, _, _ = batch_of([pool.line(i) for i in chunk], [pool.labels[i] for i in chunk])
            read = greedy(model(tones), steps)
            right += sum(text == pool.labels[i] for text, i in zip(read, chunk))
    return round(right / count, 4)


def half_precision_pays():
    """Whether bfloat16 makes a step faster: it does on processors that have it, and is slower on others."""

    def seconds(model, lines, halves):
        start = time.perf_counter()
        with torch.cpu.amp.autocast(enabled=halves):
            result = model(lines)
        result.sum().backward()
        return time.perf_counter() - start

    with torch.random.fork_rng():
        model = LineNet().to(memory_format=torch.channels_last)
        lines = torch.zeros(BATCH, 1, 32, 160).contiguous(memory_format=torch.channels_last)
        half, single = (min(seconds(model, lines, halves) for _ in range(3)) for halves in (True, False))
        print(f"seconds a step: {half:.3f} in half, {single:.3f} in single precision", flush=True)
        return half < single


def rate_at(step, steps, peak):
    rise = min(1.0, (step + 1) / WARM_UP_STEPS)
    return peak * rise * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps))))


def optimizer_of(model, rate):
    """AdamW, which shrinks kernels but neither biases nor batch norms."""
    kernels = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    groups = [{"params": kernels, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", default="build/model/lines", metavar="DIR")
    parser.add_argument("--out", default="build/model/trained-line", metavar="DIR")
    parser.add_argument("--pools", type=int, help="pools to train on, in turn (default: all, once)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=RATE, help="learning rate at its peak")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint in the output folder")
    parser.add_argument("--start", metavar="FILE", help="begin with the weights of an earlier training")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()

    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    os.makedirs(arguments.out, exist_ok=True)
    checkpoint = os.path.join(arguments.out, "checkpoint.pt")
    held_out = Pool(pool_paths(arguments.lines)[0])
    model = LineNet()
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start))
    model = model.to(memory_format=torch.channels_last)
    average = copy.deepcopy(model)
    optimizer = optimizer_of(model, arguments.rate)
    halves = half_precision_pays()
    per_pool = math.ceil(len(held_out) / BATCH)
    asked = arguments.pools or len(pool_paths(arguments.lines)) - 1
    done, step, history = 0, 0, []
    if arguments.resume and os.path.exists(checkpoint):
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        done, step, history = saved["pools"], saved["step"], saved["history"]
    print(f"{asked} pools of {len(held_out)} lines from pool {done}, seed {arguments.seed}", flush=True)
    start, began = time.time(), step
    while done < (pools := pools_wanted(arguments.out, asked)):
        steps = pools * per_pool
        # More may have been made meanwhile.
        training = pool_paths(arguments.lines)[1:]
        pool = Pool(training[done % len(training)])
        # Of this pool only, so that a training that was interrupted goes on with the same batches.
        generator = torch.Generator().manual_seed(arguments.seed * 100_000 + done)
        model.train()
        running = 0.0
        for count, (tones, widths, digits, lengths) in enumerate(batches(pool, BATCH, generator)):
            for group in optimizer.param_groups:
                group["lr"] = rate_at(step, steps, arguments.rate)
            with torch.cpu.amp.autocast(enabled=halves):
                log_probabilities = model(tones.contiguous(memory_format=torch.channels_last))
            loss = loss_of(log_probabilities, widths, digits, lengths)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            step += 1
            if step % AVERAGE_EVERY == 0:
                update_average(average, model, min(AVERAGE_DECAY, (1 + step / 4) / (20 + step / 4)))
            running += (float(loss.detach()) - running) / min(count + 1, 50)
            if step % 20 == 0:
                left = (time.time() - start) / (step - began) * (steps - step) / 60
                print(f"\rstep {step}/{steps} loss {running:.3f} {left:.0f} min left   ", end="", flush=True)
        done += 1
        figures = {
            "pools": done,
            "lines": step * BATCH,
            "seconds": round(time.time() - start),
            "loss": round(running, 4),
            "held-out": exact(average, held_out, min(HELD_OUT, len(held_out))),
        }
        history.append(figures)
        print(f"\r{json.dumps(figures)}", flush=True)
        save(checkpoint, model, average, optimizer, done, step, history)
        torch.save(average.state_dict(), os.path.join(arguments.out, "weights.pt"))
        with open(os.path.join(arguments.out, "history.json"), "w", encoding="utf-8") as file:
            json.dump(history, file, indent=1)
    export_line_model(average, arguments.out, {"seed": arguments.seed})


def pools_wanted(out, pools):
    """The number of pools; a file `pools` in the output folder changes it while training runs, so that it can end in time."""
    try:
        with open(os.path.join(out, "pools"), encoding="utf-8") as file:
            return int(file.read())
    except (FileNotFoundError, ValueError):
        return pools


def update_average(average, model, decay):
    with torch.no_grad():
        for target, source in zip(average.state_dict().values(), model.state_dict().values()):
            if target.dtype.is_floating_point:
                target.lerp_(source, 1 - decay)
            else:
                target.copy_(source)


def save(path, model, average, optimizer, pools, step, history):
    partial = f"{path}.partial"
    torch.save(
        {
            "model": model.state_dict(),
            "average": average.state_dict(),
            "optimizer": optimizer.state_dict(),
            "pools": pools,
            "step": step,
            "history": history,
        },
        partial,
    )
    os.replace(partial, path)


if __name__ == "__main__":
    main()
