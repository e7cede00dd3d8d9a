import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import {
  type Command,
  CommandError,
  messageOf,
  parseOptions,
  type Surroundings,
  writeAll,
} from '../../command';
import { InkError } from '../../ink';
import {
  type LineReader,
  learnFrom,
  learnFromNumber,
  loadLineReader,
  loadRecognizer,
  type NodeRecognizer,
  type NumberReading,
  type Reading,
  readCheckedNumber,
  readNumberImage,
  remembering,
  SessionMemory,
} from '../../recognizer/node';
import { type Line, linesOf } from './lines';
import { recognizePictures } from './pictures';
import { type Parsed, parseNumberRequest, parseRequest, parseSessionRequest } from './request';
import { rounded } from './rounding';

const USAGE = `Usage: npm run -s recognize -- [--number] FILE    (or - for standard input)
       npm run -s recognize -- [--number] --session FILE

Reads one JSON object a line, each with a drawing of one digit:
  {"id":1,"strokes":[[x,y,x,y,…],…]}       strokes, x to the right, y down, any unit
  {"id":1,"image":[784 numbers 0..255]}    28x28, ink high, in MNIST's form
  {"id":1,"image":[…],"size":16}           16x16 or another size: cropped, fitted and centred first
Writes, in the same order, one line each:
  {"id":1,"digit":7,"confidence":0.998,"accepted":true,"probabilities":[10 numbers]}
  {"id":1,"error":"…"}                     for a line that cannot be read; the exit status is 1 then
With --number, each line has the strokes of a whole number of 1 to 12 digits, or its image of any size with the length
of a row, {"id":1,"image":[numbers 0..255],"width":140}, and is answered with
  {"id":1,"number":"1995","confidence":0.97,"accepted":true,"digits":[{"digit":1,"confidence":0.99,"accepted":true,
   "strokes":[0],"bounds":[left,top,right,bottom]},…]}    "strokes" counts from 0; "number" is "" where nothing could be read
With --session, the reader learns from line to line how the user writes, as in the app:
  {"id":1,"session":"a","strokes":[[x,y,x,y,…],…],"meant":7}
"meant" is what the user says where the reading is refused or another digit; it is looked at after the reading. Without it
an accepted reading counts as right. Where "session" changes, all is forgotten. The answers are the same as without.
Of a number, "meant" is its digits, "1995", and teaches only where it corrects a reading of as many digits.
Blank lines are passed over.

Or: npm run -s recognize -- --picture FILE…
Reads numbers in pictures (PNG or JPEG), and answers each with one line, in order:
  {"id":"FILE","lines":[{"number":"1995","confidence":0.97,"accepted":true,
   "digits":[{"digit":1,"bounds":[left,top,width,height]},…]},…]}    in pixels of the picture
  {"id":"FILE","error":"…"}
Exit status: 0 all lines or pictures read, 1 some were not, 2 wrong use or no model.`;

/** 16 MiB hold an image of the largest size (1024x1024) with 12 decimals; more is no drawing. */
const MAX_LINE_BYTES = 16 * 2 ** 20;
const TAB_SPACE_RETURN: ReadonlySet<number> = new Set([0x09, 0x20, 0x0d]);

export const recognize: Command = async ({ argv, stdin, stdout }) => {
  const asked = await inputOf(argv.slice(2), stdin);
  if ('pictures' in asked) return recognizePictures(asked.pictures, stdout);
  const recognizer = await loadRecognizer();
  const lines = asked.number ? await loadLineReader() : null;
  try {
    const answers = lines
      ? numberAnswers(recognizer, lines, asked.session)
      : (asked.session ? sessionAnswers : digitAnswers)(recognizer);
    return await recognizeAll(asked.input, stdout, answers);
  } finally {
    lines?.close();
    recognizer.close();
  }
};

/** Lines of drawings, or files of pictures. */
type Input =
  | {
      readonly input: AsyncIterable<Uint8Array>;
      readonly number: boolean;
      readonly session: boolean;
    }
  | { readonly pictures: readonly string[] };

/** @throws CommandError with the usage where the arguments are wrong, or there is no such file */
async function inputOf(args: string[], stdin: Surroundings['stdin']): Promise<Input> {
  const wrong = (problem: string) => new CommandError(`${problem}\n\n${USAGE}`);
  const { values, positionals } = parseOptions(
    {
      args,
      options: {
        number: { type: 'boolean' },
        session: { type: 'boolean' },
        picture: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    },
    USAGE,
  );
  if (values.help) throw wrong('reads digits from strokes or images, and numbers from strokes or pictures');
  const { number = false, session = false } = values;
  const [file, ...rest] = positionals;
  if (file === undefined) throw wrong('no FILE was given');
  if (values.picture) {
    if (number || session) throw wrong('--picture reads files; leave --number and --session out');
    return { pictures: positionals };
  }
  if (rest.length > 0) throw wrong(`one FILE is read at a time, ${positionals.length} were given`);
  if (file === '-') return { input: stdin, number, session };
  try {
    return { input: (await open(file)).createReadStream(), number, session };
  } catch (thrown) {
    throw wrong(`${file} could not be opened (${messageOf(thrown)})`);
  }
}

/** Answers lines that arrived together, in order; what could not be read has an `error`. */
type AnswerLines = (lines: readonly Line[]) => readonly object[];

/** @returns the exit status: 1 where a line could not be read */
async function recognizeAll(
  input: AsyncIterable<Uint8Array>,
  stdout: Writable,
  answerLines: AnswerLines,
): Promise<0 | 1> {
  let failed = false;
  for await (const lines of linesOf(input, MAX_LINE_BYTES)) {
    const answers = answerLines(lines.filter((line) => !isBlank(line)));
    failed ||= answers.some((answer) => 'error' in answer);
    await writeAll(stdout, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
  }
  return failed ? 1 : 0;
}

function digitAnswers(recognizer: NodeRecognizer): AnswerLines {
  return (lines) => {
    const requests = lines.map((line) => requestOf(line, parseRequest));
    // All lines that arrived together go through the network together.
    const readings = recognizer.readBatch(
      requests.flatMap((request) => ('error' in request ? [] : [request.shown])),
    );
    let next = 0;
    return requests.map((request) => {
      const reading = 'error' in request ? undefined : readings[next++];
      return reading ? answer(request.id, reading) : request;
    });
  };
}

function sessionAnswers(recognizer: NodeRecognizer): AnswerLines {
  const memory = new SessionMemory();
  const reader = remembering(recognizer, memory);
  let current: string | null = null;
  const read = (line: Line) => {
    const request = requestOf(line, parseSessionRequest);
    if ('error' in request) return request;
    if (request.session !== current) memory.forget();
    current = request.session;
    const [reading] = reader.readBatch([request.shown]);
    if (!reading) throw new Error('the reader gave no reading');
    learnFrom(memory, reading, request.meant);
    return answer(request.id, reading);
  };
  return (lines) => lines.map(read);
}

/** @param inSession whether the reader learns from line to line */
function numberAnswers(recognizer: NodeRecognizer, lines: LineReader, inSession: boolean): AnswerLines {
  const memory = new SessionMemory();
  const learning = remembering(recognizer, memory);
  const untaught = remembering(recognizer, null);
  let current: string | null = null;
  let isTaught = false;
  const read = (line: Line) => {
    const request = requestOf(line, (bytes) => parseNumberRequest(bytes, inSession));
    if ('error' in request) return request;
    if (request.session !== current) {
      memory.forget();
      isTaught = false;
    }
    current = request.session;
    try {
      const reading =
        'image' in request
          ? readNumberImage(recognizer, request.image)
          : readCheckedNumber(isTaught ? learning : untaught, lines, request.strokes);
      isTaught = learnFromNumber(memory, reading, request.meant) || isTaught;
      return numberAnswer(request.id, reading);
    } catch (thrown) {
      if (!(thrown instanceof InkError)) throw thrown;
      return { id: request.id, error: `line ${line.number}: ${thrown.message}` };
    }
  };
  return (all) => all.map(read);
}

function isBlank({ bytes }: Line): boolean {
  return bytes?.every((byte) => TAB_SPACE_RETURN.has(byte)) ?? false;
}

function requestOf<Asked>(
  { number, bytes }: Line,
  parse: (bytes: Uint8Array) => Parsed<Asked>,
): Parsed<Asked> {
  if (!bytes) {
    return {
      id: null,
      error: `line ${number}: is longer than ${MAX_LINE_BYTES} bytes; give one drawing a line`,
    };
  }
  const request = parse(bytes);
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

function numberAnswer(id: unknown, { number, confidence, accepted, digits }: NumberReading) {
  return {
    id,
    number,
    confidence: rounded(confidence),
    accepted,
    digits: digits.map(({ reading, strokes, bounds: { minX, minY, maxX, maxY } }) => ({
      digit: reading.digit,
      confidence: rounded(reading.confidence),
      accepted: reading.accepted,
      strokes,
      bounds: [minX, minY, maxX, maxY],
    })),
  };
}
