import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';

/** What a server, or its database, has written: by the name of a file, table or stream. */
export type Written = ReadonlyMap<string, Buffer>;

type Query = (text: string) => Promise<readonly object[]>;

/** Every file of a folder and of those in it. */
export async function filesIn(folder: string): Promise<Written> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)));
}

/**
 * Every table in the schemas in which this connection to PostgreSQL finds its tables,
 * all columns as text.
 */
export async function dumpTables(query: Query): Promise<Written> {
  const tables = await query(`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
    from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema = any(current_schemas(false))
    order by name`);
  const dump = new Map<string, Buffer>();
  for (const table of tables) {
    const name = 'name' in table ? String(table.name) : '';
    // A row as text has all of its columns.
    const rows = await query(`select t::text as row from ${name} as t`);
    dump.set(name, Buffer.from(JSON.stringify([name, rows])));
  }
  return dump;
}

/**
 * None of the marks is in anything written; each of the proofs is, which shows that
 * all was looked through.
 */
export function expectUnmarked(
  written: Written,
  marks: readonly (string | Buffer)[],
  proofs: readonly string[],
): void {
  const all = [...written.values()];
  for (const proof of proofs)
    expect(
      all.some((bytes) => bytes.includes(proof)),
      `${proof} is written`,
    ).toBe(true);
  const found = marks.flatMap((mark) =>
    [...written].filter(([, bytes]) => bytes.includes(mark)).map(([name]) => `${mark} in ${name}`),
  );
  expect(found).toEqual([]);
}
