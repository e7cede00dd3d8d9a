import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const APP = resolve('src/app');

/**
 * The areas of page texts that a source of the app asks for, or anything that it imports in turn, but for what is loaded
 * later with `import()`.
 *
 * @param file path in `src/app`
 */
export function areasNamedBy(file: string): Set<string> {
  const areas = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const source = readFileSync(path, 'utf8');
    for (const [, area = ''] of source.matchAll(/usePageMessages\('(\w+)'\)/g)) areas.add(area);
    for (const [, name = ''] of source.matchAll(/^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)';/gms)) {
      const found = [`${name}.ts`, `${name}.tsx`, `${name}/index.ts`]
        .map((candidate) => join(dirname(path), candidate))
        .find((candidate) => candidate.startsWith(APP) && existsSync(candidate));
      if (found) visit(found);
    }
  };
  visit(join(APP, file));
  return areas;
}
