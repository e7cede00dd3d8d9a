/**
 * The sender of the bench, in a process of its own: `PORTS CONNECTIONS SECONDS`, ports with commas
 * between. The connections are spread over the ports; each posts a report with a fresh id and waits
 * for the answer. Prints `{"seconds", "answers", "others"}`: 204s and other answers.
 */

import { randomFillSync } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { REPORTS_PATH } from '../../src/contract';

const [places = '', connections = 0, seconds = 0] = process.argv.slice(2);
const ports = places.split(',').map(Number);
const BODY = `{"v":1,"id":"${'A'.repeat(22)}","model":"m5","attempts":[3,2,5,1,0,9,2,3,4,5],"failures":[0,1,0,0,0,2,0,0,0,1],"unread":1}`;
const REQUEST = `POST ${REPORTS_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;
const ID_AT = REQUEST.indexOf('A'.repeat(22));
const ID_BYTES = 16;
/** Longer than any answer to a report. */
const ANSWER_BYTES = 8192;

// Drawn many at a time: the sender should cost less than the server.
const random = Buffer.alloc(1024 * ID_BYTES);
let used = random.length;
function writeId(request: Buffer): void {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  request.write(random.toString('base64url', used, used + ID_BYTES), ID_AT, 'latin1');
  used += ID_BYTES;
}

let answers = 0;
let others = 0;
let open = Number(connections);
const begun = performance.now();
const end = begun + Number(seconds) * 1000;
for (let count = 0; count < Number(connections); count++) converse(ports[count % ports.length] ?? 0);

function converse(port: number): void {
  const request = Buffer.from(REQUEST);
  const answer = Buffer.alloc(ANSWER_BYTES);
  let answered = '';
  const send = (socket: Socket) => {
    writeId(request);
    socket.write(request);
  };
  const socket: Socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: answer,
      callback: (bytes) => {
        answered += answer.toString('latin1', 0, bytes);
        if (!answered.endsWith('\r\n\r\n') && !answered.endsWith('}')) return true;
        if (answered.startsWith('HTTP/1.1 204')) answers++;
        else others++;
        answered = '';
        if (performance.now() < end) send(socket);
        else socket.end();
        return true;
      },
    },
  });
  socket.on('connect', () => send(socket));
  socket.on('close', () => {
    if (--open > 0) return;
    console.log(JSON.stringify({ seconds: (performance.now() - begun) / 1000, answers, others }));
  });
}
