// Ellersquay and its river: sky, water, hills, houses, the ferry, the
// lighthouse, and the small things that stand about on quays.

import { box, oval, poly, smooth } from './canvas.mjs';

export function sky(c, y1, ...stops) { c.rect(-20, -20, c.w + 40, y1 + 40, c.grad(0, y1, ...stops), { noline: true }); }

export function water(c, y0, y1, { base, light, dark, keep = 0.5, x0 = 0, x1 = c.w }) {
  c.rect(x0 - 20, y0, x1 - x0 + 40, y1 - y0 + 20, base, { noline: true });
  if (dark) c.gouges(x0, y0 + 4, x1 - x0, y1 - y0, { gap: 16, len: 110, wid: 4, color: dark, keep: keep * 0.8, grow: 2 });
  if (light) c.gouges(x0, y0 + 8, x1 - x0, y1 - y0, { gap: 18, len: 90, wid: 3.4, color: light, keep, grow: 2 });
}

export function hills(c, y, amp, color, { step = 160, base = 900, o = { noline: true }, seed = 0 } = {}) {
  const pts = [];
  for (let x = -step; x <= c.w + step; x += step) pts.push([x, y + Math.sin(x * 0.004 + seed) * amp + c.rnd(-amp, amp) * 0.4]);
  c.path(`${smooth(pts)}L${c.w + step} ${base}L${-step} ${base}Z`, color, o);
  return (x) => { const i = Math.max(0, Math.min(pts.length - 2, Math.floor((x + step) / step))); const t = (x + step) / step - i; return pts[i][1] * (1 - t) + pts[i + 1][1] * t; };
}

export function cloud(c, x, y, w, color, op = 1) {
  const h = w * 0.16;
  c.blob([[x - w / 2, y], [x - w * 0.3, y - h * 0.8], [x - w * 0.1, y - h * 0.9], [x + w * 0.08, y - h * 1.5], [x + w * 0.27, y - h * 0.7], [x + w / 2, y], [x, y + h * 0.25]], color, { noline: true, op });
}

export function windowAt(c, x, y, w, h, glass, frame, { bars = true, sill = true } = {}) {
  c.rect(x, y, w, h, glass, { lw: 1.8 });
  if (bars && w > 9) { c.line([[x + w / 2, y], [x + w / 2, y + h]], Math.max(1.2, w * 0.07), frame); c.line([[x, y + h / 2], [x + w, y + h / 2]], Math.max(1.2, w * 0.07), frame); }
  if (sill && frame && w > 12) c.rect(x - w * 0.1, y + h, w * 1.2, Math.max(2, h * 0.08), frame, { lw: 1.2 });
}

/** A front with its foot at (x, y). gable: end wall to the street. */
export function house(c, x, y, w, h, { wall, roof, glass, frame = '#efe6d6', lit, litP = 0, door, gable = false, floors = 2, cols, chimney = true, shade = true } = {}) {
  const rh = gable ? w * 0.42 : h * 0.28;
  const eave = y - h;
  if (chimney) { c.rect(x + w * 0.7, eave - rh - w * 0.1, w * 0.13, rh + w * 0.08, roof, { lw: 1.8 }); }
  if (gable) c.poly([[x, y], [x, eave], [x + w / 2, eave - rh], [x + w, eave], [x + w, y]], wall);
  else { c.rect(x, eave, w, h, wall); c.poly([[x - w * 0.04, eave + 2], [x + w * 0.07, eave - rh], [x + w * 0.93, eave - rh], [x + w * 1.04, eave + 2]], roof); }
  if (gable) c.poly([[x - w * 0.06, eave + w * 0.05], [x + w / 2, eave - rh - w * 0.06], [x + w * 1.06, eave + w * 0.05], [x + w, eave + w * 0.08], [x + w / 2, eave - rh + w * 0.07], [x, eave + w * 0.08]], roof);
  if (shade) c.shade(box(x + w * 0.8, eave + 3, w * 0.2, h - 3), [x + w * 0.8, eave, w * 0.2, h], { op: 0.14, gap: 8 });
  const n = cols ?? Math.max(2, Math.round(w / 48));
  const cw = w / n; const fh = h / floors;
  for (let f = 0; f < floors; f++) {
    for (let i = 0; i < n; i++) {
      const wx = x + cw * i + cw * 0.28; const wy = eave + fh * f + fh * 0.24;
      if (f === floors - 1 && door && i === Math.floor(n / 2)) { c.rect(wx - cw * 0.04, y - fh * 0.72, cw * 0.52, fh * 0.72, door, { lw: 2 }); continue; }
      windowAt(c, wx, wy, cw * 0.44, fh * 0.5, lit && c.rnd() < litP ? lit : glass, frame);
    }
  }
}

export function terrace(c, x0, x1, y, { h = 110, walls, roofs, ...o }) {
  for (let x = x0; x < x1;) {
    const w = c.rnd(0.7, 1.15) * h * 0.8;
    house(c, x, y, w, h * c.rnd(0.82, 1.15), { ...o, wall: c.pick(walls), roof: c.pick(roofs), gable: c.rnd() < 0.35, door: o.doors && c.pick(o.doors) });
    x += w;
  }
}

/** Rows of houses climbing a slope. ground(x, t) gives the foot of row t. */
export function hillTown(c, x0, x1, rows, ground, o) {
  for (let r = 0; r < rows; r++) {
    const t = r / Math.max(1, rows - 1); const h = (o.h0 ?? 34) + ((o.h1 ?? 60) - (o.h0 ?? 34)) * t;
    for (let x = x0 + c.rnd(-20, 20); x < x1;) {
      const w = h * c.rnd(0.8, 1.3);
      if (c.rnd() < 0.88) house(c, x, ground(x, t), w, h * c.rnd(0.75, 1.05), { floors: 2, shade: false, cols: 2, ...o, wall: c.pick(o.walls), roof: c.pick(o.roofs), gable: c.rnd() < 0.4 });
      x += w * c.rnd(1, 1.25);
    }
  }
}

/** The Lady Constance, about 320 by 200, waterline at y = 0, bow right. */
export function ferry(c, x, y, s, o = {}) {
  const { white = '#f4efe2', green = '#2c6b4f', dark = '#1f3a34', glass = '#9fb9bd', lit, flip, rail = white, mast = dark } = o;
  c.at(x, y, s, () => {
    c.rect(-66, -132, 22, 34, green); c.rect(-66, -124, 22, 7, white, { lw: 1.5 });
    c.line([[40, -128], [40, -186]], 3.4, mast); c.line([[40, -180], [-120, -70]], 1.3, mast); c.line([[40, -180], [146, -62]], 1.3, mast);
    c.poly([[-84, -98], [84, -98], [84, -54], [-84, -54]], white);
    c.rect(-90, -103, 184, 6, green);
    for (let i = 0; i < 5; i++) c.rect(-76 + i * 24, -90, 17, 20, lit ?? glass, { lw: 1.8 });
    c.rect(50, -90, 24, 36, green, { lw: 1.8 });
    c.poly([[8, -103], [12, -136], [70, -136], [76, -103]], white);
    c.rect(6, -141, 72, 6, green);
    for (let i = 0; i < 3; i++) c.rect(16 + i * 19, -130, 14, 17, lit ?? glass, { lw: 1.8 });
    o.deck?.();
    c.line([[-150, -74], [-84, -74]], 2.4, rail); c.line([[84, -76], [152, -76]], 2.4, rail);
    for (const px of [-150, -128, -106, 106, 128, 152]) c.line([[px, -76], [px, -50]], 2.4, rail);
    c.path('M-160 -56L166 -56Q154 -20 128 4L-140 4Q-156 -18 -160 -56Z', white);
    c.path('M-158 -40L160 -40Q150 -16 128 4L-140 4Q-154 -14 -158 -40Z', green);
    c.path('M-146 -8L137 -8Q132 0 128 4L-140 4Z', dark, { noline: true });
    c.rect(-160, -59, 327, 6, green, { lw: 1.8 });
    for (let i = 0; i < 4; i++) c.oval(-118 + i * 62, -30, 7, 9, dark, { lw: 1.6 });
    c.oval(-36, -78, 9, 9, '#c8553d', { lw: 1.6 }); c.oval(-36, -78, 4.4, 4.4, white, { lw: 1.4 });
    if (o.lamps) for (const [lx, ly] of [[-140, -84], [-90, -108], [88, -108], [140, -86], [40, -188]]) { c.oval(lx, ly, 4.5, 4.5, o.lamps, { noline: true }); if (c.style !== 'lino') c.glow(lx, ly, 40, o.lamps, 0.7); }
  }, { flip });
}

export function lighthouse(c, x, y, h, { wall = '#f1eadb', band = '#b4472f', glass = '#ffe9a8', dark = '#26343f', shade = true } = {}) {
  const b = h * 0.15; const t = h * 0.085; const top = y - h * 0.76;
  const body = poly([[x - b, y], [x - t, top], [x + t, top], [x + b, y]]);
  c.path(body, wall);
  c.clip(body, () => { c.rect(x - b, y - h * 0.5, b * 2, h * 0.16, band, { lw: 2 }); });
  if (shade) c.shade(poly([[x + b * 0.3, y], [x + t * 0.3, top], [x + t, top], [x + b, y]]), [x, top, b, y - top], { op: 0.16 });
  for (const k of [0.12, 0.34, 0.58]) c.rect(x - h * 0.014, y - h * k - h * 0.05, h * 0.028, h * 0.05, dark, { lw: 1.5 });
  c.rect(x - t * 1.55, top - h * 0.02, t * 3.1, h * 0.025, dark);
  c.rect(x - t * 0.8, top - h * 0.14, t * 1.6, h * 0.12, glass);
  for (const k of [-0.4, 0, 0.4]) c.line([[x + t * k, top - h * 0.14], [x + t * k, top - h * 0.02]], h * 0.006, dark);
  c.path(`M${x - t} ${top - h * 0.14}Q${x} ${top - h * 0.26} ${x + t} ${top - h * 0.14}Z`, dark);
  c.line([[x, top - h * 0.2], [x, top - h * 0.25]], h * 0.008, dark);
  for (const k of [-1.5, -0.9, 0.9, 1.5]) c.line([[x + t * k, top - h * 0.02], [x + t * k, top - h * 0.065]], h * 0.006, dark);
  c.line([[x - t * 1.5, top - h * 0.065], [x + t * 1.5, top - h * 0.065]], h * 0.006, dark);
  return [x, top - h * 0.08];
}

export function rowBoat(c, x, y, s, color, inside, o = {}) {
  c.at(x, y, s, () => {
    c.path('M-100 -28Q0 -14 104 -34Q88 14 54 16L-56 16Q-92 12 -100 -28Z', color);
    c.path('M-96 -27Q0 -10 100 -33Q0 -18 -96 -27Z', inside, { lw: 1.6 });
    c.line('M-92 -10Q0 6 92 -14', 2.2);
  }, o);
}

export function stones(c, x, y, w, h, { base, line, row = 34, col = 74, o }) {
  c.rect(x, y, w, h, base, o);
  for (let j = 0, yy = y + row; yy < y + h + 1; yy += row, j++) {
    c.line([[x, yy], [x + w, yy + c.rnd(-2, 2)]], 2, line);
    for (let xx = x + (j % 2 ? col / 2 : col); xx < x + w; xx += col * c.rnd(0.85, 1.15)) c.line([[xx, yy - row], [xx, yy]], 2, line);
  }
}

export function bricks(c, x, y, w, h, { base, line, n = 60, bw = 30, bh = 11 }) {
  c.rect(x, y, w, h, base);
  let d = '';
  for (let i = 0; i < n; i++) { const bx = x + c.rnd(0, w - bw); const by = y + Math.floor(c.rnd(0, (h - bh) / bh)) * bh; d += box(bx, by, bw * c.rnd(0.7, 1.1), bh - 3); }
  c.path(d, line, { noline: true });
}

export function lamp(c, x, y, h, { post, light, glow = 90 }) {
  c.limb([[x, y], [x, y - h]], [h * 0.035, h * 0.025], post);
  c.poly([[x - h * 0.05, y - h * 1.1], [x + h * 0.05, y - h * 1.1], [x + h * 0.035, y - h], [x - h * 0.035, y - h]], light);
  c.poly([[x - h * 0.065, y - h * 1.1], [x, y - h * 1.16], [x + h * 0.065, y - h * 1.1]], post);
  if (c.style !== 'lino' && glow) c.glow(x, y - h * 1.05, glow, light, 0.8);
}

export function rain(c, n, color, { slant = -60, len = 90, width = 1.8, op = 0.55 } = {}) {
  let d = '';
  for (let i = 0; i < n; i++) { const x = c.rnd(0, c.w + 100); const y = c.rnd(-60, c.h); const k = c.rnd(0.5, 1); d += `M${x} ${y}l${slant * k} ${len * k * 1.6}`; }
  c.wash.push(`<path d="${d}" stroke="${color}" stroke-width="${width}" opacity="${op}" fill="none"/>`);
  if (c.style === 'ink') c.lines.push(`<path d="${d}" stroke="#fff" stroke-width="${width}" opacity="${op}" fill="none"/>`);
}

export function bird(c, x, y, s, color, flap = 0) {
  c.at(x, y, s, () => {
    c.path(`M-14 1Q-4 -4 12 -2L22 -4L13 1Q2 6 -14 1Z`, color, { lw: 1 });
    c.path(`M-3 -1Q-10 ${-16 - flap} -24 ${-18 - flap * 1.4}Q-8 ${-20 - flap} 6 -2Z`, color, { lw: 1 });
    c.path(`M1 -1Q2 ${-12 + flap} 14 ${-20 + flap * 2}Q12 -8 7 0Z`, color, { lw: 1 });
  });
}

export function pram(c, x, y, s, color, o = {}) {
  c.at(x, y, s, () => {
    c.line([[-20, -34], [-40, -62]], 4); c.line([[-20, -30], [14, -8]], 3.4); c.line([[20, -30], [-12, -8]], 3.4);
    c.path('M-28 -52L34 -52Q34 -24 8 -24L-8 -24Q-28 -26 -28 -52Z', color);
    c.path('M2 -52L34 -52Q36 -84 4 -84Z', o.hood ?? color);
    for (const k of [-16, 18]) { c.line(oval(k, -8, 8.5), 3.4); }
  }, o);
}

export function bulbs(c, pts, color, { n = 9, wire, r = 5, glow = 46 } = {}) {
  const [[x0, y0], [x1, y1]] = pts; const sag = Math.abs(x1 - x0) * 0.1;
  const q = (t) => [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + sag * 4 * t * (1 - t)];
  c.line(smooth([0, 0.25, 0.5, 0.75, 1].map(q)), 1.8, wire);
  for (let i = 1; i < n; i++) { const [bx, by] = q(i / n); if (c.style !== 'lino') c.glow(bx, by + r * 1.6, glow, color, 0.75); c.oval(bx, by + r * 1.5, r, r * 1.2, color, { lw: 1.2 }); }
}
