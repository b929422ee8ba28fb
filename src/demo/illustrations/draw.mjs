// Draws the pictures of The Ellersquay Courier: lead illustrations of
// 1600 x 900 and the authors' portraits of 400 x 400, as JPEG files, where
// the program serves them at /demo/images and /demo/avatars.
//
//   node src/demo/illustrations/draw.mjs              every picture
//   node src/demo/illustrations/draw.mjs mira-holt    those named
//
// Needs Node 18 or later, rsvg-convert (Debian: librsvg2-bin) and convert
// (Debian: imagemagick). See README.md beside this file.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import avatars from './avatars.mjs';
import * as scenes from './scenes/index.mjs';

const out = fileURLToPath(new URL('../../main/resources/META-INF/resources/demo/', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'courier-'));
const wanted = process.argv.slice(2);

/** The best quality that keeps the file within its limit; the busiest pictures are softened a little. */
function jpeg(png, file, limit) {
  for (const [quality, blur] of [[90, 0], [84, 0], [78, 0], [72, 0], [66, 0], [60, 0], [64, 0.5], [58, 0.5], [52, 0.5], [52, 0.7], [46, 0.7], [40, 0.7]]) {
    const soften = blur ? ['-gaussian-blur', `0x${blur}`] : [];
    execFileSync('convert', [png, '-shave', '20x20', '+repage', ...soften, '-strip', '-sampling-factor', '4:2:0', '-interlace', 'JPEG', '-quality', String(quality), file]);
    if (statSync(file).size <= limit) return quality;
  }
  return 40;
}

function print(folder, name, canvas, limit) {
  if (wanted.length && !wanted.includes(name)) return;
  mkdirSync(join(out, folder), { recursive: true });
  const svg = join(work, `${name}.svg`); const png = join(work, `${name}.png`); const file = join(out, folder, `${name}.jpg`);
  const c = canvas();
  writeFileSync(svg, c.svg());
  execFileSync('rsvg-convert', ['--unlimited', '-o', png, svg]);
  const quality = jpeg(png, file, limit);
  console.log(`${folder}/${name}.jpg ${Math.round(statSync(file).size / 1024)} kB, quality ${quality}`);
}

for (const [name, canvas] of Object.entries(avatars)) print('avatars', name, canvas, 25 * 1024);
for (const set of Object.values(scenes)) for (const [name, canvas] of Object.entries(set)) print('images', name, canvas, 110 * 1024);
rmSync(work, { recursive: true });
