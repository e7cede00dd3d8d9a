import { expect, test } from 'vitest';
import { reportText } from '../../../src/app/diagnostics/report';

test('a report has a title, and a block for each section; what is not known is left out', () => {
  const report = reportText('Inktally 1.0.0', [
    { heading: 'Model', lines: ['Running on WebGL.'], facts: [['Version', 'm1'], false] },
    { heading: 'Self-test', lines: ['Not run.'] },
  ]);
  expect(report).toBe('Inktally 1.0.0\n\nModel\nRunning on WebGL.\nVersion: m1\n\nSelf-test\nNot run.\n');
});
