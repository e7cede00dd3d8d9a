import { describe, expect, it } from 'vitest';
import { en } from '../../../src/app/i18n/messages/en';
import { readerFaultText } from '../../../src/app/reader/fault-text';
import { RecognizerError, type RecognizerErrorCode } from '../../../src/recognizer/core/errors';
import { ModelError } from '../../../src/recognizer/node';
import { fromPlainError, toPlainError } from '../../../src/recognizer/worker/messages';

const { reading } = en;
const { faults } = reading;

/** What is said of an error that has come out of the worker. */
const said = (error: Error, online = true) =>
  readerFaultText(fromPlainError(toPlainError(error)), online, reading);
const recognizerError = (code: RecognizerErrorCode) => new RecognizerError(code, 'for developers');

describe('what is said when the reader fails', () => {
  it('goes by what has failed, also across the worker’s messages', () => {
    expect(said(recognizerError('backend'))).toBe(faults.backend);
    expect(said(recognizerError('missing'))).toBe(faults.missing);
    expect(said(recognizerError('server'))).toBe(faults.server);
    expect(said(recognizerError('network'))).toBe(faults.network);
    expect(said(recognizerError('worker'))).toBe(faults.worker);
    expect(said(recognizerError('closed'))).toBe(faults.worker);
    expect(said(new ModelError('weights.bin: is damaged'))).toBe(faults.damaged);
    expect(said(new TypeError('unforeseen'))).toBe(faults.worker);
  });

  it('blames the network where there is none', () => {
    expect(said(recognizerError('network'), false)).toBe(faults.offline);
    expect(said(recognizerError('worker'), false)).toBe(faults.offline);
    expect(said(new ModelError('weights.bin: is damaged'), false)).toBe(faults.damagedOffline);
    expect(said(recognizerError('backend'), false)).toBe(faults.backend);
  });
});
