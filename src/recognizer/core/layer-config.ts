import { ModelError } from './errors';
import { asArray, asName, asObject, asShape, describe, type JsonObject } from './json';

/** One layer of a Keras topology, read strictly: no option that changes the result is ignored. */
export class LayerConfig {
  readonly kind: string;
  readonly name: string;
  /** Names the layer in error messages. */
  readonly place: string;
  private readonly config: JsonObject;

  /** @param index position in the topology, for errors about layers without a name */
  constructor(value: unknown, index: number) {
    const layer = asObject(value, `layers[${index}]`);
    this.kind = asName(layer.class_name, `layers[${index}].class_name`);
    this.config = asObject(layer.config, `layers[${index}].config`);
    this.name = asName(this.config.name, `layers[${index}].config.name`);
    this.place = `layer "${this.name}" (${this.kind})`;
  }

  /** An error that names this layer. */
  error(message: string): ModelError {
    return new ModelError(`${this.place}: ${message}`);
  }

  isSoftmax(): boolean {
    return this.kind === 'Activation' && this.config.activation === 'softmax';
  }

  /** @throws ModelError unless the option is one of the names, or missing: then `fallback` */
  oneOf<T extends string>(key: string, names: readonly T[], fallback: T): T {
    const value = this.config[key] ?? fallback;
    const found = names.find((name) => name === value);
    if (found === undefined) {
      throw this.error(`${key} ${describe(value)} is not supported; use one of ${names.join(', ')}`);
    }
    return found;
  }

  /** @throws ModelError unless the option has the one supported value or is missing */
  only(key: string, supported: number | boolean | string): void {
    const value = this.config[key] ?? supported;
    if (value !== supported) {
      throw this.error(`${key} ${describe(value)} is not supported; use ${describe(supported)}`);
    }
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.config[key] ?? fallback;
    if (typeof value !== 'boolean')
      throw this.error(`${key}: expected true or false, found ${describe(value)}`);
    return value;
  }

  /** Two whole numbers over 0 (rows, columns), or one for both. */
  pair(key: string, fallback: readonly [number, number]): [number, number] {
    const value = this.config[key] ?? fallback;
    const [rows, columns, ...rest] = asShape(
      Array.isArray(value) ? value : [value, value],
      `${this.place}: ${key}`,
      1,
    );
    if (rows === undefined || columns === undefined || rest.length > 0) {
      throw this.error(`${key}: expected two numbers (rows, columns), found ${describe(value)}`);
    }
    return [rows, columns];
  }

  /** One whole number over 0, or a list of one. */
  single(key: string, fallback: number): number {
    const value = this.config[key] ?? fallback;
    const [size, ...rest] = asShape(Array.isArray(value) ? value : [value], `${this.place}: ${key}`, 1);
    if (size === undefined || rest.length > 0) {
      throw this.error(`${key}: expected one number, found ${describe(value)}`);
    }
    return size;
  }

  /**
   * The input shape that the layer declares, without the batch dimension, or `null`. A size of 0
   * may differ from input to input.
   */
  inputShape(): readonly number[] | null {
    const batchShape = this.config.batch_input_shape ?? null;
    if (batchShape === null) return null;
    const place = `${this.place}: batch_input_shape`;
    const [batch, ...shape] = asArray(batchShape, place);
    if (batch !== null && batch !== undefined) {
      throw this.error(
        `batch_input_shape: the batch size is fixed to ${describe(batch)}; leave it open (null)`,
      );
    }
    return asShape(
      shape.map((size) => size ?? 0),
      `${place} without the batch`,
    );
  }
}
