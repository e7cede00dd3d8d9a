/**
 * `npm run repair-clock`: what the clock says, and what was stored. `npm run repair-clock -- DAY`:
 * confirms that DAY is today, after a clock was wrong or no server ran for days.
 */
import { CommandError, runCommand } from '../src/command';
import { isDay } from '../src/contract';
import { ClockJumpError, readSettings, withStore } from '../src/server';

const USAGE = 'Usage: npm run repair-clock [-- YYYY-MM-DD]   the day is today, in UTC';

await runCommand('repair-clock', async () => {
  const [day, ...more] = process.argv.slice(2);
  if ((day !== undefined && !isDay(day)) || more.length > 0) throw new CommandError(USAGE);
  const settings = readSettings(process.env);
  const whose = settings.databaseUrl === null ? 'of this machine' : 'of PostgreSQL';
  const said = await withStore(settings, async (store) => {
    const today = await store.today();
    if (day !== undefined && day !== today) {
      throw new CommandError(`the clock ${whose} says ${today}; set it right first. Nothing was changed`);
    }
    const jump = await store.check().then(
      () => null,
      (error: unknown) => {
        if (error instanceof ClockJumpError) return error;
        throw error;
      },
    );
    if (!jump) return `The clock ${whose} says ${today}, and what is stored agrees. There is nothing to do.`;
    if (day === undefined) {
      throw new CommandError(`${jump.message}. If today is ${today}: npm run repair-clock -- ${today}`);
    }
    const { done, deletedFigures } = await store.repairClock();
    if (done === 'confirmed') {
      return `${today} is confirmed. A running server releases the days before it within a minute.`;
    }
    return `What was counted for later days now counts for the open day. Figures of later days that were deleted: ${deletedFigures}.`;
  });
  process.stdout.write(`${said}\n`);
  return 0;
});
