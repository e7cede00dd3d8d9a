import type { InkSample } from './ink-sample';

const DIGIT_LABELS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Writers and samples of each source, and samples of each digit. */
export function summarizeDigits(samples: readonly InkSample[]): string[][] {
  return bySource(samples).map(([source, own]) => [
    source,
    String(writers(own)),
    String(own.length),
    ...DIGIT_LABELS.map((digit) => String(own.filter(({ label }) => label === digit).length)),
  ]);
}

export const DIGIT_COLUMNS = ['source', 'writers', 'samples', ...DIGIT_LABELS];

/** Writers, samples, distinct labels and the commonest labels of each source. */
export function summarizeOthers(samples: readonly InkSample[]): string[][] {
  return bySource(samples).map(([source, own]) => {
    const counts = [...groupBy(own, ({ label }) => label)].map(([label, of]) => [label, of.length] as const);
    counts.sort((a, b) => b[1] - a[1]);
    const commonest = counts.slice(0, 5).map(([label, count]) => `${label} ${count}`);
    return [source, String(writers(own)), String(own.length), String(counts.length), commonest.join(', ')];
  });
}

export const OTHER_COLUMNS = ['source', 'writers', 'samples', 'labels', 'commonest'];

function bySource(samples: readonly InkSample[]) {
  return [...groupBy(samples, ({ source }) => source)];
}

function writers(samples: readonly InkSample[]): number {
  return new Set(samples.map(({ writer }) => writer)).size;
}

function groupBy(samples: readonly InkSample[], keyOf: (sample: InkSample) => string) {
  const groups = new Map<string, InkSample[]>();
  for (const sample of samples) {
    const group = groups.get(keyOf(sample));
    if (group) group.push(sample);
    else groups.set(keyOf(sample), [sample]);
  }
  return groups;
}
