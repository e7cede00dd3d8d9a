import uPlot from 'uplot';
import { DIGIT_COUNT } from '../../contract';
import type { Language } from '../i18n';
import type { DigitRate } from '../pooling';
import { highestShown, rateAxis } from '../ticks';
import { bottomAxisOptions, paintedPlot, rateAxisOptions } from './axes';
import type { PlotDefinition } from './Plot';
import { chartColour, paintAbove, paintInPlot } from './paint';

/** Share of its place that a bar takes. */
const BAR_SHARE = 0.56;
/** Widest bar in CSS pixels: a bar is a length, and should not look like an area. */
const MAX_BAR_WIDTH = 30;

/** Unread readings are no digit: a gap sets them apart, and makes room for their longer label. */
const UNREAD_POSITION = DIGIT_COUNT + 0.6;
/** Room at either end of the axis, in digits. */
const MARGIN = 0.8;

/** Rates by digit as bars with their intervals; a dashed line marks the rate over all of them. */
export function digitPlot(
  rates: readonly DigitRate[],
  overall: number | null,
  { messages, format, say }: Language,
): PlotDefinition {
  const positions = rates.map(positionOf);
  const axis = rateAxis(Math.max(overall ?? 0, highestShown(rates.map(({ figure }) => figure.rate))));
  return paintedPlot({
    data: [positions, rates.map(({ figure }) => figure.rate?.rate ?? null)],
    first: -MARGIN,
    last: Math.max(...positions) + MARGIN,
    axis,
    axes: [
      bottomAxisOptions(() =>
        rates.map((rate) => ({
          position: positionOf(rate),
          label: rate.digit === 'unread' ? messages.byDigit.unread : String(rate.digit),
        })),
      ),
      rateAxisOptions(axis, format),
    ],
    paint: (u) => {
      paintInPlot(u, () => {
        for (const rate of rates) paintDigit(u, rate);
      });
      for (const rate of rates) {
        if ((rate.figure.rate?.rate ?? 0) > axis.ceiling) paintAbove(u, positionOf(rate), '--chart-day');
      }
      if (overall !== null) paintOverall(u, overall);
    },
    itemsAt: (position) => {
      const rate = rates.find((candidate) => Math.abs(positionOf(candidate) - position) < 0.5);
      return rate && rate.figure.rate !== null ? [say.digitTooltip(rate)] : [];
    },
  });
}

/** Digits stand at their value, unread readings apart at the end. */
function positionOf({ digit }: DigitRate): number {
  return digit === 'unread' ? UNREAD_POSITION : digit;
}

function paintDigit(u: uPlot, rate: DigitRate): void {
  const { digit } = rate;
  const figure = rate.figure.rate;
  if (figure === null) return;
  const position = positionOf(rate);
  const { ctx } = u;
  const pixel = uPlot.pxRatio;
  const centre = u.valToPos(position, 'x', true);
  const place = u.valToPos(position + 1, 'x', true) - centre;
  const width = Math.min(place * BAR_SHARE, MAX_BAR_WIDTH * pixel);
  const y = (share: number) => u.valToPos(share, 'y', true);
  const unread = digit === 'unread';

  ctx.save();
  ctx.fillStyle = chartColour(u.root, unread ? '--chart-unread-bar' : '--chart-day-band');
  ctx.beginPath();
  const height = y(0) - y(figure.rate);
  const radius = Math.min(4 * pixel, height);
  ctx.roundRect(centre - width / 2, y(figure.rate), width, height, [radius, radius, 0, 0]);
  ctx.fill();

  const colour = chartColour(u.root, unread ? '--chart-unread' : '--chart-day');
  ctx.fillStyle = colour;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * pixel;
  ctx.beginPath();
  ctx.moveTo(centre, y(figure.low));
  ctx.lineTo(centre, y(figure.high));
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(centre, y(figure.rate), 4 * pixel, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
}

function paintOverall(u: uPlot, overall: number): void {
  const { ctx, bbox } = u;
  const level = u.valToPos(overall, 'y', true);
  ctx.save();
  ctx.strokeStyle = chartColour(u.root, '--chart-overall');
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([5 * uPlot.pxRatio, 4 * uPlot.pxRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, level);
  ctx.lineTo(bbox.left + bbox.width, level);
  ctx.stroke();
  ctx.restore();
}
