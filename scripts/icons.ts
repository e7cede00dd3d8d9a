/** `tsx scripts/icons.ts`: draws the icons of the app into public/, as SVG and, through Chromium, as PNG. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium';

const INK = '#3546d3';
const PAPER = '#ffffff';

interface Look {
  /** Radius of the corners, of 512; 0 fills the square (the system then cuts its own shape). */
  readonly corner: number;
  /** Size of the tally: 1 in a plain icon, less where the system may cut away all but the middle 80%. */
  readonly scale: number;
}

const PLAIN: Look = { corner: 116, scale: 1 };
const FULL: Look = { corner: 0, scale: 0.82 };

/** The sign of the app, a tally of five, on a square of 512. */
function iconSvg({ corner, scale }: Look): string {
  const shift = 256 * (1 - scale);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <title>Inktally</title>
  <rect width="512" height="512" rx="${corner}" fill="${INK}"/>
  <g transform="translate(${shift} ${shift}) scale(${scale})" fill="none" stroke="${PAPER}" stroke-width="34" stroke-linecap="round">
    <path d="M144 138v236M219 134v242M293 138v236M368 134v242"/>
    <path d="M92 330 420 182"/>
  </g>
</svg>
`;
}

const PNGS: readonly (readonly [file: string, size: number, look: Look])[] = [
  ['public/favicon-32.png', 32, PLAIN],
  ['public/apple-touch-icon.png', 180, FULL],
  ['public/icons/icon-192.png', 192, PLAIN],
  ['public/icons/icon-512.png', 512, PLAIN],
  ['public/icons/maskable-192.png', 192, FULL],
  ['public/icons/maskable-512.png', 512, FULL],
];

mkdirSync('public/icons', { recursive: true });
writeFileSync('public/favicon.svg', iconSvg(PLAIN));
writeFileSync('public/icons/icon.svg', iconSvg(PLAIN));

const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] });
try {
  for (const [file, size, look] of PNGS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const data = Buffer.from(iconSvg(look)).toString('base64');
    await page.setContent(
      `<style>*{margin:0}img{display:block;width:100vw}</style><img src="data:image/svg+xml;base64,${data}">`,
    );
    writeFileSync(file, await page.screenshot({ omitBackground: true }));
    await page.close();
    console.log(`${file} (${size} px)`);
  }
} finally {
  await browser.close();
}
