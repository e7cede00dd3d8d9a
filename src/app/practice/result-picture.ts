import { isRight, type Round } from './round';
import { GATE, GATE_WIDTH } from './TallyProgress';

/** In pixels: the shape that share sheets and messengers show whole. */
const WIDTH = 1200;
const HEIGHT = 630;
const MARK_SCALE = 3.6;

/** The result of a round as a PNG: the tally and some lines of text, in the app's colours. No ink. */
export async function pictureOf(round: Round, name: string, lines: readonly string[]): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no canvas to draw the result on');
  const colour = coloursOf(canvas);
  const { fontFamily } = getComputedStyle(document.documentElement);
  context.fillStyle = colour('--surface');
  context.fillRect(0, 0, WIDTH, HEIGHT);
  drawTally(context, round, colour);
  context.textAlign = 'center';
  const write = (text: string, y: number, font: string, token: string) => {
    context.font = `${font} ${fontFamily}`;
    context.fillStyle = colour(token);
    context.fillText(text, WIDTH / 2, y, WIDTH - 120);
  };
  lines.forEach((line, i) => {
    write(line, 385 + 76 * i, i === 0 ? '700 64px' : '500 44px', i === 0 ? '--accent' : '--ink');
  });
  write(name, 580, '600 34px', '--ink-soft');
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error('the browser could not make a picture of the result')),
    );
  });
}

/** The colours of the theme: `light-dark()` is resolved for elements of the page only. */
function coloursOf(canvas: HTMLCanvasElement): (token: string) => string {
  return (token) => {
    canvas.style.color = `var(${token})`;
    document.body.append(canvas);
    const { color } = getComputedStyle(canvas);
    canvas.remove();
    return color;
  };
}

function drawTally(context: CanvasRenderingContext2D, round: Round, colour: (token: string) => string): void {
  const gates = Math.ceil(round.results.length / GATE.length);
  context.save();
  context.translate((WIDTH - (gates * GATE_WIDTH - 8) * MARK_SCALE) / 2, 130);
  context.scale(MARK_SCALE, MARK_SCALE);
  context.lineWidth = 3.5;
  context.lineCap = 'round';
  round.results.forEach((result, i) => {
    const mark = new Path2D();
    mark.addPath(new Path2D(GATE[i % GATE.length]), {
      e: GATE_WIDTH * Math.floor(i / GATE.length),
    });
    context.strokeStyle = colour(isRight(result) ? '--accent' : '--missed');
    context.stroke(mark);
  });
  context.restore();
}
