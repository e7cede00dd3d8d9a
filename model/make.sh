#!/bin/sh
# From the raw data to the published files: `npm run model:make`. Needs Node, and Python 3 with PyTorch (PYTHON names it).
# Cutting numbers into digits takes the model that is published before.
set -e
runs=build/model
npm run model:import
npm run model:cut
npm run model:render
# Two networks, and one that goes on from the second of them and learns from both. The first two may run side by side.
npm run model:train -- --seed 2 --out $runs/seed-2
npm run model:train -- --seed 3 --out $runs/seed-3
npm run model:train -- --seed 1 --start $runs/seed-3 --teachers $runs/seed-2 $runs/seed-3 --epochs 10 --rate 1e-3 --out $runs/trained
# Nothing is chosen after this: it reads the test sets.
npm run model:publish -- --final
npm run model:numbers -- --write
