// The same jobs as PictureBench.java, by sharp (libvips): lines of job, milliseconds of processor, bytes.
//   node sharp.mjs FILE N
import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const [file, times] = [readFileSync(process.argv[2]), Number(process.argv[3])];
sharp.concurrency(1);
sharp.cache(false);

async function report(name, job) {
  let result;
  for (let i = 0; i < times; i++) result = await job();
  const start = process.cpuUsage();
  for (let i = 0; i < times; i++) await job();
  const used = process.cpuUsage(start);
  console.log(name, ((used.user + used.system) / 1000 / times).toFixed(1), result.length);
}

const jpeg = { quality: 80 };
// The effort that the program has chosen too: 4, sharp's default, takes both twice as long.
const webp = { quality: 75, effort: 2 };
const master = await sharp(file).resize(2400).jpeg({ quality: 90 }).toBuffer();
await report('master', () => sharp(file).rotate().resize(2400).jpeg({ quality: 90 }).toBuffer());
await report('1200.jpg', () => sharp(master).resize(1200).jpeg(jpeg).toBuffer());
await report('1200.webp', () => sharp(master).resize(1200).webp(webp).toBuffer());
await report('1200-16x9.jpg', () => sharp(master).resize(1200, 675).jpeg(jpeg).toBuffer());
await report('1200-16x9.webp', () => sharp(master).resize(1200, 675).webp(webp).toBuffer());
await report('480.jpg', () => sharp(master).resize(480).jpeg(jpeg).toBuffer());
await report('480.webp', () => sharp(master).resize(480).webp(webp).toBuffer());
await report('1600.jpg', () => sharp(master).resize(1600).jpeg(jpeg).toBuffer());
