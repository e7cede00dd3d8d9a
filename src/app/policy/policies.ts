import { POLICY_VERSION } from './current';
import type { MarkedPolicy, Piece } from './difference';
import { EDITIONS } from './editions';
import type { Policy, PolicyLanguage } from './editions/types';
import { partsOf } from './version';

export const POLICY_LANGUAGES: readonly PolicyLanguage[] = ['en', 'zh-Hans', 'ja'];

/** Loaded editions, by version and language. */
const loaded = new Map<string, Policy>();
const keyOf = (version: string, language: PolicyLanguage) => `${version} ${language}`;

/** An edition in one language if it is loaded, else null. */
export function loadedPolicy(version: string, language: PolicyLanguage): Policy | null {
  return loaded.get(keyOf(version, language)) ?? null;
}

/**
 * Loads an edition in one language.
 *
 * @returns null for a version that was never published
 * @throws Error where it could not be loaded
 */
export async function loadPolicy(version: string, language: PolicyLanguage): Promise<Policy | null> {
  const { number, origin } = partsOf(version);
  const edition = EDITIONS.find((known) => known.version === number);
  if (!edition) return null;
  // An earlier edition is only loaded to mark what differs from it.
  const isEarlier = version !== POLICY_VERSION;
  const [text] = await Promise.all([edition.texts[language](), isEarlier && loadDifference()]);
  // Loaded on demand: nearly every app sends reports to its own server.
  const policy = origin === null ? text : (await import('./origin')).withOrigin(text, origin);
  loaded.set(keyOf(version, language), policy);
  return policy;
}

let difference: typeof import('./difference') | null = null;

async function loadDifference(): Promise<void> {
  difference ??= await import('./difference');
}

/**
 * An edition, with every sentence marked that differs from an earlier one.
 *
 * @param known an edition that `loadPolicy` has given; null: nothing is marked
 */
export function markedPolicy(known: Policy | null, policy: Policy): MarkedPolicy {
  return known && difference ? difference.comparePolicies(known, policy) : unmarked(policy);
}

function unmarked({ sections, tables }: Policy): MarkedPolicy {
  const same = (text: string | null): Piece[] => (text === null ? [] : [{ mark: 'same', text }]);
  return {
    sections: sections.map(({ id, heading, paragraphs }) => ({
      id,
      heading: same(heading),
      paragraphs: paragraphs.map((sentences) => Object.values(sentences).flatMap(same)),
    })),
    tables: tables.map(({ id, heading, columns, rows }) => ({
      id,
      heading: same(heading),
      columns,
      rows: Object.entries(rows).map(([row, cells]) => ({ id: row, cells: cells.map(same) })),
    })),
  };
}
