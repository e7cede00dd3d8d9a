import type { ParseArgsConfig } from 'node:util';
import { CommandError, parseOptions } from '../../command';

export const USAGE = `Usage: npm run demo -- [options]

Fills a server of its own with the reports of simulated devices over the days up to yesterday, then serves it until Ctrl+C and deletes all of
it. Two model versions, of which the newer one fails one digit more often. Every page is marked as a demo.

  --port N       port to serve on (default 8790; another than npm start has, so that browsers keep the two apart)
  --installs N   simulated devices, 1 to 10000 (default 80)
  --days D       simulated days, 2 to 366 (default 60)
  --seed S       whole number; another one makes other devices (default 1)
  --help         this text`;

export interface Asked {
  readonly port: number;
  readonly installs: number;
  readonly days: number;
  readonly seed: number;
}

/** Null where the usage was asked for. @throws CommandError saying what would be right */
export function readOptions(args: readonly string[]): Asked | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    port: whole('port', values.port, 0, 65_535),
    installs: whole('installs', values.installs, 1, 10_000),
    days: whole('days', values.days, 2, 366),
    seed: whole('seed', values.seed, 0, 2 ** 31 - 1),
  };
}

function parse(args: readonly string[]) {
  const options = {
    port: { type: 'string', default: '8790' },
    installs: { type: 'string', default: '80' },
    days: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', short: 'h', default: false },
  } satisfies ParseArgsConfig['options'];
  return parseOptions({ args: [...args], options }, USAGE).values;
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new CommandError(`--${name}: "${text}" is not right; give a whole number from ${least} to ${most}`);
}
