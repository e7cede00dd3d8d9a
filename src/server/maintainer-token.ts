import { randomBytes } from 'node:crypto';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { SETTINGS, SettingsError } from './settings';

const TOKEN_BYTES = 24;
/** Read and write for the owner only. */
const OWNER_ONLY = 0o600;

export interface MaintainerToken {
  readonly token: string;
  /** Where it is kept; `null` when it comes from the setting. */
  readonly file: string | null;
  /** Whether it was made just now and must be shown. */
  readonly isNew: boolean;
}

/**
 * The given token, or the one in the data folder, or a new one written there (mode 0600).
 *
 * @throws SettingsError when the one in the data folder cannot be used
 */
export async function maintainerToken(given: string | null, dataDir: string): Promise<MaintainerToken> {
  if (given !== null) return { token: given, file: null, isNew: false };
  const file = join(dataDir, 'maintainer-token');
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  try {
    await writeFile(file, `${token}\n`, { flag: 'wx', mode: OWNER_ONLY });
    return { token, file, isNew: true };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const kept = v.safeParse(SETTINGS.maintainerToken.schema, (await readFile(file, 'utf8')).trim());
  if (!kept.success) {
    throw new SettingsError(
      `${file} ${kept.issues[0].message}; delete it, and the next start makes a new token`,
    );
  }
  if ((await stat(file)).mode & 0o077) await chmod(file, OWNER_ONLY);
  return { token: kept.output, file, isNew: false };
}
