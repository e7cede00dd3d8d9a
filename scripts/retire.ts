/** `npm run retire -- --yes`: ends the collection for good, and deletes what was collected. */
import { CommandError, runCommand } from '../src/command';
import { readSettings, withStore } from '../src/server';

await runCommand('retire', async () => {
  if (process.argv.slice(2).join(' ') !== '--yes') {
    throw new CommandError(
      'Ends the collection for good: every report is answered with 410 from then on, and all sums, released cells and report ids are deleted. ' +
        'Backups have to be deleted by hand. To do it: npm run retire -- --yes',
    );
  }
  await withStore(readSettings(process.env), (store) => store.retire());
  process.stdout.write('Collection has ended, and what was collected is deleted.\n');
  return 0;
});
