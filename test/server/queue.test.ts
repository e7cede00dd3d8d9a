import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/contract';
import { IngestQueue, NotStoredError } from '../../src/server/ingest-queue';
import { makeReport } from './reports';

/** A commit that waits until the test lets it end. */
function heldCommit() {
  const batches: { reports: readonly Report[]; end: (error?: Error) => void }[] = [];
  const begun: (() => void)[] = [];
  return {
    batches,
    commit: (reports: readonly Report[]) =>
      new Promise<void>((resolve, reject) => {
        batches.push({ reports, end: (error) => (error ? reject(error) : resolve()) });
        begun.shift()?.();
      }),
    nextBatch: () => new Promise<void>((resolve) => begun.push(resolve)),
  };
}

const reasonOf = (promise: Promise<void>) =>
  promise.then(
    () => 'stored',
    (error: unknown) => (error instanceof NotStoredError ? error.reason : error),
  );

describe('IngestQueue', () => {
  test('puts what waits during a commit into the next one', async () => {
    const held = heldCommit();
    const queue = new IngestQueue({ commit: held.commit, onFailure: () => undefined });
    const reports = Array.from({ length: 6 }, () => makeReport());
    let begun = held.nextBatch();
    const [first, ...rest] = reports.slice(0, 1).map((report) => queue.add(report));
    await begun;
    rest.push(...reports.slice(1).map((report) => queue.add(report)));
    begun = held.nextBatch();
    held.batches[0]?.end();
    await first;
    await begun;
    expect(held.batches.map((batch) => batch.reports)).toEqual([reports.slice(0, 1), reports.slice(1)]);
    held.batches[1]?.end();
    await Promise.all(rest);
  });

  test('never answers before the commit', async () => {
    const held = heldCommit();
    const queue = new IngestQueue({ commit: held.commit, onFailure: () => undefined });
    const begun = held.nextBatch();
    let answered = false;
    const stored = queue.add(makeReport()).then(() => {
      answered = true;
    });
    await begun;
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    held.batches[0]?.end();
    await stored;
  });

  test('begins the next commit before it answers those of the last one', async () => {
    const held = heldCommit();
    const queue = new IngestQueue({ commit: held.commit, onFailure: () => undefined });
    let begun = held.nextBatch();
    const begunWhenAnswered: number[] = [];
    const note = () => begunWhenAnswered.push(held.batches.length);
    const first = queue.add(makeReport()).then(note);
    await begun;
    const second = queue.add(makeReport()).then(note);
    begun = held.nextBatch();
    held.batches[0]?.end();
    await Promise.all([first, begun]);
    held.batches[1]?.end();
    await second;
    expect(begunWhenAnswered).toEqual([2, 2]);
  });

  test('has as many commits under way as it may, and answers each when its own has ended', async () => {
    const held = heldCommit();
    const queue = new IngestQueue({ commit: held.commit, onFailure: () => undefined, maxCommits: 2 });
    const answered: string[] = [];
    const add = async (name: string) => {
      await queue.add(makeReport());
      answered.push(name);
    };
    let begun = held.nextBatch();
    const [first, second] = [add('first'), add('second')];
    await begun;
    begun = held.nextBatch();
    const third = add('third');
    await begun;
    const [fourth, fifth] = [add('fourth'), add('fifth')];
    await new Promise((resolve) => setImmediate(resolve));
    expect(held.batches.map(({ reports }) => reports.length)).toEqual([2, 1]);
    begun = held.nextBatch();
    held.batches[1]?.end();
    await Promise.all([third, begun]);
    expect(answered).toEqual(['third']);
    expect(held.batches[2]?.reports).toHaveLength(2);
    held.batches[2]?.end();
    await Promise.all([fourth, fifth]);
    expect(answered).toEqual(['third', 'fourth', 'fifth']);
    held.batches[0]?.end();
    await Promise.all([first, second]);
  });

  test('refuses those of every commit under way when it is told to', async () => {
    const held = heldCommit();
    const queue = new IngestQueue({ commit: held.commit, onFailure: () => undefined, maxCommits: 2 });
    const outcomes: Promise<unknown>[] = [];
    for (let commit = 0; commit < 2; commit++) {
      const begun = held.nextBatch();
      outcomes.push(reasonOf(queue.add(makeReport())));
      await begun;
    }
    outcomes.push(reasonOf(queue.add(makeReport())));
    queue.refuseAll();
    expect(await Promise.all(outcomes)).toEqual(['closing', 'closing', 'closing']);
    for (const { end } of held.batches) end();
    await queue.close();
  });

  test('fails everyone of a batch that fails, says so once, and goes on', async () => {
    const errors: unknown[] = [];
    let fails = true;
    const queue = new IngestQueue({
      commit: async () => {
        if (fails) throw new Error('disk full');
      },
      onFailure: (error) => errors.push(error),
    });
    const outcomes = await Promise.all([1, 2, 3].map(() => reasonOf(queue.add(makeReport()))));
    expect(outcomes).toEqual(['failed', 'failed', 'failed']);
    expect(errors).toEqual([new Error('disk full')]);
    fails = false;
    expect(await reasonOf(queue.add(makeReport()))).toBe('stored');
  });

  test('takes no more than it may hold, and as many in a batch as it may', async () => {
    const held = heldCommit();
    const queue = new IngestQueue({
      commit: held.commit,
      onFailure: () => undefined,
      maxBatch: 2,
      maxWaiting: 3,
    });
    let begun = held.nextBatch();
    const outcomes = Array.from({ length: 4 }, () => reasonOf(queue.add(makeReport())));
    expect(await outcomes[3]).toBe('full');
    await begun;
    expect(held.batches[0]?.reports).toHaveLength(2);
    begun = held.nextBatch();
    held.batches[0]?.end();
    await begun;
    held.batches[1]?.end();
    expect(await Promise.all(outcomes)).toEqual(['stored', 'stored', 'stored', 'full']);
  });

  test('finishes what waits before it closes, and takes nothing after', async () => {
    const held = heldCommit();
    const queue = new IngestQueue({ commit: held.commit, onFailure: () => undefined });
    const begun = held.nextBatch();
    const outcome = reasonOf(queue.add(makeReport()));
    const closed = queue.close();
    expect(await reasonOf(queue.add(makeReport()))).toBe('closing');
    await begun;
    held.batches[0]?.end();
    await closed;
    expect(await outcome).toBe('stored');
  });
});
