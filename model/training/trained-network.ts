import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of a bias in the weight file: float32. */
const BIAS_BYTES = 4;

/** A network as training exported it, to be written again with what is known of it. */
export class TrainedNetwork {
  /** Number of weights. */
  readonly parameters: number;
  /** As training was told. */
  readonly version: string;
  private readonly document: Readonly<Record<string, unknown>>;
  private readonly weights: Buffer;

  /** @param topologyFile the name of topology in the folder, and `weightsFile` that of the weights */
  constructor(
    folder: string,
    private readonly topologyFile: string,
    private readonly weightsFile: string,
  ) {
    const document = JSON.parse(readFileSync(join(folder, topologyFile), 'utf8'));
    this.document = document;
    this.weights = readFileSync(join(folder, weightsFile));
    this.version = document.userDefinedMetadata.version;
    this.parameters = countParameters(document.weightsManifest);
  }

  /** Writes the network with the metadata, and with the bias added to that of "none of these". */
  write(folder: string, metadata: object, bias: number): void {
    const known = {
      ...(this.document.userDefinedMetadata as object),
      parameters: this.parameters,
      ...metadata,
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, this.topologyFile),
      `${JSON.stringify({ ...this.document, userDefinedMetadata: known })}\n`,
    );
    const weights = Buffer.from(this.weights);
    // The biases of the logits are the last weights, and that of "none of these" the last of them.
    const at = weights.length - BIAS_BYTES;
    if (bias !== 0) weights.writeFloatLE(weights.readFloatLE(at) + bias, at);
    writeFileSync(join(folder, this.weightsFile), weights);
  }
}

function countParameters(manifest: readonly { weights: readonly { shape: readonly number[] }[] }[]): number {
  return manifest
    .flatMap(({ weights }) => weights)
    .reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
}
