// Nell Quarrie's linocuts of the river and the harbour.

import { Canvas, box, poly, smooth, oval } from '../parts/canvas.mjs';
import { crowd, head, person, someone } from '../parts/people.mjs';
import { bird, ferry, hills, hillTown, lamp, stones, terrace, water } from '../parts/places.mjs';

const nell = (o) => new Canvas({ style: 'lino', ink: '#17242f', paper: '#f2ead8', ...o });

const brass = (c, x, y, h, o, gold) => person(c, x, y, h, { ...o, arms: { l: [[-13, -60], [2, -66]], r: [[14, -62], [5, -70]] }, extra: () => {
  c.limb([[2, -76], [4, -60], [12, -56], [13, -72]], [2.5, 4, 5, 5], gold); c.path('M8 -72L18 -72L24 -90L3 -88Z', gold);
} });

export default {
  'ferry-first-crossing'() {
    const c = nell({ seed: 3, ink: '#13222c', green: '#2f6f5c', pale: '#a9c2ae', gold: '#f0b64f' });
    c.rect(-20, -20, 1640, 560, c.grad(0, 520, '#1c3540', '#2f5a5c', '#6f9a8a'), { noline: true });
    c.gouges(0, 0, 1600, 470, { gap: 24, len: 170, wid: 5, color: '#8fb3a3', keep: 0.3, grow: -0.5 });
    c.gouges(0, 330, 1600, 150, { gap: 13, len: 190, wid: 5, color: '#f0d9a0', keep: 0.45 });
    hills(c, 420, 22, '#16303a', { base: 500, seed: 2 });
    hillTown(c, 60, 760, 2, (x, t) => 470 + t * 16, { h0: 26, h1: 34, walls: ['#1d3a42', '#21444a'], roofs: ['#10222b'], glass: '#14262e', frame: undefined, lit: c.gold, litP: 0.35, chimney: false });
    water(c, 488, 920, { base: '#1d4249', light: '#86b0a0', dark: '#12262f', keep: 0.5 });
    for (let i = 0; i < 26; i++) c.gouges(420 + c.rnd(-40, 380), 590 + i * 7, 150, 9, { gap: 8, len: 80, wid: 4, color: c.gold, keep: 0.5 });
    c.path('M330 604Q620 580 1010 606Q760 640 330 604Z', '#dfe8d8', { noline: true });
    ferry(c, 650, 604, 1.75, { white: c.paper, green: c.green, dark: c.ink, lit: c.gold, lamps: '#ffe2a0', mast: c.paper, flip: true,
      deck: () => { for (let i = 0; i < 6; i++) head(c, -142 + i * 11, -84 + (i % 2) * 3, 5, { skin: '#e9c9a0', hair: c.ink }); for (let i = 0; i < 5; i++) head(c, 94 + i * 12, -86 + (i % 2) * 3, 5, { skin: '#e9c9a0', hair: c.ink }); for (let i = 0; i < 5; i++) head(c, -76 + i * 17, -109, 5, { skin: '#e9c9a0', hair: c.ink }); } });
    // the quay steps and the crowd
    c.poly([[1010, 920], [1010, 720], [1080, 720], [1080, 668], [1150, 668], [1150, 616], [1220, 616], [1220, 566], [1640, 566], [1640, 920]], '#22323a');
    for (const [x, y, w] of [[1010, 720, 70], [1080, 668, 70], [1150, 616, 70], [1220, 566, 400]]) c.rect(x, y, w, 9, '#b9c4b0');
    c.clip(box(1010, 580, 620, 340), () => c.gouges(1010, 600, 600, 320, { gap: 32, len: 110, wid: 4, color: '#8da79a', keep: 0.45 }));
    terrace(c, 1290, 1660, 566, { h: 250, walls: ['#17303a', '#1d3a42'], roofs: ['#0f1f28'], glass: '#122730', frame: '#10222b', lit: c.gold, litP: 0.6, floors: 3 });
    lamp(c, 1252, 566, 210, { post: c.ink, light: '#ffe2a0' }); c.rays(1252, 345, 22, 90, 18, '#ffe2a0', 5);
    const o = { skins: ['#e9c9a0', '#b98d66', '#dcb68c'], hairs: [c.ink, '#2b3a40'] };
    const tops = [c.green, '#436a66', '#8fae9b', c.paper, '#d79b3f', '#35555a'];
    crowd(c, 1290, 1610, 574, { rows: 2, h: 120, dx: 40, tops, o, arms: ['wave', 'up', 'down'] });
    for (let i = 0; i < 4; i++) brass(c, 1252 + i * 86, 690 + (i % 2) * 12, 160, { top: '#a9382c', legs: c.ink, skin: o.skins[i % 3], hair: c.ink, hat: { kind: 'cap', color: c.ink }, coat: -38 }, c.gold);
    for (const [x, y] of [[1045, 720], [1110, 668], [1180, 616]]) person(c, x, y, 124, { ...someone(c, tops, o), arms: { l: 'wave', r: 'down' } });
    crowd(c, 1230, 1640, 850, { rows: 2, h: 190, dx: 76, dy: 60, tops, o: { ...o, fixed: { face: 'back' } }, arms: ['wave', 'up', 'down', 'pocket'] });
    return c;
  },

  'ferry-sea-trial'() {
    const c = nell({ seed: 5, green: '#3c7a64' });
    c.rect(-20, -20, 1640, 520, '#dfe0cf', { noline: true });
    c.oval(1180, 190, 74, 74, '#f7efd9'); c.rays(1180, 190, 98, 620, 56, '#f7efd9', 9);
    c.gouges(0, 20, 1600, 380, { gap: 30, len: 260, wid: 5, color: '#b9c8b8', keep: 0.38 });
    hills(c, 360, 26, '#a9bfb0', { base: 470, seed: 1 });
    hillTown(c, 330, 1180, 3, (x, t) => 400 + t * 40 + Math.abs(x - 760) * 0.02, { h0: 34, h1: 48, walls: ['#c9d3c2', '#b7c6b6', '#d8dcca'], roofs: ['#7f9d8f', '#6d8d83'], glass: '#7f9d8f', frame: undefined });
    c.rect(640, 330, 84, 60, '#b7c6b6'); c.path('M632 332Q682 250 732 332Z', '#4f8a70'); c.line([[682, 286], [682, 262]], 4, '#4f8a70');
    c.gouges(0, 380, 1600, 80, { gap: 18, len: 340, wid: 9, color: c.paper, keep: 0.6 });
    water(c, 452, 920, { base: '#7ea896', light: c.paper, dark: '#2f5f55', keep: 0.55 });
    c.gouges(0, 452, 1600, 60, { gap: 13, len: 300, wid: 8, color: c.paper, keep: 0.8 });
    c.path('M260 668Q700 630 1250 672Q1330 690 1180 700Q700 716 330 700Q180 690 260 668Z', c.paper, { noline: true });
    c.gouges(250, 690, 980, 120, { gap: 15, len: 120, wid: 7, color: '#244a45', keep: 0.6 });
    ferry(c, 740, 672, 2.5, { white: c.paper, green: '#2c6450', dark: c.ink, glass: '#20343a', mast: c.ink, rail: c.ink,
      deck: () => { person(c, 118, -54, 60, { top: '#d98f34', legs: c.ink, hair: c.ink, skin: '#e4c29a', arms: { l: 'hip', r: 'reach' }, hat: { kind: 'beanie', color: c.ink } }); person(c, -116, -54, 60, { top: c.ink, legs: c.ink, hair: '#3c4a50', skin: '#e4c29a', arms: { l: 'pocket', r: 'fwd' } }); } });
    c.path('M1130 676Q1180 640 1230 668Q1210 690 1140 690Z', c.paper, { noline: true });
    // reeds of the Overwick bank
    let d = ''; for (let i = 0; i < 90; i++) { const x = c.rnd(-20, 430); const h = c.rnd(60, 190) * (1 - x / 560); const b = c.rnd(-24, 40); d += `M${x} 910Q${x + b * 0.2} ${900 - h * 0.6} ${x + b} ${900 - h}Q${x + b * 0.3 + 7} ${900 - h * 0.5} ${x + 9} 910Z`; }
    c.path(d, c.ink); c.path(smooth([[-20, 850], [180, 862], [380, 894], [560, 920], [-20, 930]], true), c.ink);
    for (const [x, y, s] of [[1290, 300, 1], [1350, 336, 0.8], [1240, 350, 0.7]]) bird(c, x, y, s * 1.3, c.ink, 3);
    return c;
  },

  'lantern-night'() {
    const c = nell({ seed: 11, ink: '#141b33', gold: '#f4b64a' });
    c.rect(-20, -20, 1640, 940, '#1d2850', { noline: true });
    c.gouges(0, 0, 1600, 340, { gap: 24, len: 130, wid: 4, color: '#42528a', keep: 0.5 });
    c.oval(1370, 120, 46, 46, '#f2ead8'); c.oval(1352, 110, 42, 42, '#1d2850');
    terrace(c, -30, 1640, 560, { h: 290, walls: ['#161f3e', '#1a2548', '#202c54'], roofs: ['#0f1630'], glass: '#10182f', frame: '#2b3866', lit: c.gold, litP: 0.42, floors: 3 });
    c.rect(-20, 556, 1640, 180, '#2a3157', { noline: true });
    c.gouges(0, 566, 1600, 170, { gap: 17, len: 120, wid: 5, color: '#d89a43', keep: 0.32 });
    water(c, 742, 930, { base: '#131a36', light: '#f0b450', dark: '#2d3a70', keep: 0.55 });
    stones(c, -20, 722, 1640, 44, { base: '#3a3f5e', line: '#141b33', row: 22 });
    const lantern = (x, y, r, k) => {
      c.line([[x, y - r * 2], [x + r * 0.5, y - r * 1.2]], 3, '#0f1630');
      c.rays(x, y, r * 1.3, r * 2.5, 16, '#f7c868', 4);
      if (k === 0) { c.oval(x, y, r, r, c.gold); for (const q of [0.35, 0.75]) c.line(`M${x - r * q} ${y - r * Math.sqrt(1 - q * q)}Q${x - r * q * 1.3} ${y} ${x - r * q} ${y + r * Math.sqrt(1 - q * q)}`, 2, '#b9702a'), c.line(`M${x + r * q} ${y - r * Math.sqrt(1 - q * q)}Q${x + r * q * 1.3} ${y} ${x + r * q} ${y + r * Math.sqrt(1 - q * q)}`, 2, '#b9702a'); } else if (k === 1) { const p = []; for (let i = 0; i < 10; i++) { const a = i * Math.PI / 5 - Math.PI / 2; const q = i % 2 ? r * 0.55 : r * 1.25; p.push([x + q * Math.cos(a), y + q * Math.sin(a)]); } c.poly(p, '#f7d58a'); } else if (k === 2) { c.poly([[x - r, y - r], [x + r, y - r], [x + r * 0.7, y + r], [x - r * 0.7, y + r]], '#f08a4a'); c.line([[x, y - r], [x, y + r]], 2.4, '#7c2f22'); c.line([[x - r * 0.86, y], [x + r * 0.86, y]], 2.4, '#7c2f22'); } else { c.path(`M${x - r * 1.5} ${y}Q${x} ${y - r * 1.3} ${x + r} ${y}L${x + r * 1.8} ${y - r * 0.8}L${x + r * 1.8} ${y + r * 0.8}L${x + r} ${y}Q${x} ${y + r * 1.3} ${x - r * 1.5} ${y}Z`, '#f7c868'); c.oval(x - r * 0.8, y - r * 0.2, 3, 3, c.ink); }
    };
    const o = { skins: ['#e8b26a', '#d99a55', '#8a5a3c'], hairs: ['#141b33'], legs: ['#10182f', '#141b33'] };
    const tops = ['#3d4d86', '#4a5ca0', '#34437a', '#8f443f', '#5f6cb0'];
    for (let x = 20, i = 0; x < 1600; x += 92, i++) {
      const y = 716 - (i % 2) * 14; const h = 172 + c.rnd(-14, 10); const swan = x > 590 && x < 1060;
      const p = someone(c, tops, o);
      person(c, x, y, h, { ...p, pose: 'walk', arms: { l: 'down', r: swan ? 'up' : 'high' }, flip: true });
      if (!swan) { c.line([[x - 11, y - h * 0.9], [x - 14, y - h * 1.55]], 4, '#0f1630'); lantern(x - 14, y - h * 1.5 + 14, 33 + c.rnd(-4, 6), i % 4); }
    }
    // the swan, carried on poles, going left
    for (const x of [650, 760, 880, 980]) c.line([[x, 640], [x + 6, 470]], 6, '#0f1630');
    c.rays(830, 400, 270, 330, 40, '#d8a85a', 3);
    const body = 'M600 420C600 340 720 330 800 360C880 310 1010 300 1080 250C1090 360 1020 500 860 506C720 512 600 490 600 420Z';
    c.path(body, '#fff5dc');
    c.path('M640 440C560 380 690 300 640 220C620 176 560 180 548 226L500 246L552 252C580 250 590 236 598 244C640 290 520 350 606 450Z', '#fff5dc');
    c.path('M500 246L552 226L556 254Z', '#f08a4a'); c.oval(578, 218, 6, 6, c.ink);
    for (let i = 0; i < 6; i++) c.line(`M${730 + i * 52} ${386 - i * 14}Q${790 + i * 44} ${440 - i * 16} ${770 + i * 50} ${494 - i * 20}`, 4, '#d89a43');
    c.line('M700 410C800 430 960 380 1076 268', 4, '#d89a43'); c.line('M650 470C760 500 920 480 1010 420', 3, '#d89a43');
    return c;
  },

  'causeway-runners'() {
    const c = nell({ seed: 17, ink: '#1c2a33', yellow: '#f2b92c' });
    c.rect(-20, -20, 1640, 420, '#d9e0d6', { noline: true });
    c.gouges(0, 0, 1600, 330, { gap: 26, len: 240, wid: 8, color: '#f6f0e0', keep: 0.6 });
    c.gouges(0, 40, 1600, 280, { gap: 44, len: 200, wid: 5, color: '#8fa9ab', keep: 0.4 });
    hills(c, 316, 16, '#6d8b90', { base: 380, seed: 4 });
    c.blob([[1010, 342], [1100, 296], [1190, 282], [1300, 300], [1400, 342]], '#3c565d');
    c.rect(1176, 238, 30, 50, '#3c565d'); c.poly([[1172, 240], [1191, 210], [1210, 240]], '#27404a');
    for (let i = 0; i < 5; i++) c.rect(1090 + i * 34, 292 + (i % 2) * 8, 22, 22, i % 2 ? '#f2ead8' : '#c9d3c8');
    water(c, 340, 920, { base: '#a9bdb9', light: '#f2ead8', dark: '#5f7f85', keep: 0.6 });
    c.gouges(0, 480, 1600, 430, { gap: 40, len: 200, wid: 7, color: '#c9b48a', keep: 0.5, grow: 1 });
    const road = smooth([[1180, 345], [1120, 372], [1150, 420], [1010, 520], [880, 640], [560, 930], [60, 930], [470, 640], [800, 500], [1060, 410], [1085, 370], [1160, 343]], true);
    c.at(14, 16, 1, () => c.path(road, c.ink));
    c.path(road, '#e9dfc8');
    c.clip(road, () => { c.gouges(0, 360, 1600, 560, { gap: 26, len: 70, wid: 5, angle: -8, color: '#6c7a78', keep: 0.55, grow: 1.2 }); c.gouges(0, 360, 1600, 560, { gap: 60, len: 60, wid: 4, angle: 60, color: '#6c7a78', keep: 0.3, grow: 1.2 }); });
    const run = (x, y, h, top, o = {}) => { c.path(smooth([[x - h * 0.3, y + 2], [x, y - h * 0.03], [x + h * 0.35, y + 2], [x, y + h * 0.05]], true), '#4c5c60', { op: 0.6 }); person(c, x, y + h * 0.08, h, { top, sleeve: o.skin ?? '#e4bd92', legs: c.ink, shorts: true, pose: 'run', arms: { l: [[-15, -61], [-5, -56]], r: [[16, -61], [22, -70]] }, behind: 'l', shortSleeve: true, hair: c.ink, skin: '#e4bd92', rot: 7, ...o, extra: () => c.rect(-6, -66, 12, 10, '#fffaf0') }); };
    // they run towards us, the leader nearest home
    const far = ['#35555f', '#b5533c', '#f2ead8', '#4f7d73', '#7a93a0'];
    for (let i = 0; i < 16; i++) { const t = i / 15; run(1150 - t * 130 + c.rnd(-12, 12), 366 + t * 120, 26 + t * 44, far[i % 5], { skin: c.pick(['#e4bd92', '#8a5a3e', '#c99a6e']), face: 'left', flip: true, extra: undefined }); }
    run(860, 596, 118, '#b5533c', { flip: true, skin: '#e4bd92', style: 'short' }); run(930, 562, 98, '#4f7d73', { flip: true, skin: '#c99a6e', style: 'bun' });
    run(400, 850, 330, c.yellow, { flip: true, skin: '#7d5138', hair: '#161418', style: 'bun', legs: '#1c2a33', boots: '#b5533c', face: 'right' });
    for (const [x, y, s] of [[300, 180, 1.5], [380, 220, 1.2], [470, 160, 1]]) bird(c, x, y, s, c.ink, 4);
    return c;
  },
};
