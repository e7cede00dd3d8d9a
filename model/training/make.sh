#!/bin/sh
# From the raw data to the published files: `npm run model:make`. Needs Node, and Python 3 with PyTorch (PYTHON names it).
# Cutting numbers into digits takes the model that is published before.
set -e
npm run model:import
npm run model:cut
npm run model:render
npm run model:paths
npm run model:train
npm run model:train-path
# Nothing is chosen after this: it reads the test sets.
npm run model:publish -- --final
npm run model:numbers -- --write
npm run model:lines
npm run model:train-line
npm run model:lines -- --part validation --pools 1 --lines 4000 --pictures 1 --out build/model/lines-validation
npm run model:publish-line
npm run model:check-numbers -- --write
npm run format
