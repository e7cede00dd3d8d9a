import { Client } from 'pg';

const SCHEMA = 'inktally_bench';

/** A schema of the bench's own on a PostgreSQL, made anew; `url` works in it. */
export async function ownSchema(
  url: string,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  await runSql(url, `drop schema if exists ${SCHEMA} cascade; create schema ${SCHEMA}`);
  const own = new URL(url);
  own.searchParams.set('options', `-c search_path=${SCHEMA}`);
  return { url: own.href, drop: () => runSql(url, `drop schema if exists ${SCHEMA} cascade`) };
}

async function runSql(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
