import { formatTable } from '../../../src/command';
import type { AccuracyFigures } from './accuracy';
import type { NetworkFigures } from './networks';
import type { NumbersRow } from './numbers';
import type { PictureFigures } from './pictures';
import type { RefusalFigures } from './refusal';
import type { RobustnessFigures } from './robustness';
import type { MeasuredPart } from './samples';
import type { SessionFigures } from './sessions';
import type { WriterFigures } from './writers';

/** Figures of the writers of one data set. */
export interface WriterRow extends WriterFigures {
  readonly dataSet: string;
}

/** Figures of the sessions of one part of the writers. */
export interface SessionRow extends SessionFigures {
  readonly part: MeasuredPart;
}

/** Figures of the whole numbers of one part of the writers. */
export interface NumbersFigures extends NumbersRow {
  readonly part: MeasuredPart;
}

export function accuracyTable(rows: readonly AccuracyFigures[]): string {
  return formatTable(
    [
      'data set',
      'images',
      'accuracy',
      'error, all accepted',
      'coverage',
      'error of accepted',
      'ECE (15 bins)',
      'error at 98% coverage',
    ],
    rows.map((row) => [
      row.dataSet,
      count(row.images),
      percent(row.accuracy),
      percent(1 - row.accuracy),
      percent(row.coverage),
      percent(row.acceptedError),
      row.calibrationError.toFixed(4),
      percent(row.errorAt98),
    ]),
  );
}

export function writersTable(rows: readonly WriterRow[]): string {
  return formatTable(
    ['data set', 'writers', 'mean accuracy of a writer', 'worst tenth of the writers'],
    rows.map((row) => [row.dataSet, count(row.writers), percent(row.mean), percent(row.worstDecile)]),
  );
}

export function sessionsTable(rows: readonly SessionRow[]): string {
  return formatTable(
    ['sessions', 'writers', 'digits', 'error', 'with memory', 'mended', 'broken', 'broken and accepted'],
    rows.map((row) => [
      `${row.source}, ${row.part} writers`,
      count(row.writers),
      count(row.digits),
      percent(row.errorAlone),
      percent(row.error),
      count(row.mended),
      count(row.broken),
      count(row.brokenAccepted),
    ]),
  );
}

export function networksTable(rows: readonly NetworkFigures[]): string {
  return formatTable(
    ['read by', 'accuracy', 'error at 98% coverage', 'letters refused at 99% of digits accepted'],
    rows.map((row) => [
      `${row.dataSet}, ${row.readBy}`,
      percent(row.accuracy),
      percent(row.errorAt98),
      percent(row.lettersRefused),
    ]),
  );
}

export function numbersTable(rows: readonly NumbersFigures[]): string {
  return formatTable(
    ['whole numbers', 'numbers', 'read exactly', 'accepted', 'error of accepted'],
    rows.map((row) => [
      `${row.name}, ${row.part} writers`,
      count(row.numbers),
      percent(row.exact),
      percent(row.coverage),
      percent(row.error),
    ]),
  );
}

export function refusalTable(rows: readonly RefusalFigures[]): string {
  return formatTable(
    ['not a digit', 'drawings', 'refused', 'refused at 99% of digits accepted'],
    rows.map((row) => [row.drawings, count(row.count), percent(row.refused), percent(row.refusedAt99)]),
  );
}

export function robustnessTable(rows: readonly RobustnessFigures[]): string {
  return formatTable(
    ['drawn otherwise', 'digits', 'accuracy', 'accepted', 'error of accepted', 'worst tenth of the writers'],
    rows.map((row) => [
      row.condition,
      count(row.digits),
      percent(row.accuracy),
      percent(row.accepted),
      percent(row.acceptedError),
      percent(row.worstDecile),
    ]),
  );
}

export function picturesTable(rows: readonly PictureFigures[]): string {
  return formatTable(
    ['made pictures', 'pictures', 'read exactly', 'accepted', 'error of accepted'],
    rows.map((row) => [
      row.pictures,
      count(row.count),
      percent(row.exact),
      percent(row.accepted),
      percent(row.error),
    ]),
  );
}

function count(value: number): string {
  return String(value);
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(2)}%`;
}
