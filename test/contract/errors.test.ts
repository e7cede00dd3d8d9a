import { expect, it } from 'vitest';
import { ERROR_STATUS, errorMessage, errorSchema, parse, readError } from '../../src/contract';

it('every code has a status of an error, and is an error that the contract knows', () => {
  for (const [error, status] of Object.entries(ERROR_STATUS)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(parse(errorSchema, { error, message: 'why' }).ok, error).toBe(true);
  }
  expect(parse(errorSchema, { error: 'other', message: 'why' })).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^error: /),
  });
});

it('the message of an error answer is read even with a code of a newer server; of nobody else', () => {
  expect(errorMessage({ error: 'newer', message: 'why' })).toBe('why');
  for (const body of [null, 'why', ['why'], { message: 7 }, {}]) expect(errorMessage(body)).toBeNull();
});

it('an error is only read as one of our server’s with a code that belongs to its status', () => {
  const body = { error: 'malformed', message: 'why', more: 1 };
  expect(readError(400, body)).toEqual({ code: 'malformed', message: 'why' });
  expect(readError(422, body)).toBeNull();
  for (const other of [{ ...body, error: 'newer' }, { ...body, message: 7 }, { message: 'why' }, [], null]) {
    expect(readError(400, other)).toBeNull();
  }
});
