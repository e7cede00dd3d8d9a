"""Trains the path network on the ways of the pen. `npm run model:train-path` calls it; see README.md beside it."""
import json
import os

from augment_paths import augment_paths
from export import export_layers_model
from fitting import BATCH, Averaged, fit, half_precision_pays, options, seeded, trained
from images import EpochSets, load
from path_network import CHANNELS, HIDDEN, LAYERS, PATH_FILES, POINTS, PathNet

LABEL_SMOOTHING = 0.02
AVERAGE_DECAY = 0.998
# Epochs between two lines of progress that are kept.
REPORTED = 4


def main():
    parser = options(__doc__, out="build/model/trained-path", epochs=32, rate=3e-3)
    parser.add_argument("--paths", default="build/model/paths")
    parser.add_argument("--widths", type=int, nargs="+", help="channels of other convolutions, and of the hidden layer at the end")
    arguments = parser.parse_args()
    generator = seeded(arguments)
    sets = EpochSets(arguments.paths, arguments.variants, arguments.outlier_variants, arguments.seed)
    shape = {"layers": LAYERS, "hidden": HIDDEN}
    if arguments.widths:
        *widths, hidden = arguments.widths
        shape = {"layers": [(width, size) for width, (_, size) in zip(widths, LAYERS)], "hidden": hidden}
    reader = Averaged(PathNet(**shape), arguments.rate, AVERAGE_DECAY)
    arguments.teachers = [load_teacher(folder) for folder in arguments.teachers]
    os.makedirs(arguments.out, exist_ok=True)
    with open(os.path.join(arguments.out, "shape.json"), "w", encoding="utf-8") as file:
        json.dump(shape, file)
    metadata = {"version": arguments.version, "seed": arguments.seed}
    fit(
        reader,
        sets,
        generator,
        arguments,
        augment=augment_paths,
        smoothing=LABEL_SMOOTHING,
        checks={name: load(arguments.paths, name) for name in ("ink-validation", "cut-validation")},
        outliers=load(arguments.paths, "out-validation")[0],
        halves=half_precision_pays(lambda: PathNet(**shape), (BATCH, CHANNELS, 1, POINTS)),
        report_every=REPORTED,
        export=lambda average: export_layers_model(average, arguments.out, metadata, PATH_FILES),
    )


def load_teacher(folder):
    """The network that an earlier run left in `folder`, of whatever size."""
    with open(os.path.join(folder, "shape.json"), encoding="utf-8") as file:
        return trained(PathNet(**json.load(file)), folder)


if __name__ == "__main__":
    main()
