import { loadPolicy, POLICY_LANGUAGES, POLICY_VERSION, type Policy } from '../../../src/app/policy';
import { EDITIONS } from '../../../src/app/policy/editions';

/** Every edition, newest first, each in all its languages. */
export const POLICIES: readonly (readonly Policy[])[] = await Promise.all(
  EDITIONS.map(({ version }) => Promise.all(POLICY_LANGUAGES.map((language) => load(version, language)))),
);

/** The edition that holds now, in English. */
export const ENGLISH: Policy = await load(POLICY_VERSION, 'en');

async function load(...[version, language]: Parameters<typeof loadPolicy>): Promise<Policy> {
  const policy = await loadPolicy(version, language);
  if (!policy) throw new Error(`policy ${version}: is listed, but there is no such edition`);
  return policy;
}

/**
 * Every sentence and row of an edition by its id, "scope.drawings", "retention.tally". Cells
 * are joined by " | ".
 */
export function statements(policy: Policy): Map<string, string> {
  const all = [
    ...policy.sections.flatMap(({ id, paragraphs }) =>
      paragraphs.flatMap((paragraph) =>
        Object.entries(paragraph).map(([name, text]) => [`${id}.${name}`, text] as const),
      ),
    ),
    ...policy.tables.flatMap(({ id, rows }) =>
      Object.entries(rows).map(([name, cells]) => [`${id}.${name}`, cells.join(' | ')] as const),
    ),
  ];
  const map = new Map(all);
  if (map.size !== all.length) throw new Error(`policy ${policy.version}: an id is there twice`);
  return map;
}
