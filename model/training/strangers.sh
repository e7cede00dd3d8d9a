#!/bin/sh
# How the writers of a source are read by networks that never saw it, which is what strangers are to the published ones:
# `npm run model:strangers -- unipen`, or `pendigits`. With `path` behind it only the path network is trained anew, and
# only its own rows say something. Needs what `npm run model:make` needs.
set -e
source=${1:?'name a source: unipen or pendigits'}
base=build/model/without-$source
digits=model
npm run model:paths -- --without "$source" --out "$base/paths"
npm run model:train-path -- --paths "$base/paths" --out "$base/trained-path"
if [ "$2" != path ]; then
  npm run model:render -- --without "$source" --out "$base/images"
  npm run model:train -- --images "$base/images" --out "$base/trained"
  digits=$base/trained
fi
npm run model:publish -- --without "$source" --trained "$digits" --trained-path "$base/trained-path" \
  --staged "$base/staged" --out "$base/model"
npm run evaluate -- --model "$base/model" --strangers "$source"
