import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Runs something on a connection of its own. */
export async function withPostgres<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A schema of a PostgreSQL that nobody else uses. */
export interface OwnSchema {
  readonly name: string;
  /** Connections to it find and make their tables in this schema, and carry its name. */
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Makes a new schema; nothing else in the database is touched. */
export async function ownSchema(url: string, prefix: string): Promise<OwnSchema> {
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  await withPostgres(url, (client) => client.query(`create schema ${name}`));
  const own = new URL(url);
  own.searchParams.set('options', `-c search_path=${name}`);
  own.searchParams.set('application_name', name);
  return {
    name,
    url: own.href,
    drop: () =>
      withPostgres(url, async (client) => {
        await client.query(`drop schema ${name} cascade`);
      }),
  };
}
