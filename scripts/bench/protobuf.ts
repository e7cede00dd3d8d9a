/** As much of https://protobuf.dev/programming-guides/encoding/ as writes a message. */

/** Bytes of one field, or of a message: fields one after the other. */
export type Bytes = Uint8Array;

const WIRE_VARINT = 0;
const WIRE_LENGTH = 2;

/** @param value whole, from 0; none of what is written here is negative */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
}

/** A whole number from 0, as `int32`, `int64` or an enum. */
export function integer(field: number, value: number): Bytes {
  return Uint8Array.from([...varint(field * 8 + WIRE_VARINT), ...varint(value)]);
}

/** Each of the numbers as `integer`: a repeated field that is not packed. */
export function integers(field: number, values: readonly number[]): Bytes {
  return message(...values.map((value) => integer(field, value)));
}

export function bytes(field: number, value: Bytes): Bytes {
  return message(Uint8Array.from([...varint(field * 8 + WIRE_LENGTH), ...varint(value.length)]), value);
}

export function text(field: number, value: string): Bytes {
  return bytes(field, new TextEncoder().encode(value));
}

/** A message inside another. */
export function nested(field: number, ...fields: readonly Bytes[]): Bytes {
  return bytes(field, message(...fields));
}

/** Fields one after the other: a message as it stands by itself, without mark and length. */
export function message(...fields: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(fields.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const field of fields) {
    whole.set(field, offset);
    offset += field.length;
  }
  return whole;
}
