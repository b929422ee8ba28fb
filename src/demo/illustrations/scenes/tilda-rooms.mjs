// Tilda Vane's flat colour indoors: bakery, tower, lantern room, ward, sheds.

import { Canvas, box, limb, oval, poly, smooth } from '../parts/canvas.mjs';
import { heads, person, someone } from '../parts/people.mjs';
import { bricks, bulbs, hills } from '../parts/places.mjs';

const tilda = (o) => new Canvas({ style: 'flat', ink: '#2b2a3d', paper: '#f6ead7', ...o });
const SKIN = ['#f0c9a8', '#dba37a', '#8a5a3f', '#b97f57', '#f3d5bd'];
const flat = { noline: true };

export default {
  'bakery-honey-cake'() {
    const c = tilda({ seed: 51 });
    c.rect(-20, -20, 1640, 700, c.gradXY(0, 0, 1600, 400, '#f3dcb4', '#e8bf8c'), flat);
    // tiled wall below the tidemark is a shade darker
    c.path('M-20 392Q200 384 420 392T820 388T1240 394T1640 388L1640 700L-20 700Z', '#d3a878', { op: 0.55 });
    c.line('M-20 392Q200 384 420 392T820 388T1240 394T1640 388', 4, '#a97f55', { op: 0.7 }); c.line('M-20 400Q200 392 420 400T820 396T1240 402T1640 396', 2, '#a97f55', { op: 0.5 });
    // window to the street
    c.rect(70, 90, 300, 330, '#7c4a32'); c.rect(88, 108, 264, 294, c.grad(108, 400, '#bfe0e6', '#f7efd6')); c.poly([[88, 402], [88, 270], [150, 230], [214, 270], [214, 402]], '#a8b9bd'); c.poly([[214, 402], [214, 250], [352, 210], [352, 402]], '#8fa6ae'); c.rect(250, 290, 30, 46, '#f6ead7'); c.rect(306, 282, 26, 48, '#f6ead7'); c.line([[220, 108], [220, 402]], 8, '#7c4a32'); c.rect(58, 414, 324, 16, '#7c4a32');
    // shelves of bread
    for (const [y, n] of [[190, 7], [310, 7]]) { c.rect(1090, y, 470, 16, '#8a5436'); c.rect(1090, y + 16, 470, 10, '#5c3522', { op: 0.25 }); for (let i = 0; i < n; i++) { const x = 1126 + i * 64; const k = (i + (y > 200 ? 1 : 0)) % 3; if (k === 0) { c.blob([[x - 30, y], [x - 28, y - 34], [x, y - 50], [x + 28, y - 34], [x + 30, y]], '#a8642f'); c.line(`M${x - 14} ${y - 34}L${x + 6} ${y - 20}M${x - 2} ${y - 42}L${x + 16} ${y - 26}`, 4, '#f0cf98'); } else if (k === 1) { c.blob([[x - 26, y], [x - 26, y - 50], [x, y - 66], [x + 26, y - 50], [x + 26, y]], '#6d3d22'); c.line(`M${x - 12} ${y - 54}L${x + 12} ${y - 54}`, 4, '#a8764c'); } else { for (const q of [-14, 14]) c.oval(x + q, y - 16, 17, 16, '#d99a4e'); c.oval(x, y - 40, 17, 16, '#e3a95e'); } } }
    c.glow(800, 40, 420, '#fff3cf', 0.8);
    for (const x of [640, 960]) { c.line([[x, -20], [x, 60]], 4, '#5c3522'); c.path(`M${x - 60} 120Q${x} 16 ${x + 60} 120Z`, '#c65a3c'); c.oval(x, 122, 26, 14, '#fff3cf'); c.glow(x, 150, 170, '#ffeaa8', 0.6); }
    const red = '#b5442f';
    const sister = (x, o, mirror) => person(c, x, 800, 640, { top: o.top, sleeve: o.top, skirt: true, coat: -30, legs: '#2b2a3d', skin: SKIN[0], apron: '#fbf3e2', ...o,
      extra: () => { c.line([[-6, -72], [-4, -77]], 1.4, '#fbf3e2'); c.line([[6, -72], [4, -77]], 1.4, '#fbf3e2'); for (let i = 0; i < 3; i++) c.at(-4 + i * 4, -64, 0.7, () => c.poly([[0, -2.4], [2, 0], [0, 2.4], [-2, 0]], red)); } });
    sister(470, { top: '#4f7a8c', hair: '#6b3a22', style: 'bun', face: 'right', arms: { l: 'hip', r: [[18, -62], [30, -56]] } });
    sister(1030, { top: '#8f4a5c', hair: '#c08a4a', style: 'plait', face: 'left', arms: { l: [[-18, -62], [-29, -57]], r: 'hip' } });
    // counter
    c.rect(-20, 610, 1640, 320, c.grad(610, 900, '#9c5f3c', '#6d3d26')); c.rect(-20, 592, 1640, 28, '#f3e6cc'); c.rect(-20, 616, 1640, 12, '#3b2018', { op: 0.3 });
    for (let x = 40; x < 1600; x += 260) c.rect(x, 664, 220, 190, '#8a5030', { op: 0.9 });
    // the eleven layers, on a stand
    c.path('M640 590L860 590L836 574L664 574Z', '#dfe6e2'); c.rect(736, 540, 28, 40, '#cfd8d6'); c.oval(750, 540, 150, 18, '#eef2ee');
    for (let i = 0; i < 11; i++) { const y = 520 - i * 22; c.rect(636, y - 6, 228, 15, i % 2 ? '#c27a34' : '#b56a2a'); c.rect(638, y - 13, 224, 9, '#fbeed2'); }
    c.path('M632 290Q750 258 868 290L868 306Q850 330 836 306Q820 344 800 308Q770 326 748 306Q720 350 700 308Q676 326 660 306Q642 330 632 306Z', '#e6a13c'); c.path('M632 290Q750 258 868 290Q750 304 632 290Z', '#f4c56a');
    for (let i = 0; i < 9; i++) c.oval(660 + i * 22, 284 - Math.sin(i / 8 * 3.14) * 8, 8, 6, '#8a4a20');
    c.path(box(824, 300, 44, 232), '#3b2018', { op: 0.12 });
    // things on the counter
    c.rect(120, 500, 180, 12, '#dfe6e2'); for (let i = 0; i < 4; i++) c.oval(150 + i * 42, 486, 26, 20, '#d99a4e'); for (let i = 0; i < 3; i++) c.oval(172 + i * 42, 458, 25, 19, '#e3a95e'); c.rect(196, 512, 26, 82, '#cfd8d6'); c.oval(210, 594, 60, 10, '#cfd8d6');
    c.rect(1290, 520, 70, 76, '#e6b04a', { op: 0.9 }); c.rect(1284, 504, 82, 20, '#b5442f'); c.rect(1304, 546, 42, 28, '#fbf3e2'); c.rect(1390, 536, 60, 60, '#e6b04a', { op: 0.9 }); c.rect(1384, 522, 72, 18, '#4f7a8c');
    return c;
  },

  'choir-lighthouse'() {
    const c = tilda({ seed: 53, ink: '#23273a' });
    c.rect(-20, -20, 1640, 940, c.gradXY(0, 0, 1600, 0, '#3f4560', '#8a8796', '#4a4a64'), flat);
    // stone courses of the tower, curving
    for (let j = 0; j < 16; j++) { const y = -60 + j * 64; c.line(`M-20 ${y}Q800 ${y + 120} 1620 ${y}`, 3, '#2f3450', { op: 0.35 }); for (let i = 0; i < 14; i++) { const x = (i + (j % 2) / 2) * 124; const t = (x - 800) / 820; const yy = y + 60 * (1 - t * t); c.line([[x, yy], [x, yy + 64]], 3, '#2f3450', { op: 0.3 }); } }
    c.path('M620 -20L980 -20L1380 920L220 920Z', '#fff0c2', { op: 0.2 }); c.path('M700 -20L900 -20L1120 920L480 920Z', '#fff0c2', { op: 0.28 }); c.glow(800, -20, 700, '#fff3cf', 0.95);
    c.oval(800, -30, 250, 90, '#fff6dc', flat);
    // a spiral of steps: three turns seen from inside, drawn back to front
    const steps = (y0, y1, x0, x1, n, o) => { for (let i = 0; i < n; i++) { const t = i / n; const u = (i + 1) / n; const bow = (q) => 70 * Math.sin(q * Math.PI); const xa = x0 + (x1 - x0) * t; const xb = x0 + (x1 - x0) * u; const y = y0 + (y1 - y0) * t + bow(t); c.poly([[xa, y], [xb, y], [xb, y + o.th], [xa, y + o.th]], o.face); c.rect(Math.min(xa, xb), y - 5, Math.abs(xb - xa), 12, o.top); } };
    const col = ['#a8394a', '#3d6b8f', '#d99a3e', '#f3e6cc', '#5c7f74', '#7a4a78'];
    const sing = (x, y, h, i, face) => person(c, x, y, h, { top: '#fbf3e2', legs: '#23273a', skirt: i % 2 === 0, coat: i % 2 === 0 ? -16 : -38, hair: ['#4a2f24', '#c99a5a', '#23202a', '#a9a49c', '#7d3a22'][i % 5], style: ['bun', 'short', 'plait', 'short', 'bob'][i % 5], beard: i % 5 === 3 ? '#a9a49c' : undefined, skin: SKIN[[0, 4, 1, 0, 4][i % 5]], face, open: true, arms: { l: [[-14, -60], [-5, -62]], r: [[14, -60], [5, -62]] },
      extra: () => { if (i % 2 === 0) { c.rect(-13, -45, 26, 30, col[i % 3]); } c.limb([[0, -74], [0, -62]], [5, 4], '#a8394a'); c.line('M-11 -66L-7 -60', 1.6, '#a8394a'); c.line('M11 -66L7 -60', 1.6, '#a8394a'); c.poly([[-8, -66], [0, -63], [8, -66], [8, -57], [0, -54], [-8, -57]], col[(i + 1) % 6]); } });
    const flight = (y0, y1, x0, x1, n, h, i0, o) => { steps(y0, y1, x0, x1, n, o); for (let i = 0; i < n; i += o.every ?? 1) { const t = (i + 0.5) / n; sing(x0 + (x1 - x0) * t, y0 + (y1 - y0) * (i / n) + 70 * Math.sin(i / n * Math.PI) - 2, h, i0 + i, x1 > x0 ? 'right' : 'left'); } c.line(smooth([0, 0.25, 0.5, 0.75, 1].map((t) => [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + 70 * Math.sin(t * Math.PI) + o.th + 4])), 6, '#2f3450', { op: 0.5 }); };
    flight(200, 90, 430, 1170, 9, 130, 1, { th: 40, face: '#343852', top: '#d8cdb8' });
    flight(470, 330, 1360, 240, 9, 205, 3, { th: 58, face: '#2c304a', top: '#e3d6bc' });
    flight(860, 660, 60, 1540, 8, 290, 0, { th: 300, face: '#252a42', top: '#ecdfc4' });
    return c;
  },

  'lighthouse-lens'() {
    const c = tilda({ seed: 57, ink: '#1f3247' });
    c.rect(-20, -20, 1640, 940, c.grad(0, 620, '#8fc3d6', '#d8ecea', '#fbe9c8'), flat);
    c.rect(-20, 560, 1640, 120, c.grad(560, 680, '#6fa6b4', '#4f8698'), flat); c.gouges(0, 570, 1600, 100, { gap: 13, len: 90, wid: 3, color: '#dff0ea', keep: 0.5 });
    hills(c, 552, 12, '#7f9f9c', { base: 566, seed: 1 });
    c.poly([[1290, 590], [1290, 548], [1312, 590]], '#fff8ea'); c.poly([[250, 600], [250, 540], [282, 600]], '#fff8ea');
    // the room: astragals, dome and sill
    c.path('M-20 -20L1620 -20L1620 60Q800 190 -20 60Z', '#2c4a5c'); c.path('M-20 60Q800 190 1620 60L1620 78Q800 210 -20 78Z', '#b98f4c');
    for (const x of [60, 330, 1270, 1540]) { c.line([[x, 40], [x, 680]], 16, '#2c4a5c'); } c.line([[-20, 330], [1620, 330]], 10, '#2c4a5c'); for (let i = 0; i < 4; i++) { const xs = [60, 330, 1270, 1540]; if (i < 3 && i !== 1) { c.line([[xs[i], 330], [xs[i + 1], 90]], 10, '#2c4a5c'); c.line([[xs[i], 660], [xs[i + 1], 330]], 10, '#2c4a5c'); } }
    c.rect(-20, 650, 1640, 290, c.grad(650, 900, '#3a5c6c', '#24404f')); c.rect(-20, 640, 1640, 18, '#b98f4c');
    c.rect(-20, 830, 1640, 100, '#6d4a36'); for (let x = 0; x < 1600; x += 130) c.line([[x, 832], [x - 60, 920]], 3, '#4a3024');
    // the lens: a beehive of prisms in a brass frame
    c.glow(800, 400, 560, '#fff3cf', 0.85);
    const bee = smooth([[640, 700], [596, 560], [590, 420], [620, 280], [700, 160], [800, 120], [900, 160], [980, 280], [1010, 420], [1004, 560], [960, 700]], false) + 'Z';
    c.path(bee, c.gradXY(590, 0, 1010, 0, '#9fd4d8', '#f2fbf2', '#bfe6e0', '#6fb0bd'));
    c.clip(bee, () => {
      for (let y = 130; y < 330; y += 24) c.path(`M560 ${y + 12}Q800 ${y + 40} 1040 ${y + 12}L1040 ${y + 19}Q800 ${y + 50} 560 ${y + 19}Z`, '#3f8596', { op: 0.55 });
      for (let y = 540; y < 700; y += 22) c.path(`M560 ${y + 14}Q800 ${y - 8} 1040 ${y + 14}L1040 ${y + 21}Q800 ${y + 1} 560 ${y + 21}Z`, '#3f8596', { op: 0.55 });
      for (const x of [680, 800, 920]) c.path(`M${x - 40} 110L${x - 24} 110L${x - 30} 710L${x - 44} 710Z`, '#ffffff', { op: 0.3 });
    });
    for (const [x, k] of [[800, 1], [652, 0.55], [948, 0.55]]) for (let r = 5; r > 0; r--) { c.oval(x, 432, r * 19 * k, r * 20, r % 2 ? '#e8f7f0' : '#7fbcc6', { op: 0.95 }); }
    c.oval(800, 432, 15, 16, '#fff3b8'); c.glow(800, 432, 130, '#fff0a8', 0.9);
    c.line(bee, 12, '#b98f4c'); for (const k of [-0.5, 0.5]) c.line(smooth([[800 + k * 60, 124], [800 + k * 230, 280], [800 + k * 250, 430], [800 + k * 236, 560], [800 + k * 180, 700]]), 8, '#c9a050'); for (const y of [330, 536]) c.line(`M604 ${y}Q800 ${y + (y < 400 ? 26 : -14)} 996 ${y}`, 9, '#c9a050');
    c.oval(800, 108, 26, 20, '#b98f4c'); c.rect(620, 696, 360, 30, '#b98f4c'); c.rect(660, 726, 280, 120, '#2c4a5c'); c.rect(640, 840, 320, 26, '#8a6a38');
    for (let i = 0; i < 9; i++) c.oval(652 + i * 37, 711, 5, 5, '#7c5c2c');
    const who = (x, o) => person(c, x, 880, 560, { legs: '#2b3446', boots: '#1f2430', glove: '#fffdf4', coat: -34, ...o });
    who(460, { top: '#8f4a5c', hair: '#c9c3b6', style: 'bob', skin: SKIN[0], face: 'right', glasses: true, arms: { l: 'hip', r: [[24, -74], [40, -78]] }, apron: '#e8dcc0' });
    who(1150, { top: '#3f6f5c', hair: '#2a1c1a', style: 'curly', skin: SKIN[2], face: 'left', arms: { l: [[-20, -66], [-33, -72]], r: [[16, -58], [6, -54]] }, apron: '#e8dcc0', extra: () => { c.limb([[6, -54], [3, -47]], [6, 5], '#f2d9a0'); } });
    c.rect(1310, 760, 230, 120, '#b98a58'); c.rect(1310, 760, 230, 14, '#8f6540'); c.line([[1330, 800], [1520, 800]], 4, '#8f6540'); c.line([[1330, 840], [1520, 840]], 4, '#8f6540'); c.gouges(1316, 730, 216, 32, { gap: 7, len: 30, wid: 5, color: '#f0dca8', angle: 20, keep: 0.9 });
    return c;
  },

  'newborn-ward'() {
    const c = tilda({ seed: 59, ink: '#1f2540' });
    c.rect(-20, -20, 1640, 940, c.gradXY(0, 0, 1600, 0, '#4f6d86', '#6f8796', '#8f8a86'), flat);
    // the window on to the harbour
    c.rect(470, 70, 700, 470, '#e3dcca'); c.rect(490, 90, 660, 430, c.grad(90, 520, '#141c3c', '#24345c', '#3f5478'));
    c.clip(box(490, 90, 660, 430), () => {
      for (let i = 0; i < 34; i++) c.oval(c.rnd(490, 1150), c.rnd(95, 270), 1.8, 1.8, '#f6f0d8', flat);
      c.oval(1050, 160, 34, 34, '#f7f0d6', flat); c.glow(1050, 160, 110, '#f7f0d6', 0.5);
      c.rect(480, 380, 700, 150, '#1b2c50', flat); c.path('M480 372Q640 340 800 362T1180 344L1180 392L480 392Z', '#10182f', flat);
      for (let i = 0; i < 46; i++) { const x = c.rnd(490, 1150); const y = 366 + c.rnd(-8, 22); c.oval(x, y, 3, 3, '#ffd27a', flat); c.glow(x, y, 14, '#ffd27a', 0.6); if (i % 2) c.line([[x, 398], [x, 398 + c.rnd(14, 60)]], 2.6, '#ffd27a', { op: 0.45 }); }
      c.path('M480 470Q640 430 780 474L900 452L1180 490L1180 530L480 530Z', '#0d1428', flat); for (let i = 0; i < 20; i++) c.rect(c.rnd(490, 1140), c.rnd(472, 512), 7, 9, '#ffc85c', flat);
      c.rect(700, 424, 60, 10, '#f4efe2', flat); c.rect(716, 414, 26, 10, '#ffd27a', flat); c.glow(730, 420, 40, '#ffd27a', 0.7);
    });
    for (const x of [706, 928]) c.line([[x, 90], [x, 520]], 12, '#e3dcca'); c.rect(450, 530, 740, 24, '#f3ecd8');
    c.path('M400 40L500 40Q520 300 470 600L390 600Z', '#c98f7a'); c.path('M1240 40L1140 40Q1120 300 1170 600L1250 600Z', '#c98f7a'); for (const x of [425, 452, 1190, 1216]) c.line([[x, 50], [x, 590]], 4, '#a86f60', { op: 0.5 }); c.rect(380, 32, 880, 16, '#6d4a44');
    c.rect(-20, 700, 1640, 230, c.grad(700, 900, '#43586c', '#33445a'), flat);
    c.line([[1430, 260], [1430, 150]], 5, '#e3dcca'); c.glow(1400, 330, 520, '#ffd79a', 0.7); c.path('M1360 300L1500 300L1470 220L1390 220Z', '#ffe6b0'); c.rect(1422, 300, 14, 240, '#c9b48a');
    // the bed and the mother
    c.rect(1130, 610, 480, 190, '#dfe6e6'); c.rect(1560, 430, 40, 420, '#8fa0ac'); c.blob([[1400, 600], [1440, 450], [1560, 430], [1590, 600]], '#fbf6ea');
    person(c, 1430, 780, 480, { top: '#d8b4b8', hair: '#3a241c', style: 'long', skin: SKIN[1], face: 'left', pose: 'none', coat: -36, arms: { l: 'hold', r: 'hold' } });
    c.path('M1060 700Q1080 600 1230 596Q1400 580 1560 620L1560 800L1060 800Z', '#8fb4b4'); c.path('M1060 700Q1080 600 1230 596L1250 640Q1120 640 1100 800L1060 800Z', '#a9c9c4'); c.rect(1050, 796, 540, 22, '#8fa0ac'); for (const x of [1090, 1540]) { c.rect(x, 818, 12, 50, '#8fa0ac'); c.oval(x + 6, 874, 14, 14, '#33445a'); }
    // the midwife at the cot
    c.glow(640, 620, 330, '#ffe6b8', 0.5);
    person(c, 500, 870, 640, { top: '#2f5f8a', legs: '#24406a', boots: '#f3ecd8', coat: -38, hair: '#241a1c', style: 'bun', skin: SKIN[2], face: 'right', rot: 3, arms: { l: 'down', r: [[20, -60], [29, -50]] }, extra: () => { c.rect(-9, -68, 6, 3, '#f3ecd8'); c.oval(-6, -62, 2.2, 2.6, '#e9d9a0'); c.line([[-6, -66], [-6, -64]], 0.8, '#c9c3b0'); } });
    c.path('M610 620L960 620L930 740L640 740Z', '#e8f1f0', { op: 0.75 }); c.rect(600, 610, 370, 14, '#fbf6ea'); c.blob([[640, 640], [700, 610], [860, 606], [930, 640], [920, 700], [650, 700]], '#f7efd8');
    c.oval(700, 606, 40, 38, SKIN[1]); c.path('M660 598Q700 546 740 598Q700 584 660 598Z', '#e9b949'); c.line('M684 612Q690 617 696 612M708 612Q714 617 720 612', 3, '#5a3a30'); c.line('M696 624Q702 629 708 624', 2.6, '#5a3a30'); c.blob([[726, 630], [760, 590], [880, 596], [920, 640], [900, 690], [730, 690]], '#e0c2a8'); c.line('M760 600Q790 640 770 690M830 594Q850 640 836 690', 4, '#c9a58a');
    c.path('M610 620L960 620L930 740L640 740Z', '#dff0f0', { op: 0.35 }); c.rect(640, 738, 290, 16, '#8fa0ac'); c.rect(680, 754, 12, 110, '#8fa0ac'); c.rect(880, 754, 12, 110, '#8fa0ac'); c.rect(650, 800, 270, 12, '#8fa0ac'); for (const x of [686, 886]) c.oval(x, 872, 14, 14, '#24304a');
    c.rect(60, 300, 210, 260, '#5c7488'); c.rect(74, 314, 182, 110, '#6f8798'); c.rect(90, 330, 60, 76, '#f3ecd8'); c.rect(166, 336, 70, 60, '#e9d9a0'); c.rect(40, 560, 250, 300, '#3f5468'); for (const y of [620, 720]) { c.rect(60, y, 210, 84, '#4c6378'); c.rect(140, y + 34, 50, 10, '#c9c3b0'); } c.path('M130 560L136 510L176 510L182 560Z', '#c98f7a'); for (const [x, y] of [[136, 470], [156, 450], [178, 474]]) { c.line([[156, 512], [x, y]], 4, '#5c8a6c'); c.oval(x, y, 17, 15, '#e9b0a0'); c.oval(x, y, 6, 6, '#e9b949'); }
    return c;
  },

  'open-studios'() {
    const c = tilda({ seed: 61, ink: '#2a2430' });
    bricks(c, -20, -20, 1640, 760, { base: c.grad(0, 740, '#b8694a', '#98503a'), line: '#cf8563', n: 420, bw: 46, bh: 19 });
    for (const x of [-60, 480, 1020, 1560]) c.path(`M${x} -20L${x + 44} -20L${x + 44} 660L${x} 660Z`, '#8a4532');
    const win = (x, w) => { c.path(`M${x} 420L${x} 150Q${x + w / 2} 50 ${x + w} 150L${x + w} 420Z`, '#f3dcb0'); c.clip(`M${x + 8} 412L${x + 8} 154Q${x + w / 2} 62 ${x + w - 8} 154L${x + w - 8} 412Z`, () => { c.rect(x, 40, w, 390, c.grad(60, 420, '#f7e6bc', '#fdf6e2'), flat); c.poly([[x + 30, 420], [x + 50, 240], [x + 62, 240], [x + 80, 420]], '#b9a48a', { op: 0.7 }); c.line([[x + 56, 246], [x + w - 20, 170]], 8, '#b9a48a', { op: 0.7 }); }); for (let i = 1; i < 4; i++) c.line([[x + w * i / 4, 100], [x + w * i / 4, 412]], 5, '#4a3a34'); for (const y of [190, 270, 350]) c.line([[x + 6, y], [x + w - 6, y]], 5, '#4a3a34'); };
    win(90, 330); win(590, 330); win(1140, 330);
    c.path('M110 420L420 420L900 920L300 920Z', '#fff0c2', { op: 0.14 }); c.path('M600 420L920 420L1500 920L900 920Z', '#fff0c2', { op: 0.14 });
    c.line([[-20, 60], [1620, 60]], 8, '#5c3a2c'); for (let i = 0; i < 8; i++) { const x = 70 + i * 64 + (i > 3 ? 620 : 0); c.at(x, 64, 0.8, () => { c.line([[0, 0], [0, 30]], 3, '#3a2a26'); c.rect(-6, 26, 12, 110, '#5c3420'); c.path('M0 120C-44 120 -40 176 -28 190C-60 210 -56 290 0 290C56 290 60 210 28 190C40 176 44 120 0 120Z', ['#d99a4e', '#c27a34', '#e8c28a', '#a85a2c'][i % 4]); c.oval(0, 196, 15, 15, '#3a2218'); c.rect(-20, 248, 40, 7, '#3a2218'); }); }
    c.rect(-20, 660, 1640, 270, c.grad(660, 900, '#b58a5c', '#8f6540'), flat); for (let x = -200; x < 1800; x += 150) c.line([[800 + (x - 800) * 0.7, 660], [x * 1.3 - 240, 930]], 3, '#75502f', { op: 0.5 });
    const tops = ['#3f6f7c', '#d9a441', '#8f4a5c', '#5c7f5a', '#e8dcc0', '#4a5580', '#c65a3c']; const o = { skins: SKIN };
    const watch = (x, y, h, face, extra = {}) => person(c, x, y, h, { ...someone(c, tops, o), face, arms: { l: c.pick(['down', 'hold', 'chin', 'pocket']), r: c.pick(['down', 'hold', 'chin', 'pocket']) }, ...extra });
    for (let i = 0; i < 9; i++) watch(80 + i * 64, 690 + (i % 2) * 16, 300, 'right'); for (let i = 0; i < 8; i++) watch(1060 + i * 68, 690 + (i % 2) * 16, 300, 'left');
    // the maker and the bare top
    person(c, 800, 800, 520, { top: '#4f6d7a', hair: '#8f8a80', style: 'short', beard: '#b5afa2', skin: SKIN[0], glasses: true, legs: '#2b2a3d', apron: '#7c5a3c', coat: -36, arms: { l: [[-19, -62], [-17, -56]], r: [[19, -62], [17, -56]] }, open: true });
    c.at(800, 610, 1.28, () => { c.path('M0 -140C-70 -140 -74 -70 -46 -46C-100 -20 -96 96 0 96C96 96 100 -20 46 -46C74 -70 70 -140 0 -140Z', '#f0cf98'); c.clip('M0 -140C-70 -140 -74 -70 -46 -46C-100 -20 -96 96 0 96C96 96 100 -20 46 -46C74 -70 70 -140 0 -140Z', () => { for (let x = -90; x < 92; x += 9) c.line([[x, -150], [x + 3, 100]], 1.4, '#d9ac6c', { op: 0.8 }); }); c.oval(0, -36, 26, 26, '#5c3420'); c.line(oval(0, -36, 31), 3, '#a8642f'); });
    for (const s of [-1, 1]) c.oval(800 + s * 88, 508, 18, 17, SKIN[0]);
    c.rect(520, 734, 560, 30, '#7c4f30'); c.rect(520, 760, 560, 20, '#5c3822'); c.rect(560, 780, 40, 130, '#6d4429'); c.rect(1000, 780, 40, 130, '#6d4429'); c.rect(600, 716, 90, 18, '#c9a06a'); c.blob([[900, 734], [920, 712], [960, 716], [980, 734]], '#f0d9a8'); c.line([[960, 726], [1040, 716]], 8, '#c65a3c'); c.line([[708, 728], [760, 728]], 10, '#8fa0a8');
    for (const [x, h, f] of [[170, 430, 'right'], [330, 400, 'right'], [470, 270, 'right'], [1170, 290, 'left'], [1300, 410, 'left'], [1470, 440, 'left']]) watch(x, 900, h, f, h < 300 ? { style: 'bob', hat: undefined, arms: { l: 'down', r: f === 'right' ? 'reach' : 'down' } } : {});
    return c;
  },

  'shipyard-meeting'() {
    const c = tilda({ seed: 67, ink: '#2a2036' });
    bricks(c, -20, -20, 1640, 700, { base: c.grad(0, 680, '#4f3442', '#8a4f42'), line: '#a5644e', n: 260, bw: 44, bh: 18 });
    c.path('M-20 -20L1620 -20L1620 90L800 10L-20 90Z', '#2f2438'); for (let x = 0; x <= 1600; x += 200) c.line([[x, 90 - (1 - Math.abs(x - 800) / 800) * 80], [800, -60]], 8, '#3f3048'); c.rect(-20, 120, 1640, 18, '#3a2a38'); for (const x of [100, 560, 1040, 1500]) c.rect(x - 14, 60, 28, 560, '#3a2a38');
    for (const x of [220, 700, 1170]) { const w = 220; c.path(`M${x} 400L${x} 230Q${x + 110} 160 ${x + w} 230L${x + w} 400Z`, c.grad(190, 400, '#1d2850', '#4a4f80')); for (let i = 1; i < 4; i++) c.line([[x + w * i / 4, 196], [x + w * i / 4, 400]], 5, '#2a2036'); c.line([[x, 300], [x + w, 300]], 5, '#2a2036'); c.oval(x + 150, 250, 3, 3, '#fff3cf', flat); }
    c.rect(-20, 620, 1640, 310, c.grad(620, 900, '#6d4a48', '#3f2e3a'), flat);
    c.glow(800, 420, 820, '#ffb860', 0.5, 460);
    const tops = ['#3f5f7c', '#d99a3e', '#8f3f4c', '#5c7f6a', '#e8d5b0', '#5a4a7c', '#c65a3c', '#2f4858']; const o = { skins: SKIN };
    heads(c, 20, 1600, 520, { r: 15, rows: 3, dy: 36, tops, skins: SKIN });
    // the yawl in frame: ribs, keel and planks half way up, people in it
    c.rect(300, 700, 1010, 26, '#4a3024'); for (const x of [380, 620, 980, 1220]) c.poly([[x, 740], [x + 40, 740], [x + 60, 820], [x - 20, 820]], '#5c3c2a');
    for (let i = 0; i < 6; i++) person(c, 520 + i * 104, 620, 240, { ...someone(c, tops, o), pose: 'none', arms: { l: 'hold', r: i === 2 ? 'high' : 'hold' } });
    for (let i = 0; i < 13; i++) { const x = 400 + i * 68; const k = Math.abs(i - 6) / 6; c.line(`M${800 + (x - 800) * 0.8} 700Q${x + (x > 800 ? 20 : -20)} 640 ${x + (x > 800 ? 14 : -14)} ${472 - k * k * 60}`, 13, '#c98f5a'); }
    c.path('M290 420Q340 640 480 712L1160 712Q1310 600 1350 400L1322 410Q1280 470 1270 500Q800 600 340 510Q320 470 290 420Z', '#b5763f'); for (let i = 0; i < 4; i++) c.line(`M${328 + i * 26} ${530 + i * 46}Q800 ${610 + i * 32} ${1290 - i * 32} ${520 + i * 48}`, 4, '#8a5430'); c.line('M336 504Q800 596 1276 494', 9, '#e0ad72'); c.path('M336 512Q800 604 1274 504L1262 540Q800 626 350 548Z', '#3b2018', { op: 0.18 });
    for (const [x0, y0, x1, y1] of [[-20, 130, 560, 150], [560, 150, 1040, 150], [1040, 150, 1620, 130], [-20, 250, 800, 120], [800, 120, 1620, 250]]) bulbs(c, [[x0, y0], [x1, y1]], '#ffdf8f', { n: 10, wire: '#2a2036', r: 8, glow: 70 });
    // Dina Corrigan on a crate
    c.rect(190, 700, 150, 130, '#a8764c'); c.line([[190, 744], [340, 744]], 4, '#7c5434'); c.line([[190, 788], [340, 788]], 4, '#7c5434');
    person(c, 265, 704, 400, { top: '#c65a3c', legs: '#2b3446', hair: '#5a2a1c', style: 'curly', skin: SKIN[0], face: 'right', open: true, arms: { l: [[-16, -60], [-4, -56]], r: 'wide' }, extra: () => c.poly([[-10, -60], [-1, -58], [-2, -48], [-11, -50]], '#fbf3e2') });
    // the seated town, from behind
    for (const [y, h, dx] of [[800, 230, 92], [890, 270, 108]]) for (let x = (y > 850 ? 20 : 420); x < 1620; x += dx * c.rnd(0.9, 1.1)) { const p = someone(c, tops, o); person(c, x, y + h * 0.4, h, { ...p, pose: 'none', face: 'back', coat: -28, scarf: undefined, arms: { l: 'fwd', r: c.rnd() < 0.12 ? 'high' : 'fwd' }, behind: 'l' }); c.rect(x - h * 0.13, y + h * 0.04 - 8, h * 0.26, h * 0.2, '#3a2620'); }
    return c;
  },
};
