import { describe, expect, it } from 'vitest';
import { formatTable } from '../../src/command';

describe('a table', () => {
  it('is Markdown with columns aligned', () => {
    expect(
      formatTable(
        ['what', 'n'],
        [
          ['one', '1'],
          ['twenty', '20000'],
        ],
      ),
    ).toBe(
      ['| what   |     n |', '|--------|------:|', '| one    |     1 |', '| twenty | 20000 |'].join('\n'),
    );
  });
});
