/** `npm run -s recognize -- FILE`: reads digits, JSON Lines in and out. */
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadRecognizer, type NodeRecognizer, type Reading } from '../recognizer/node';
import { type Line, linesOf } from './lines';
import { CommandError, runCommand, writeAll } from './output';
import { parseRequest, type Request } from './request';

const USAGE = `Usage: npm run -s recognize -- FILE    (or - for standard input)

Reads one JSON object a line, each with a drawing of one digit:
  {"id":1,"strokes":[[x,y,x,y,…],…]}       strokes, x to the right, y down, any unit
  {"id":1,"image":[784 numbers 0..255]}    28x28, ink high, in MNIST's form
  {"id":1,"image":[…],"size":16}           16x16 or another size: cropped, fitted and centred first
Writes, in the same order, one line each:
  {"id":1,"digit":7,"confidence":0.998,"accepted":true,"probabilities":[10 numbers]}
  {"id":1,"error":"…"}                     for a line that cannot be read; the exit status is 1 then
Blank lines are passed over.
Exit status: 0 all lines read, 1 some were not, 2 wrong use or no model.`;

/** 16 MiB hold an image of the largest size (1024x1024) with 12 decimals; more is no drawing. */
const MAX_LINE_BYTES = 16 * 2 ** 20;
/** Six digits are more than the network is good for, and rounding moves the sum of ten by less than 1e-5. */
const PRECISION = 6;
const TAB_SPACE_RETURN: ReadonlySet<number> = new Set([0x09, 0x20, 0x0d]);

await runCommand('recognize', async () => {
  const input = await inputOf(process.argv.slice(2));
  const recognizer = await loadRecognizer();
  try {
    return await recognizeAll(recognizer, input);
  } finally {
    recognizer.close();
  }
});

/** @throws CommandError with the usage where the arguments are wrong, or there is no such file */
async function inputOf(args: string[]): Promise<AsyncIterable<Uint8Array>> {
  const wrong = (problem: string) => new CommandError(`${problem}\n\n${USAGE}`);
  let parsed: { values: { number?: boolean; help?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({
      args,
      options: { number: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (thrown) {
    throw wrong(thrown instanceof Error ? thrown.message : String(thrown));
  }
  const { values, positionals } = parsed;
  if (values.help) throw wrong('reads digits from strokes or images');
  if (values.number) {
    throw new CommandError(
      '--number is not built yet: this version reads single digits; give one digit a line',
    );
  }
  const [file, ...rest] = positionals;
  if (file === undefined) throw wrong('no FILE was given');
  if (rest.length > 0) throw wrong(`one FILE is read at a time, ${positionals.length} were given`);
  if (file === '-') return process.stdin;
  try {
    return (await open(file)).createReadStream();
  } catch (thrown) {
    throw wrong(`${file} could not be opened (${thrown instanceof Error ? thrown.message : String(thrown)})`);
  }
}

/** @returns the exit status: 1 where a line could not be read */
async function recognizeAll(recognizer: NodeRecognizer, input: AsyncIterable<Uint8Array>): Promise<0 | 1> {
  let failed = false;
  for await (const lines of linesOf(input, MAX_LINE_BYTES)) {
    const requests = lines.filter((line) => !isBlank(line)).map(requestOf);
    // All lines that arrived together go through the network together.
    const readings = recognizer.readBatch(
      requests.flatMap((request) => ('error' in request ? [] : [request.raster])),
    );
    let next = 0;
    let text = '';
    for (const request of requests) {
      const reading = 'error' in request ? undefined : readings[next++];
      failed ||= reading === undefined;
      text += `${JSON.stringify(reading ? answer(request.id, reading) : request)}\n`;
    }
    await writeAll(process.stdout, text);
  }
  return failed ? 1 : 0;
}

function isBlank({ bytes }: Line): boolean {
  return bytes?.every((byte) => TAB_SPACE_RETURN.has(byte)) ?? false;
}

function requestOf({ number, bytes }: Line): Request {
  if (!bytes) {
    return {
      id: null,
      error: `line ${number}: is longer than ${MAX_LINE_BYTES} bytes; give one drawing a line`,
    };
  }
  const request = parseRequest(bytes);
  return 'error' in request ? { id: request.id, error: `line ${number}: ${request.error}` } : request;
}

function answer(id: unknown, { digit, confidence, accepted, probabilities }: Reading) {
  return {
    id,
    digit,
    confidence: rounded(confidence),
    accepted,
    probabilities: probabilities.map(rounded),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(PRECISION));
}
