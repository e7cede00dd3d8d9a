import type { TelemetryRuntime } from '../../src/telemetry';
import { countMany, World } from './world';

/** The last number below 1 that the random source gives. */
export const LAST = 1 - 2 ** -32;

/** A world in which one report can go at once, and its bytes. */
export async function sealed(
  world = new World(),
): Promise<{ world: World; telemetry: TelemetryRuntime; body: string }> {
  world.unit = 0;
  const telemetry = await world.sharingTab();
  await countMany(telemetry, 18, 2);
  await world.advance(1);
  const { body } = (await telemetry.view()).next;
  if (!body) throw new Error('expected a draft');
  return { world, telemetry, body };
}
