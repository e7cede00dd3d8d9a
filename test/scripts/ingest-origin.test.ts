import { expect, test } from 'vitest';
import { ingestOrigin } from '../../scripts/ingest-origin';

test.each([
  [undefined, null],
  ['', null],
  ['https://reports.example', 'https://reports.example'],
  ['https://reports.example:8443', 'https://reports.example:8443'],
  ['http://localhost:8787', 'http://localhost:8787'],
  ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
])('INGEST_ORIGIN=%s gives %s', (text, origin) => {
  expect(ingestOrigin({ INGEST_ORIGIN: text })).toBe(origin);
});

test.each([
  ['reports.example', /must be an origin/],
  ['https://reports.example/', /must be an origin/],
  ['https://reports.example/api', /must be an origin/],
  ["https://reports.example 'unsafe-inline'", /must be an origin/],
  ['http://reports.example', /must begin with https/],
  ['ws://localhost', /must/],
])('INGEST_ORIGIN=%s stops the build', (text, message) => {
  expect(() => ingestOrigin({ INGEST_ORIGIN: text })).toThrow(message);
});
