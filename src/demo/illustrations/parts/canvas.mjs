// A drawing surface that collects SVG shapes and prints them in the hand of
// one of the paper's three illustrators:
//   lino  Nell Quarrie, linocut: few inks, rough edges, gouge marks
//   flat  Tilda Vane, soft flat colour with grain
//   ink   Bram Osgood, ink line over watercolour wash
// The ink style keeps two layers, washes and lines, and multiplies them, so
// that a shape painted later hides both the wash and the line beneath it.

const f = (n) => +n.toFixed(1);

/** Catmull-Rom through the points, as cubic curves. */
export function smooth(pts, closed = false) {
  const n = pts.length;
  const at = (i) => (closed ? pts[(i + n) % n] : pts[Math.max(0, Math.min(n - 1, i))]);
  let d = `M${f(pts[0][0])} ${f(pts[0][1])}`;
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += `C${f(b[0] + (c[0] - a[0]) / 6)} ${f(b[1] + (c[1] - a[1]) / 6)} `
      + `${f(c[0] - (e[0] - b[0]) / 6)} ${f(c[1] - (e[1] - b[1]) / 6)} ${f(c[0])} ${f(c[1])}`;
  }
  return closed ? `${d}Z` : d;
}

export const poly = (pts) => `M${pts.map((p) => `${f(p[0])} ${f(p[1])}`).join('L')}Z`;
export const box = (x, y, w, h) => poly([[x, y], [x + w, y], [x + w, y + h], [x, y + h]]);
export const oval = (x, y, rx, ry = rx) => `M${f(x - rx)} ${f(y)}a${f(rx)} ${f(ry)} 0 1 1 ${f(2 * rx)} 0a${f(rx)} ${f(ry)} 0 1 1 ${f(-2 * rx)} 0Z`;

/** A tapering stroke with round ends: arms, legs, masts, branches. */
export function limb(pts, widths) {
  const n = pts.length;
  const left = []; const right = [];
  const w = (i) => (Array.isArray(widths) ? widths[Math.min(i, widths.length - 1)] : widths) / 2;
  for (let i = 0; i < n; i++) {
    const a = pts[Math.max(0, i - 1)]; const b = pts[Math.min(n - 1, i + 1)];
    const len = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const nx = -(b[1] - a[1]) / len; const ny = (b[0] - a[0]) / len;
    left.push([pts[i][0] + nx * w(i), pts[i][1] + ny * w(i)]);
    right.unshift([pts[i][0] - nx * w(i), pts[i][1] - ny * w(i)]);
  }
  const r1 = f(w(n - 1)); const r0 = f(w(0));
  return `${smooth(left)}A${r1} ${r1} 0 0 0 ${f(right[0][0])} ${f(right[0][1])}`
    + `${smooth(right).replace(/^M[^C]*/, '')}A${r0} ${r0} 0 0 0 ${f(left[0][0])} ${f(left[0][1])}Z`;
}

export class Canvas {
  constructor({ style = 'flat', w = 1600, h = 900, seed = 7, ink = '#1b2430', paper = '#f3ecdd', ...palette }) {
    Object.assign(this, palette, { style, w, h, ink, paper, s: 1 });
    this.wash = []; this.lines = []; this.defs = []; this.ids = 0; this.state = seed * 2654435761;
    this.path(box(-20, -20, w + 40, h + 40), paper, { noline: true });
  }

  rnd(a = 0, b = 1) {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return a + (((t ^ (t >>> 14)) >>> 0) / 4294967296) * (b - a);
  }

  pick(list) { return list[Math.floor(this.rnd(0, list.length))]; }

  path(d, fill, o = {}) {
    const op = o.op === undefined ? '' : ` opacity="${o.op}"`;
    this.wash.push(`<path d="${d}" fill="${fill}"${op}/>`);
    if (this.style !== 'ink' || o.noline) return;
    const lw = f((o.lw ?? 2.4) / this.s * 10) / 10;
    this.lines.push(`<path d="${d}" fill="#fff" stroke="${this.ink}" stroke-width="${lw}" stroke-linejoin="round"/>`);
  }

  poly(pts, fill, o) { this.path(poly(pts), fill, o); }
  blob(pts, fill, o) { this.path(smooth(pts, true), fill, o); }
  rect(x, y, w, h, fill, o) { this.path(box(x, y, w, h), fill, o); }
  oval(x, y, rx, ry, fill, o) { this.path(oval(x, y, rx, ry), fill, o); }
  limb(pts, widths, fill, o) { this.path(limb(pts, widths), fill, o); }

  /** A stroke. Without a colour it is ink. */
  line(d, width = 2.4, color, o = {}) {
    const path = Array.isArray(d) ? `M${d.map((p) => `${f(p[0])} ${f(p[1])}`).join('L')}` : d;
    const el = (c) => `<path d="${path}" fill="none" stroke="${c}" stroke-width="${f(width * 10) / 10}" stroke-linecap="round" stroke-linejoin="round"${o.op ? ` opacity="${o.op}"` : ''}/>`;
    if (this.style !== 'ink') { this.wash.push(el(color ?? this.ink)); return; }
    if (color) { this.wash.push(el(color)); this.lines.push(el('#fff')); } else this.lines.push(el(this.ink));
  }

  push(a) { this.wash.push(a); this.lines.push(a); }

  at(x, y, s, draw, { flip = false, rot = 0 } = {}) {
    const old = this.s;
    this.push(`<g transform="translate(${f(x)} ${f(y)}) rotate(${rot}) scale(${flip ? -s : s} ${s})">`);
    this.s = old * s; draw(); this.s = old;
    this.push('</g>');
  }

  clip(d, draw) {
    const id = `c${this.ids++}`;
    this.defs.push(`<clipPath id="${id}"><path d="${d}"/></clipPath>`);
    this.push(`<g clip-path="url(#${id})">`); draw(); this.push('</g>');
  }

  grad(y0, y1, ...stops) { return this.gradXY(0, y0, 0, y1, ...stops); }

  gradXY(x0, y0, x1, y1, ...stops) {
    const id = `g${this.ids++}`;
    const at = stops.map((c, i) => `<stop offset="${f(i / (stops.length - 1) * 100)}%" stop-color="${c}"/>`).join('');
    this.defs.push(`<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${x0}" y1="${y0}" x2="${x1}" y2="${y1}">${at}</linearGradient>`);
    return `url(#${id})`;
  }

  glow(x, y, r, color, op = 0.7, ry = r) {
    const id = `r${this.ids++}`;
    this.defs.push(`<radialGradient id="${id}"><stop offset="0" stop-color="${color}" stop-opacity="${op}"/><stop offset=".45" stop-color="${color}" stop-opacity="${f(op * 4) / 10}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>`);
    this.wash.push(`<ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(r)}" ry="${f(ry)}" fill="url(#${id})"/>`);
  }

  /** Lens-shaped gouge marks inside a box, in one path. */
  gouges(x, y, w, h, { gap = 14, len = 70, wid = 4, angle = 0, color = this.paper, keep = 0.75, grow = 0, op } = {}) {
    const a = angle * Math.PI / 180; const ca = Math.cos(a); const sa = Math.sin(a);
    const R = Math.hypot(w, h) / 2; const cx = x + w / 2; const cy = y + h / 2;
    let d = '';
    for (let v = -R; v < R; v += gap * (1 + grow * (v + R) / (2 * R))) {
      const k = 1 + grow * (v + R) / (2 * R);
      for (let u = -R - this.rnd(0, len); u < R; u += len * k * this.rnd(0.7, 1.5)) {
        if (this.rnd() > keep) continue;
        const l = len * k * this.rnd(0.35, 1); const t = wid * k * this.rnd(0.5, 1.1) / 2; const j = v + this.rnd(-gap, gap) * 0.22;
        const pt = (uu, vv) => `${f(cx + uu * ca - vv * sa)} ${f(cy + uu * sa + vv * ca)}`;
        const mx = cx + (u + l / 2) * ca - j * sa; const my = cy + (u + l / 2) * sa + j * ca;
        if (mx < x - len || mx > x + w + len || my < y || my > y + h) continue;
        d += `M${pt(u, j)}Q${pt(u + l * 0.5, j - t * 2)} ${pt(u + l, j)}Q${pt(u + l * 0.5, j + t * 2)} ${pt(u, j)}Z`;
      }
    }
    if (d) this.path(d, color, { noline: true, op });
  }

  /** Gouges that radiate from a light. */
  rays(cx, cy, r0, r1, n, color = this.paper, wid = 5) {
    let d = '';
    for (let i = 0; i < n; i++) {
      const a = (i + this.rnd(-0.3, 0.3)) / n * Math.PI * 2;
      for (let r = r0 * this.rnd(1, 1.25); r < r1; r *= this.rnd(1.25, 1.6)) {
        const e = r * this.rnd(1.1, 1.3); const m = (r + e) / 2; const t = wid * this.rnd(0.5, 1) * (0.5 + r / r1) / m;
        const p = (q, b) => `${f(cx + q * Math.cos(b))} ${f(cy + q * Math.sin(b))}`;
        d += `M${p(r, a)}Q${p(m, a - t)} ${p(e, a)}Q${p(m, a + t)} ${p(r, a)}Z`;
      }
    }
    this.path(d, color, { noline: true });
  }

  /** Shadow on a form, each hand in its own way. */
  shade(d, bounds, { angle = 55, gap = 9, op = 0.16, color } = {}) {
    const [x, y, w, h] = bounds;
    if (this.style === 'flat') { this.path(d, color ?? '#1c2340', { noline: true, op }); return; }
    this.clip(d, () => {
      if (this.style === 'lino') { this.gouges(x, y, w, h, { angle, gap, len: 60, wid: 3.4, color: color ?? this.ink, keep: 0.95 }); return; }
      const R = Math.hypot(w, h) / 2; const a = angle * Math.PI / 180;
      let p = '';
      for (let v = -R; v < R; v += gap) {
        const j = this.rnd(-1.5, 1.5); const X = x + w / 2 - v * Math.sin(a); const Y = y + h / 2 + v * Math.cos(a);
        p += `M${f(X - R * Math.cos(a))} ${f(Y - R * Math.sin(a) + j)}L${f(X + R * Math.cos(a))} ${f(Y + R * Math.sin(a) - j)}`;
      }
      this.line(p, 1.5 / this.s);
      this.path(d, '#27303e', { noline: true, op: 0.1 });
    });
  }

  /** The page, with 20 units to trim on every side: rough edges end outside. */
  svg() {
    const { w, h, style } = this;
    const frame = `x="-20" y="-20" width="${w + 40}" height="${h + 40}" filterUnits="userSpaceOnUse"`;
    const rough = (id, freq, scale, seed) => `<filter id="${id}" ${frame}><feTurbulence type="fractalNoise" baseFrequency="${freq}" numOctaves="3" seed="${seed}" result="n"/><feDisplacementMap in="SourceGraphic" in2="n" scale="${scale}" xChannelSelector="R" yChannelSelector="G"/></filter>`;
    const noise = (id, freq, oct, matrix) => `<filter id="${id}" ${frame}><feTurbulence type="fractalNoise" baseFrequency="${freq}" numOctaves="${oct}" seed="11"/><feColorMatrix values="${matrix}"/></filter>`;
    const veil = (id, blend = 'normal') => `<rect x="-20" y="-20" width="${w + 40}" height="${h + 40}" filter="url(#${id})" style="mix-blend-mode:${blend}"/>`;
    const mono = (gain, off) => `0 0 0 0 ${this.veil ?? '.95'} 0 0 0 0 ${this.veil ?? '.93'} 0 0 0 0 ${this.veil ?? '.88'} ${gain} 0 0 0 ${off}`;
    let defs; let body;
    if (style === 'lino') {
      defs = rough('rough', 0.045, 6, 3) + noise('salt', 0.3, 2, mono(5, -3.75)) + noise('worn', 0.012, 4, mono(0.9, -0.45));
      body = `<g filter="url(#rough)">${this.wash.join('')}</g>${veil('salt')}<g opacity=".4">${veil('worn')}</g>`;
    } else if (style === 'ink') {
      defs = rough('wet', 0.018, 9, 5) + rough('hand', 0.02, 5, 8)
        + noise('pool', 0.007, 5, '0 0 0 0 1 0 0 0 0 .985 0 0 0 0 .95 1.7 0 0 0 -.62')
        + noise('tooth', 0.35, 2, '0 0 0 0 .25 0 0 0 0 .24 0 0 0 0 .26 .4 0 0 0 -.16');
      body = `<g filter="url(#wet)" transform="translate(2 2)">${this.wash.join('')}</g><g opacity=".62">${veil('pool')}</g>`
        + `<g style="mix-blend-mode:multiply"><g filter="url(#hand)"><rect x="-20" y="-20" width="${w + 40}" height="${h + 40}" fill="#fff"/>${this.lines.join('')}</g></g>`
        + `<g opacity=".55">${veil('tooth')}</g>`;
    } else {
      defs = rough('soft', 0.03, 3, 4)
        + noise('grain', 0.6, 2, '0 0 0 0 .16 0 0 0 0 .14 0 0 0 0 .2 .75 0 0 0 -.3')
        + noise('bloom', 0.006, 3, '0 0 0 0 1 0 0 0 0 .96 0 0 0 0 .86 .42 0 0 0 -.18');
      body = `<g filter="url(#soft)">${this.wash.join('')}</g>${veil('bloom')}${veil('grain')}`;
    }
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${w + 40}" height="${h + 40}" viewBox="-20 -20 ${w + 40} ${h + 40}"><defs>${defs}${this.defs.join('')}</defs>${body}</svg>`;
  }
}
