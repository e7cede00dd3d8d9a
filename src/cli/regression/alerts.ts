import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../command';
import type { Total } from '../../contract';
import type { Unusual } from '../../statistics';
import { factsOf, findingLine, unusualLine } from './describe';
import { type JudgedVersion, partsWith } from './judge';
import type { Asked } from './options';

const ID_BYTES = 16;
const PENDING = '.pending.json';
const SENT = '.sent.json';

/** What a webhook gets. */
export type Alert = RegressionAlert | TamperingAlert;

interface AnyAlert {
  /** The same in every repeat of this alert, and in no other. */
  readonly id: string;
  readonly server: string;
  /** All of it in a line. */
  readonly text: string;
}

/** A regression of one version. */
interface RegressionAlert extends AnyAlert {
  readonly kind: 'regression';
  readonly model: string;
  readonly before: string;
  readonly from: string;
  readonly to: string;
  readonly maxIncrease: number;
  /** "all", or the digit. */
  readonly parts: readonly ReturnType<typeof factsOf>[];
}

/** Figures of a version, of a day or the thin days of a week, that may have been tampered with. */
interface TamperingAlert
  extends AnyAlert,
    Pick<Total, 'model' | 'from' | 'to' | 'attempts' | 'failures' | 'rate'> {
  readonly kind: 'tampering';
  readonly unusual: Unusual;
}

/**
 * The alerts of one server, as files in a folder: what waits for delivery, and what was delivered
 * and is still so. An alert is on the disk before it is sent for the first time, and its file is
 * renamed only when it has been taken; whatever breaks off in between, it goes again with the same
 * id. Files come and go in one step each, so that several runs may share the folder.
 */
export class AlertBox {
  readonly #folder: string;
  readonly #prefix: string;

  constructor(folder: string, server: string) {
    this.#folder = folder;
    this.#prefix = `${createHash('sha256').update(server).digest('hex').slice(0, 8)}-`;
  }

  /** @throws CommandError where the folder cannot be made */
  async open(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown error';
      throw new CommandError(`--alerts: ${this.#folder} cannot be made (${why}); give another folder`);
    }
  }

  /** Keeps a regression for delivery, unless it waits or all its parts were delivered. */
  async raise(comparison: JudgedVersion, asked: Asked): Promise<void> {
    const name = this.#nameOf(comparison);
    const found = partsWith('regression', comparison).map(factsOf);
    const sent = await this.#read(name + SENT);
    if (
      sent?.kind === 'regression' &&
      found.every(({ part }) => sent.parts.some((known) => known.part === part))
    )
      return;
    const { model, before } = comparison;
    const { url: server, from, to, maxIncrease } = asked;
    await this.#keep(name, {
      id: randomBytes(ID_BYTES).toString('base64url'),
      kind: 'regression',
      server,
      model,
      before,
      from,
      to,
      maxIncrease,
      parts: found,
      text: `Inktally: failure rates have risen. ${findingLine(comparison)}`,
    });
  }

  /** Keeps for delivery that figures look tampered with, unless it waits or was delivered. */
  async raiseUnusual(total: Total, unusual: Unusual, { url: server }: Asked): Promise<void> {
    const { model, from, to, attempts, failures, rate } = total;
    const name = `${this.#prefix}unusual-${model}-${from}-${to}`;
    if (await this.#read(name + SENT)) return;
    await this.#keep(name, {
      id: randomBytes(ID_BYTES).toString('base64url'),
      kind: 'tampering',
      server,
      model,
      from,
      to,
      unusual,
      attempts,
      failures,
      rate,
      text: `Inktally: ${unusualLine(total)}.`,
    });
  }

  async #keep(name: string, alert: Alert): Promise<void> {
    const draft = join(this.#folder, `${name}.${alert.id}.draft`);
    await writeFile(draft, `${JSON.stringify(alert)}\n`, { flag: 'wx', flush: true });
    try {
      await link(draft, join(this.#folder, name + PENDING));
    } catch (error) {
      // It waits already.
      if (!isCode(error, 'EEXIST')) throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** Forgets that a regression was delivered: should it come again, it is a new one. */
  async clear(comparison: JudgedVersion): Promise<void> {
    await rm(join(this.#folder, this.#nameOf(comparison) + SENT), { force: true });
  }

  /** All that waits, with what to call when it has been taken. */
  async pending(): Promise<readonly { readonly alert: Alert; readonly taken: () => Promise<void> }[]> {
    const names = (await readdir(this.#folder))
      .filter((file) => file.startsWith(this.#prefix) && file.endsWith(PENDING))
      .map((file) => file.slice(0, -PENDING.length));
    const waiting = await Promise.all(
      names.map(async (name) => ({ name, alert: await this.#read(name + PENDING) })),
    );
    return waiting.flatMap(({ name, alert }) =>
      alert === null ? [] : [{ alert, taken: () => this.#moveToSent(name) }],
    );
  }

  async #moveToSent(name: string): Promise<void> {
    try {
      await rename(join(this.#folder, name + PENDING), join(this.#folder, name + SENT));
    } catch (error) {
      // Another run has delivered it, too.
      if (!isCode(error, 'ENOENT')) throw error;
    }
  }

  async #read(file: string): Promise<Alert | null> {
    try {
      return JSON.parse(await readFile(join(this.#folder, file), 'utf8')) as Alert;
    } catch (error) {
      if (isCode(error, 'ENOENT')) return null;
      throw new CommandError(
        `--alerts: ${join(this.#folder, file)} cannot be read; delete it, and its alert is made again`,
      );
    }
  }

  /** Versions are made of characters that are safe in names. */
  #nameOf({ model, before }: JudgedVersion): string {
    return `${this.#prefix}${before}-${model}`;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
