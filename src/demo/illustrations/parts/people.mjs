// People, 100 units tall with their feet at the origin; place with c.at().
// Options: top, legs, skin, hair, style (of hair), hat, beard, face, arms
// {l, r}, pose, coat (hem height), skirt, hoops, scarf, apron, glasses.

import { box, limb, oval, poly, smooth } from './canvas.mjs';

const ARMS = {
  down: [[15, -60], [15, -45]], up: [[18, -86], [15, -104]], wave: [[20, -80], [25, -98]],
  hip: [[21, -60], [10, -49]], fwd: [[15, -60], [25, -58]], hold: [[15, -58], [4, -58]],
  wide: [[24, -72], [36, -80]], pocket: [[17, -60], [11, -47]], chin: [[17, -60], [5, -76]],
  reach: [[20, -76], [32, -86]], swing: [[16, -60], [22, -50]], high: [[13, -92], [8, -108]],
};
const POSES = {
  stand: [[[-5, -46], [-5.5, -24], [-6, -2]], [[5, -46], [5.5, -24], [6, -2]]],
  wide: [[[-5, -46], [-9, -24], [-12, -2]], [[5, -46], [9, -24], [12, -2]]],
  walk: [[[-3, -46], [-8, -25], [-15, -3]], [[3, -46], [8, -26], [9, -2]]],
  run: [[[-3, -46], [-7, -25], [-27, -23]], [[3, -46], [15, -29], [15, -4]]],
  kneel: [[[-4, -46], [9, -27], [-12, -22]], [[4, -46], [15, -29], [-5, -22]]],
  sit: [[[-4, -44], [14, -42], [14, -20]], [[4, -44], [18, -41], [19, -19]]],
  squat: [[[-4, -46], [-13, -34], [-7, -18]], [[4, -46], [13, -34], [7, -18]]],
};

export function head(c, x, y, r, o = {}) {
  const { skin = '#e8b996', hair = '#4a3326', style = 'short', face = 'front', beard, hat, glasses } = o;
  const dx = { front: 0, left: -1, right: 1, back: 0 }[face] * r * 0.34;
  const back = face === 'back';
  if (style === 'long' || style === 'curly') c.blob([[x - r * 1.15, y - r * 0.2], [x, y - r * 1.25], [x + r * 1.15, y - r * 0.2], [x + r * 1.25, y + r * 1.5], [x - dx, y + r * 1.7], [x - r * 1.25, y + r * 1.5]], hair);
  if (style === 'bun') c.oval(x - dx * 2.6, y - (dx ? r * 0.5 : r * 1.15), r * 0.45, r * 0.42, hair);
  if (style === 'pony') c.limb([[x - dx * 2, y - r * 0.4], [x - dx * 4 - r * 0.4, y + r * 0.2], [x - dx * 4 - r * 0.3, y + r * 1.3]], [r * 0.6, r * 0.6, r * 0.15], hair);
  c.oval(x, y, r * 0.92, r * 1.06, back && !hat && style !== 'bald' ? hair : skin);
  if (back) {
    if (style === 'bob') c.blob([[x - r * 1.1, y - r * 0.3], [x, y - r * 1.2], [x + r * 1.1, y - r * 0.3], [x + r * 1.15, y + r * 0.9], [x - r * 1.15, y + r * 0.9]], hair);
    if (style === 'plait') c.limb([[x, y], [x + r * 0.2, y + r * 1.2], [x, y + r * 2.2]], [r * 0.8, r * 0.6, r * 0.25], hair);
  } else {
    if (beard) c.path(smooth([[x - r * 0.9 + dx * 0.3, y], [x - r * 0.6 + dx * 0.6, y + r * 0.38], [x + dx, y + r * 0.32], [x + r * 0.6 + dx * 0.6, y + r * 0.38], [x + r * 0.9 + dx * 0.3, y], [x + r * 0.72, y + r * 0.85], [x + dx * 0.6, y + r * 1.25], [x - r * 0.72, y + r * 0.85]], true), beard);
    const side = style === 'bob' ? 0.75 : style === 'bald' ? -9 : 0.05;
    if (side > -1) c.path(smooth([[x - r * 1.02, y + r * side], [x - r * 0.95, y - r * 0.65], [x, y - r * 1.2], [x + r * 0.95, y - r * 0.65], [x + r * 1.02, y + r * side], [x + r * 0.72 + dx * 0.5, y - r * 0.2], [x + dx, y - r * 0.62], [x - r * 0.72 + dx * 0.5, y - r * 0.2]], true), hair);
    if (style === 'plait') c.limb([[x - r * 0.8, y + r * 0.2], [x - r * 1.15, y + r * 1.2], [x - r * 0.95, y + r * 2.3]], [r * 0.5, r * 0.55, r * 0.2], hair);
    if (r * c.s > 9) {
      const dark = '#2a2226';
      const sz = r * 0.1;
      const dot = (px, py, q) => { c.wash.push(`<circle cx="${px}" cy="${py}" r="${q}" fill="${dark}"/>`); c.lines.push(`<circle cx="${px}" cy="${py}" r="${q}" fill="${c.ink}"/>`); };
      dot(x - r * 0.34 + dx, y - r * 0.04, sz); dot(x + r * 0.34 + dx, y - r * 0.04, sz);
      c.line(smooth([[x + dx * 1.15, y + r * 0.02], [x + dx * 1.5 + r * 0.08, y + r * 0.26], [x + dx * 1.15, y + r * 0.3]]), r * 0.08, c.style === 'ink' ? undefined : dark, { op: 0.6 });
      if (o.open) c.oval(x + dx, y + r * 0.58, r * 0.17, r * 0.2, '#5a2226', { lw: 1 });
      else c.line(smooth([[x - r * 0.24 + dx, y + r * 0.52], [x + dx, y + r * (o.sad ? 0.5 : 0.62)], [x + r * 0.24 + dx, y + r * (o.sad ? 0.56 : 0.5)]]), r * 0.1, c.style === 'ink' ? undefined : dark, { op: 0.75 });
      c.glow(x - r * 0.5 + dx, y + r * 0.35, r * 0.3, '#d9694f', 0.35); c.glow(x + r * 0.5 + dx, y + r * 0.35, r * 0.3, '#d9694f', 0.35);
    }
    if (glasses) for (const k of [-0.38, 0.38]) c.line(oval(x + r * k + dx, y - r * 0.02, r * 0.28), r * 0.09, c.style === 'ink' ? undefined : '#2a2226');
  }
  if (hat === undefined) return;
  const { kind, color } = hat;
  if (kind === 'beanie' || kind === 'bobble') {
    if (kind === 'bobble') c.oval(x, y - r * 1.35, r * 0.34, r * 0.32, color);
    c.path(`M${x - r * 1.02} ${y - r * 0.35}C${x - r} ${y - r * 1.6} ${x + r} ${y - r * 1.6} ${x + r * 1.02} ${y - r * 0.35}Z`, color);
  } else if (kind === 'cap') {
    c.path(`M${x - r * 1.05} ${y - r * 0.35}C${x - r} ${y - r * 1.45} ${x + r} ${y - r * 1.45} ${x + r * 1.05} ${y - r * 0.35}L${x + r * (dx < 0 ? -1.55 : 1.55)} ${y - r * 0.28}L${x} ${y - r * 0.42}Z`, color);
  } else if (kind === 'helmet') {
    c.path(`M${x - r * 1.35} ${y - r * 0.25}C${x - r * 1.2} ${y - r * 1.7} ${x + r * 1.2} ${y - r * 1.7} ${x + r * 1.35} ${y - r * 0.25}Z`, color);
  } else if (kind === 'bobby') {
    c.path(`M${x - r * 1.2} ${y - r * 0.35}C${x - r * 0.9} ${y - r * 2.4} ${x + r * 0.9} ${y - r * 2.4} ${x + r * 1.2} ${y - r * 0.35}Z`, color);
    c.oval(x + dx, y - r * 1.05, r * 0.2, r * 0.22, '#c9c7b8', { lw: 1 });
  } else {
    c.oval(x, y - r * 0.5, r * 1.55, r * 0.24, color);
    c.path(`M${x - r * 0.85} ${y - r * 0.5}L${x - r * 0.7} ${y - r * 1.35}Q${x} ${y - r * 1.6} ${x + r * 0.7} ${y - r * 1.35}L${x + r * 0.85} ${y - r * 0.5}Z`, color);
  }
}

export function person(c, x, y, h, o = {}) {
  const { top = '#40566b', legs = '#2c3440', skin = '#e8b996', pose = 'stand', arms = {}, boots = '#241f22', lean = 0 } = o;
  const sleeve = o.sleeve ?? top;
  c.at(x, y, h / 100, () => {
    const arm = (side, name) => {
      if (!name) return;
      const k = side === 'l' ? -1 : 1;
      const [e, hnd] = Array.isArray(name) ? name : ARMS[name].map((p) => [p[0] * k, p[1]]);
      const sh = [k * 9.5, -71];
      c.limb([sh, e, hnd], [7.4, 6.4, 4.8], sleeve);
      if (o.shortSleeve) c.limb([[(sh[0] + e[0]) / 2, (sh[1] + e[1]) / 2], e, hnd], [5.6, 5.2, 4.2], skin);
      c.oval(hnd[0], hnd[1], 3.1, 3.1, o.glove ?? skin, { lw: 2 });
    };
    const behind = o.behind ?? '';
    if (behind.includes('l')) arm('l', arms.l);
    if (behind.includes('r')) arm('r', arms.r);
    if (pose !== 'none') {
      for (const leg of POSES[pose]) {
        c.limb(leg, [9.5, 8, 6], legs);
        const [fx, fy] = leg[2];
        if (o.shorts) { c.limb([[(leg[0][0] + leg[1][0] * 2) / 3, (leg[0][1] + leg[1][1] * 2) / 3], leg[1], leg[2]], [6.6, 6.4, 5], o.socks ?? skin); c.limb([leg[0], [(leg[0][0] + leg[1][0] * 2) / 3, (leg[0][1] + leg[1][1] * 2) / 3]], [10, 9], legs); }
        c.limb([[fx - 1, fy + 0.6], [fx + (o.toe ?? 4), fy + 1]], [5, 3.8], boots);
      }
    }
    const hem = o.coat ?? -43;
    const flare = o.skirt ? 7 : o.coat ? 2.5 : 0;
    const torso = smooth([[-4, -78], [-11.5, -73], [-11, -58], [-9.5 - flare * 0.3, -48], [-9 - flare, hem], [9 + flare, hem], [9.5 + flare * 0.3, -48], [11, -58], [11.5, -73], [4, -78]], true);
    c.limb([[0, -80], [0, -74]], 6.5, skin);
    c.path(torso, top);
    if (o.hoops) c.clip(torso, () => { for (let i = 0; i < 4; i++) c.rect(-14, -74 + i * 8.4, 28, 4.2, o.hoops, { lw: 1.2 }); });
    if (o.apron) c.path(smooth([[-6, -72], [6, -72], [9, -55], [10, hem + 8], [-10, hem + 8], [-9, -55]], true), o.apron, { lw: 2 });
    if (o.hivis) { c.rect(-11, -62, 22, 3.6, o.hivis, { lw: 1 }); c.rect(-7.5, -75, 3, 26, o.hivis, { lw: 1 }); c.rect(4.5, -75, 3, 26, o.hivis, { lw: 1 }); }
    head(c, lean, -88, 8.2, o);
    if (o.scarf) { c.limb([[-6, -77], [0, -75], [6, -77]], 5, o.scarf); if (!o.back) c.limb([[3, -75], [5, -60]], [4, 4.6], o.scarf); }
    if (!behind.includes('l')) arm('l', arms.l ?? 'down');
    if (!behind.includes('r')) arm('r', arms.r ?? 'down');
    o.extra?.();
  }, { flip: o.flip, rot: o.rot });
}

export const SKINS = ['#efc7a6', '#e3b08a', '#c98d63', '#8f5c3e', '#6b432f', '#f0d0b4'];
const HAIRS = ['#3a2a24', '#5b3d28', '#8a5a33', '#20191c', '#b98a4c', '#a9a49c', '#7d3a22'];

/** Somebody from the town, by chance. */
export function someone(c, tops, o = {}) {
  const hats = [undefined, undefined, undefined, { kind: 'beanie', color: c.pick(tops) }, { kind: 'bobble', color: c.pick(tops) }, { kind: 'cap', color: c.pick(tops) }];
  const style = c.pick(['short', 'short', 'bob', 'long', 'bun', 'short']);
  return { skin: c.pick(o.skins ?? SKINS), hair: c.pick(o.hairs ?? HAIRS), style, hat: style === 'bun' ? undefined : c.pick(hats), top: c.pick(tops), legs: c.pick(o.legs ?? ['#2c3440', '#3a3440', '#40392f']), coat: c.rnd() < 0.45 ? -30 : undefined, scarf: c.rnd() < 0.25 ? c.pick(tops) : undefined, ...o.fixed };
}

/** Rows of people from back to front between x0 and x1. */
export function crowd(c, x0, x1, y, { rows = 3, h = 110, dy = 26, dx = 40, tops, o = {}, arms = ['down'], jitter = 8, gap } = {}) {
  for (let r = 0; r < rows; r++) {
    for (let x = x0 + (r % 2) * dx / 2; x < x1; x += dx * c.rnd(0.85, 1.2)) {
      const py = y + r * dy + c.rnd(-jitter, jitter) * 0.4;
      if (gap?.(x, py)) continue;
      person(c, x, py, h * c.rnd(0.9, 1.06) * (1 + r * 0.06), { ...someone(c, tops, o), arms: { l: c.pick(arms), r: c.pick(arms) } });
    }
  }
}

/** The shape of a crowd far away: a band of heads and shoulders. */
export function heads(c, x0, x1, y, { r = 7, rows = 4, dy = 14, tops, skins = SKINS, hairs = HAIRS, arms = 0 }) {
  for (let k = 0; k < rows; k++) {
    for (let x = x0 + (k % 2) * r * 1.4; x < x1; x += r * c.rnd(2.5, 3.3)) {
      const yy = y + k * dy + c.rnd(-2, 2); const t = c.pick(tops);
      if (c.rnd() < arms) { const s = c.pick([-1, 1]); c.limb([[x + s * r, yy + r * 1.8], [x + s * r * 1.6, yy - r], [x + s * r * 1.3, yy - r * 2.4]], [r * 0.8, r * 0.6, r * 0.5], t, { lw: 1.4 }); }
      c.path(smooth([[x - r * 1.5, yy + r * 3.4], [x - r * 1.3, yy + r * 1.5], [x, yy + r * 0.8], [x + r * 1.3, yy + r * 1.5], [x + r * 1.5, yy + r * 3.4]], true), t, { lw: 1.4 });
      c.oval(x, yy, r * 0.85, r, c.pick(skins), { lw: 1.4 });
      c.path(`M${x - r * 0.9} ${yy}C${x - r} ${yy - r * 1.5} ${x + r} ${yy - r * 1.5} ${x + r * 0.9} ${yy}Q${x} ${yy - r * 0.9} ${x - r * 0.9} ${yy}Z`, c.rnd() < 0.25 ? c.pick(tops) : c.pick(hairs), { lw: 1.2 });
    }
  }
}
