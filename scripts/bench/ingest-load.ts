/**
 * The sender of the bench, in a process of its own: `PORT CONNECTIONS SECONDS`. Each connection posts a report with a fresh id
 * and waits for the answer. Prints `{"seconds", "answers", "others", "p50", "p99"}`, times in ms.
 */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const [port = 0, connections = 0, seconds = 0] = process.argv.slice(2).map(Number);
const BODY = `{"v":1,"id":"${'A'.repeat(22)}","model":"m2","attempts":[3,2,5,1,0,9,2,3,4,5],"failures":[0,1,0,0,0,2,0,0,0,1],"unread":1}`;
const REQUEST = `POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;
const ID_AT = REQUEST.indexOf('A'.repeat(22));

const times: number[] = [];
let others = 0;
const begun = performance.now();
const end = begun + seconds * 1000;
let open = connections;
for (let count = 0; count < connections; count++) {
  const bytes = Buffer.from(REQUEST);
  let sentAt = 0;
  let answer = '';
  const socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
  const send = () => {
    bytes.write(randomBytes(16).toString('base64url'), ID_AT, 'latin1');
    sentAt = performance.now();
    socket.write(bytes);
  };
  socket.on('connect', send);
  socket.on('data', (text: string | Buffer) => {
    answer += text;
    if (!answer.endsWith('\r\n\r\n') && !answer.endsWith('}')) return;
    const now = performance.now();
    if (answer.startsWith('HTTP/1.1 204')) times.push(now - sentAt);
    else others++;
    answer = '';
    if (now < end) send();
    else socket.end();
  });
  socket.on('close', () => {
    if (--open === 0) report();
  });
}

function report(): void {
  const taken = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const percentile = (share: number) => times[Math.floor(share * (times.length - 1))] ?? null;
  console.log(
    JSON.stringify({
      seconds: taken,
      answers: times.length,
      others,
      p50: percentile(0.5),
      p99: percentile(0.99),
    }),
  );
}
