import { describe, expect, it } from 'vitest';
import {
  isOlderVersion,
  loadPolicy,
  markedPolicy,
  mustBeAskedAgain,
  POLICY_LANGUAGES,
  POLICY_VERSION,
} from '../../../src/app/policy';
import { ENGLISH, statements } from './editions';

const ORIGIN = 'https://reports.example';
const ELSEWHERE = `${POLICY_VERSION}, ${ORIGIN}`;

describe('the policy of a copy whose reports go to another server than its own', () => {
  it.each(POLICY_LANGUAGES)('names that server, and says the rest as it was (%s)', async (language) => {
    const own = await loadPolicy(POLICY_VERSION, language);
    const policy = await loadPolicy(ELSEWHERE, language);
    if (!own || !policy) throw new Error('no such edition');
    const changed = [...statements(policy)].filter(([id, text]) => statements(own).get(id) !== text);
    expect(changed.map(([id]) => id)).toEqual(['security.own-server']);
    expect(changed[0]?.[1]).toContain(ORIGIN);
    expect(policy.summary).toBe(changed[0]?.[1]);
    expect(policy.version).toBe(ELSEWHERE);
    expect(policy.edition).toBe(`${own.edition} · ${ORIGIN}`);
    expect(policy.edition).toContain(own.edition);
  });

  it('is asked for again by those who agreed to another place, who see the sentence marked', async () => {
    const policy = await loadPolicy(ELSEWHERE, 'en');
    if (!policy) throw new Error('no such edition');
    const pieces = markedPolicy(ENGLISH, policy).sections.flatMap(({ paragraphs }) => paragraphs.flat());
    expect(pieces.filter(({ mark }) => mark !== 'same').map(({ mark }) => mark)).toEqual([
      'removed',
      'added',
    ]);
    expect(mustBeAskedAgain(POLICY_VERSION)).toBe(false);
    expect(mustBeAskedAgain(ELSEWHERE)).toBe(true);
    expect(mustBeAskedAgain('0.9')).toBe(true);
    expect(mustBeAskedAgain(`0.9, ${ORIGIN}`)).toBe(true);
    // A newer one is asked for by the newer app only.
    expect(mustBeAskedAgain(`99.0, ${ORIGIN}`)).toBe(false);
    expect(isOlderVersion(ELSEWHERE, POLICY_VERSION)).toBe(false);
    expect(isOlderVersion(`0.9, ${ORIGIN}`, POLICY_VERSION)).toBe(true);
  });

  it('does not exist for what is no version or no origin', async () => {
    for (const version of [`9.9, ${ORIGIN}`, `${POLICY_VERSION}, javascript:x`, `${POLICY_VERSION}, `]) {
      expect(await loadPolicy(version, 'en'), version).toBeNull();
    }
  });
});
