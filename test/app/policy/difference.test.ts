import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  loadPolicy,
  type MarkedPolicy,
  markedPolicy,
  type Piece,
  POLICY_LANGUAGES,
  POLICY_VERSION,
  type Policy,
} from '../../../src/app/policy';
import { comparePolicies } from '../../../src/app/policy/difference';
import { ENGLISH, POLICIES } from './editions';
import { EARLIER, EDITIONS, GONE } from './made-up-edition';

type ArbitraryValue<A> = A extends fc.Arbitrary<infer Value> ? Value : never;

/** All pieces in the order in which they are read. */
function piecesOf({ sections, tables }: MarkedPolicy): Piece[] {
  return [
    ...sections.flatMap(({ heading, paragraphs }) => [...heading, ...paragraphs.flat()]),
    ...tables.flatMap(({ heading, rows }) => [...heading, ...rows.flatMap(({ cells }) => cells.flat())]),
  ];
}

const texts = (pieces: readonly Piece[], but: Piece['mark']) =>
  pieces.filter(({ mark }) => mark !== but).map(({ text }) => text);

const readAll = (policy: Policy) => texts(piecesOf(comparePolicies(null, policy)), 'removed');

function expectWhole(older: Policy, newer: Policy): Piece[] {
  const pieces = piecesOf(comparePolicies(older, newer));
  expect(texts(pieces, 'removed')).toEqual(readAll(newer));
  expect(texts(pieces, 'added').sort()).toEqual(readAll(older).sort());
  return pieces;
}

/** The made-up edition in all languages, and the first published one. */
const earlier = await Promise.all(
  POLICY_LANGUAGES.flatMap((language) => EDITIONS.at(-1)?.texts[language]() ?? []),
);
const first = POLICIES.at(-1) ?? [];

describe('an edition by itself', () => {
  it('is shown whole, as one that is compared with nothing', () => {
    for (const policy of POLICIES.flat())
      expect(markedPolicy(null, policy)).toEqual(comparePolicies(null, policy));
  });

  it('is marked where another one has been loaded', async () => {
    const other = await loadPolicy(`${POLICY_VERSION}, https://reports.example`, 'en');
    expect(markedPolicy(other, ENGLISH)).toEqual(comparePolicies(other, ENGLISH));
  });
});

describe('the difference between two editions', () => {
  it('is nothing between an edition and itself, or where no earlier one is known', () => {
    for (const policy of POLICIES.flat()) {
      for (const older of [policy, null]) {
        expect(piecesOf(comparePolicies(older, policy)).filter(({ mark }) => mark !== 'same')).toEqual([]);
      }
    }
  });

  it('leaves out no sentence of either edition, in any language', () => {
    for (const older of earlier) {
      for (const newer of first) expectWhole(older, newer);
    }
  });

  it('marks what is new, changed and gone since the earlier one', () => {
    const [older, newer] = [earlier[0], first[0]];
    if (!older || !newer) throw new Error('two editions are needed');
    expect(older.version).toBe(EARLIER);
    const pieces = expectWhole(older, newer);
    const marked = (mark: Piece['mark']) =>
      pieces.filter((piece) => piece.mark === mark).map(({ text }) => text);
    expect(marked('added').some((text) => text.includes('Global Privacy Control'))).toBe(true);
    expect(marked('removed')).toContain(GONE.en);
    expect(marked('same')).toContain('Inktally reads handwritten digits on your device.');
    // A changed sentence: as it was, then as it is.
    const was = pieces.findIndex(({ text }) =>
      text.startsWith('A report waits for a random time of up to 5 hours'),
    );
    expect(pieces[was]?.mark).toBe('removed');
    expect(pieces[was + 1]).toMatchObject({ mark: 'added' });
    expect(pieces[was + 1]?.text).toMatch(/^A report waits for a random time of up to 4 hours/);
  });

  it('leaves out nothing, whatever is taken away, added, changed or moved', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const paragraph = fc.dictionary(name, fc.constantFrom('One.', 'Two.', 'Three.'), {
      minKeys: 1,
      maxKeys: 3,
    });
    const section = fc.record({
      id: fc.constantFrom('s', 't', 'u'),
      heading: fc.option(fc.constantFrom('H', 'I')),
      paragraphs: fc.uniqueArray(paragraph, { maxLength: 3, selector: (p) => Object.keys(p)[0] }),
    });
    const policy = fc.record({
      sections: fc.uniqueArray(section, { maxLength: 3, selector: ({ id }) => id }),
      rows: fc.dictionary(name, fc.tuple(fc.constantFrom('x', 'y'), fc.constantFrom('1', '2'))),
    });
    /** Names are unique in a section. */
    const made = ({ sections, rows }: ArbitraryValue<typeof policy>): Policy => ({
      language: 'en',
      version: '9.9',
      edition: '',
      title: '',
      summary: '',
      sections: sections.map(({ paragraphs, ...rest }) => {
        const seen = new Set<string>();
        return {
          ...rest,
          paragraphs: paragraphs.map((sentences) =>
            Object.fromEntries(
              Object.entries(sentences).filter(([id]) => !seen.has(id) && seen.add(id) !== undefined),
            ),
          ),
        };
      }),
      tables: [{ id: 'table', heading: 'T', columns: ['A', 'B'], rows }],
    });
    fc.assert(fc.property(policy, policy, (older, newer) => void expectWhole(made(older), made(newer))));
  });
});
