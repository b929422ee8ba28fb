// Bram Osgood's ink and wash of the river: barrier, ferry deck, floods.

import { Canvas, box, limb, oval, poly, smooth } from '../parts/canvas.mjs';
import { person, someone } from '../parts/people.mjs';
import { bird, cloud, ferry, hills, hillTown, house, lamp, rain, rowBoat, sky } from '../parts/places.mjs';

const bram = (o) => new Canvas({ style: 'ink', ink: '#1d2630', paper: '#f5efe1', ...o });
const flat = { noline: true };
const SKIN = ['#eec6a4', '#d8a078', '#8a5c42', '#f0d2b8'];
const ripple = (c, x, y, w, n, dy = 14) => { for (let i = 0; i < n; i++) { const xx = x + c.rnd(0, w); const l = c.rnd(30, 110); const yy = y + c.rnd(0, n * dy * 0.5); c.line(`M${xx} ${yy}q${l / 4} ${-5} ${l / 2} 0t${l / 2} 0`, 1.8); } };

export default {
  'tidal-barrier-low-tide'() {
    const c = bram({ seed: 83 });
    sky(c, 420, '#a9c0cc', '#dfe4dc', '#f3e3c4'); for (const [x, y, w] of [[240, 130, 520], [980, 90, 640], [1440, 200, 420]]) cloud(c, x, y, w, '#fbf7ec', 0.9);
    hills(c, 470, 14, '#9fb0a4', { base: 520, seed: 2, o: { lw: 1.6 } }); hillTown(c, 40, 420, 2, (x, t) => 490 + t * 22, { h0: 24, h1: 34, walls: ['#e3d5bc', '#d3b79c', '#cfd0c4'], roofs: ['#8a6458', '#6d7880'], glass: '#7f8c90', frame: undefined, chimney: false });
    c.rect(-20, 512, 1640, 200, c.grad(512, 700, '#9ab4b4', '#a9bcb8'), flat); ripple(c, 0, 600, 1500, 16, 10); ripple(c, 0, 520, 1500, 12, 8);
    const conc = '#cfc8b8'; const steel = '#6f8f96';
    // walkway behind, piers and raised gates before it
    c.rect(-20, 268, 1640, 34, '#b9b3a4'); for (let x = -10; x < 1620; x += 34) c.line([[x, 268], [x, 232]], 1.8); c.line([[-20, 232], [1620, 232]], 3); c.line([[-20, 250], [1620, 250]], 1.6);
    const P = [90, 440, 790, 1140, 1490]; // centres of the five piers
    for (let i = 0; i < 4; i++) {
      const x0 = P[i] + 52; const w = 246; const y = i === 2 ? 306 : 322;
      c.poly([[x0, 560], [x0 + w, 560], [x0 + w + 30, 640], [x0 - 30, 640]], '#86a2a4', flat);
      c.rect(x0, y, w, 176, i === 2 ? '#8f8478' : steel);
      for (let k = 1; k < 5; k++) c.rect(x0, y + k * 34, w, 8, '#557078', { lw: 1.4 });
      for (let k = 1; k < 6; k++) c.line([[x0 + k * w / 6, y], [x0 + k * w / 6, y + 176]], 2.4);
      for (let k = 0; k < 26; k++) c.wash.push(`<circle cx="${x0 + 8 + (k % 13) * 19}" cy="${y + (k < 13 ? 8 : 168)}" r="2.4" fill="#33474e"/>`);
      c.shade(box(x0, y + 130, w, 46), [x0, y + 130, w, 46], { angle: 30, gap: 8 });
      const rust = i === 2 ? 30 : 6; for (let k = 0; k < rust; k++) { const rx = x0 + c.rnd(8, w - 16); const ry = y + c.rnd(0, 110); const rl = c.rnd(20, 66); c.path(`M${rx} ${ry}L${rx + c.rnd(6, 16)} ${ry}L${rx + 6} ${ry + rl}Z`, c.pick(['#b0592e', '#9c4a28', '#c97a44']), { noline: true, op: 0.75 }); }
      if (i === 2) c.path(smooth([[x0, y + 176], [x0, y + 120], [x0 + 60, y + 104], [x0 + 130, y + 134], [x0 + 200, y + 108], [x0 + w, y + 140], [x0 + w, y + 176]], false) + 'Z', '#a8522a', { noline: true, op: 0.7 });
      for (const q of [0.25, 0.75]) { c.rect(x0 + w * q - 8, 160, 16, y - 160, '#8fa3a6'); c.rect(x0 + w * q - 13, 236, 26, 40, '#5c737a'); }
      for (let k = 0; k < 6; k++) { const dx = x0 + c.rnd(10, w - 10); c.line([[dx, y + 178], [dx, y + 178 + c.rnd(12, 46)]], 1.3); }
    }
    for (const [i, x] of P.entries()) {
      const body = poly([[x - 54, 720 + 20], [x - 50, 200], [x + 50, 200], [x + 54, 740], [x, 790]]);
      c.path(body, conc); c.shade(poly([[x + 8, 784], [x + 14, 200], [x + 50, 200], [x + 54, 740]]), [x, 200, 60, 590], { gap: 10, angle: 62 });
      c.path(smooth([[x - 53, 610], [x - 20, 622], [x + 20, 606], [x + 53, 618]], false) + `L${x + 54} 740L${x} 790L${x - 54} 740Z`, '#6c7a58', { noline: true, op: 0.8 });
      for (let y = 280; y < 600; y += 80) c.line([[x - 51, y], [x + 51, y + 3]], 1.4); for (let y = 420; y < 720; y += 26) c.line([[x - 30, y], [x - 14, y]], 3);
      c.poly([[x - 66, 202], [x - 60, 176], [x + 60, 176], [x + 66, 202]], '#b9b3a4'); c.rect(x - 44, 110, 88, 68, '#e3dcc8'); c.path(`M${x - 56} 112Q${x} 40 ${x + 56} 112Z`, '#5c7f74'); c.rect(x - 28, 126, 22, 28, '#59707a', { lw: 1.6 }); c.rect(x + 6, 126, 22, 28, '#59707a', { lw: 1.6 });
      if (i === 4) { c.line([[x, 70], [x, 30]], 3); c.oval(x, 28, 6, 6, '#c8452f'); }
    }
    // the mud, channels and what the tide left
    c.path(`${smooth([[-40, 690], [200, 660], [440, 700], [700, 668], [960, 704], [1240, 664], [1500, 700], [1660, 680]])}L1660 930L-40 930Z`, '#9c8768');
    for (const p of [[[620, 640], [660, 700], [560, 770], [700, 840], [600, 940]], [[1310, 650], [1270, 710], [1360, 780], [1240, 850], [1330, 940]], [[260, 660], [230, 720], [150, 760], [180, 850], [60, 930]]]) c.limb(p, [50, 40, 60, 90, 170], '#a8bcbc', { lw: 1.8 });
    for (let i = 0; i < 46; i++) { const x = c.rnd(0, 1600); const y = c.rnd(730, 890); c.line(`M${x} ${y}q20 ${-8} 44 -2q18 4 34 -2`, 1.6); }
    for (let i = 0; i < 12; i++) { const x = c.rnd(60, 1540); c.oval(x, c.rnd(770, 880), c.rnd(12, 30), c.rnd(6, 12), '#7c6a54', { lw: 1.6 }); }
    rowBoat(c, 980, 830, 1.1, '#4f7a8c', '#e8dcc0', { rot: -9 }); c.line('M900 824Q820 850 760 880', 2.4); c.line('M752 866L768 900M738 892Q758 908 776 884', 3.4);
    person(c, 430, 856, 118, { top: '#d99a3a', legs: '#3f5560', boots: '#2c4038', hair: '#3a2a24', face: 'back', skin: SKIN[0], arms: { l: 'hip', r: 'reach' }, hat: { kind: 'helmet', color: '#f4efe2' } });
    person(c, 490, 860, 112, { top: '#d99a3a', legs: '#3f5560', boots: '#2c4038', hair: '#3a2a24', face: 'left', skin: SKIN[2], arms: { l: 'chin', r: 'down' }, hat: { kind: 'helmet', color: '#f4efe2' } });
    for (const [x, y] of [[1120, 790], [1160, 800], [1420, 830], [1060, 880]]) { c.oval(x, y, 13, 8, '#f4efe2', { lw: 1.6 }); c.oval(x + 11, y - 9, 5, 5, '#f4efe2', { lw: 1.6 }); c.line([[x + 16, y - 8], [x + 24, y - 6]], 2.4); c.line([[x - 2, y + 8], [x - 2, y + 18]], 1.6); c.line([[x + 4, y + 8], [x + 4, y + 18]], 1.6); }
    bird(c, 560, 120, 1.3, '#f7f2e6', 2); bird(c, 640, 90, 1, '#f7f2e6', 4);
    return c;
  },

  'barrier-cutaway'() {
    const c = bram({ seed: 89 });
    c.rect(-20, -20, 1640, 940, '#f2ead6', flat); sky(c, 300, '#c3d4d8', '#eee6d2');
    // sea higher on the left, river on the right, bed beneath
    c.path('M-20 380Q180 366 360 382L560 380L560 760L-20 760Z', '#6f9fae', flat); c.path('M1060 520Q1300 512 1620 522L1620 760L1060 760Z', '#a3c4bf', flat);
    c.line('M-20 380Q60 366 130 380T290 380T440 380T560 382', 3); c.line('M1060 520Q1160 510 1250 520T1430 520T1620 522', 3); ripple(c, 0, 410, 460, 14, 30); ripple(c, 1120, 550, 420, 10, 26);
    const bed = 'M-20 760L500 760L500 800L1120 800L1120 750L1620 764L1620 930L-20 930Z'; c.path(bed, '#b39a74'); c.shade(bed, [-20, 750, 1660, 180], { gap: 16, angle: 40 });
    for (let i = 0; i < 40; i++) c.oval(c.rnd(0, 1600), c.rnd(830, 890), c.rnd(5, 16), c.rnd(4, 8), '#8f7a5c', { lw: 1.4 });
    c.rect(470, 740, 690, 66, '#d3cab4'); c.shade(box(470, 772, 690, 34), [470, 772, 690, 34], { gap: 10, angle: 0 });
    // far pier, whole
    c.poly([[1130, 742], [1130, 260], [1290, 260], [1290, 742]], '#d8d0bc'); c.shade(box(1210, 260, 80, 482), [1210, 260, 80, 482], { gap: 11, angle: 65 }); for (let y = 330; y < 740; y += 70) c.line([[1130, y], [1290, y]], 1.5); for (let y = 300; y < 740; y += 24) c.line([[1150, y], [1176, y]], 3);
    // near pier, cut: hatch the concrete, keep the shaft open
    const cut = poly([[330, 742], [330, 250], [590, 250], [590, 742]]); c.path(cut, '#c9bfa8'); c.shade(cut, [330, 250, 260, 492], { gap: 15, angle: -45 });
    c.rect(366, 290, 190, 420, '#f0e6d0');
    for (const [k, y] of [440, 580].entries()) { c.rect(366, y, 190, 12, '#a9a08c'); c.line([[372, y - 34], [550, y - 34]], 2); for (let x = 376; x < 552; x += 29) c.line([[x, y - 34], [x, y]], 2); }
    for (let y = 310; y < 706; y += 16) c.line([[384, y], [408, y]], 2.4); c.line([[384, 296], [384, 706]], 3); c.line([[408, 296], [408, 706]], 3);
    person(c, 470, 440, 92, { top: '#d9822f', legs: '#3f5560', hair: '#3a2a24', skin: SKIN[0], hat: { kind: 'helmet', color: '#f2c14a' }, arms: { l: 'fwd', r: 'fwd' }, face: 'right' });
    person(c, 440, 580, 92, { top: '#d9822f', legs: '#3f5560', hair: '#3a2a24', skin: SKIN[2], hat: { kind: 'helmet', color: '#f2c14a' }, arms: { l: 'down', r: 'reach' }, face: 'right' });
    c.rect(486, 610, 60, 100, '#5c8a7c'); c.oval(516, 640, 17, 17, '#f4efe2'); c.line([[516, 640], [526, 630]], 2.4); for (const y of [672, 690]) c.line([[494, y], [538, y]], 2.4); c.rect(420, 650, 56, 60, '#c8553d'); c.oval(448, 680, 16, 16, '#e8dcc0');
    // the gate, half raised, with its arms and rams
    for (const x of [640, 1060]) { c.rect(x - 20, 226, 40, 516, '#b4ad9c'); }
    c.rect(660, 470, 380, 230, '#5c8a98'); for (let k = 0; k < 5; k++) c.rect(660, 470 + k * 46, 380, 12, '#3f6a78', { lw: 1.8 }); for (let k = 1; k < 6; k++) c.rect(660 + k * 63, 470, 9, 230, '#4a7684', { lw: 1.6 }); c.shade(box(900, 470, 140, 230), [900, 470, 140, 230], { gap: 9 });
    for (let k = 0; k < 13; k++) { c.path(`M${680 + k * 28} 520L${688 + k * 28} 520L${686 + k * 28} ${550 + (k * 37) % 60}Z`, '#b0592e', { noline: true, op: 0.55 }); }
    c.rect(660, 696, 380, 14, '#26343c'); for (let x = 670; x < 1040; x += 40) c.line(`M${x} 716q8 12 0 22`, 2);
    for (const x of [740, 960]) { c.rect(x - 13, 300, 26, 172, '#d9dfdc'); c.line([[x - 4, 304], [x - 4, 466]], 2, '#ffffff'); c.rect(x - 30, 180, 60, 150, '#c8553d'); c.rect(x - 36, 176, 72, 18, '#8f3a2c'); c.rect(x - 36, 318, 72, 18, '#8f3a2c'); c.oval(x, 480, 24, 22, '#8fa3a6'); c.oval(x, 480, 9, 8, '#26343c'); c.limb([[x + 34, 220], [x + 90, 240], [x + 70, 190]], 9, '#3f4a52'); }
    c.rect(610, 200, 480, 30, '#a9a08c'); c.rect(600, 194, 500, 12, '#cfc5ae');
    // arrows for the lift
    for (const x of [700, 1000]) c.poly([[x, 382], [x + 22, 412], [x + 9, 412], [x + 9, 452], [x - 9, 452], [x - 9, 412], [x - 22, 412]], '#e3a93a');
    // control room on top of the cut pier
    c.rect(310, 240, 300, 18, '#a9a08c'); c.rect(330, 90, 260, 150, '#e8dfca'); c.rect(346, 108, 228, 84, '#9fc4cc'); for (const x of [403, 460, 517]) c.line([[x, 108], [x, 192]], 3); c.path('M316 92L340 56L580 56L604 92Z', '#5c7f74'); c.line([[540, 56], [540, 6]], 3); c.line([[520, 20], [560, 20]], 2.4);
    c.rect(350, 186, 224, 22, '#7c5c40'); person(c, 430, 250, 118, { top: '#3f6a8c', legs: '#2c3440', pose: 'none', hair: '#8f8a80', beard: '#8f8a80', skin: SKIN[0], face: 'right', arms: { l: 'hold', r: 'fwd' }, coat: -40 }); c.rect(330, 204, 260, 36, '#d8cdb2'); c.rect(470, 158, 54, 38, '#26343c'); c.line('M476 184l12 -14l10 8l16 -14', 2, '#8fe0b0');
    c.rect(1110, 244, 200, 18, '#a9a08c'); c.rect(1140, 160, 140, 84, '#e8dfca'); c.path('M1124 162Q1210 80 1296 162Z', '#5c7f74'); c.rect(1160, 180, 34, 40, '#7f9aa0'); c.rect(1226, 180, 34, 40, '#7f9aa0');
    c.line([[610, 166], [1140, 166]], 2.6); for (let x = 620; x < 1140; x += 36) c.line([[x, 166], [x, 196]], 1.8);
    // fish, gauge boards and a boat on the river
    for (const [x, y, f] of [[120, 560, 1], [220, 620, 1], [1400, 640, -1], [1500, 690, -1]]) c.at(x, y, 1, () => { c.path('M-30 0Q-6 -17 22 -2L36 -12L34 12L22 3Q-6 17 -30 0Z', '#dfe6dc', { lw: 1.8 }); c.oval(-19, -3, 2, 2, '#26343c', { lw: 1 }); }, { flip: f > 0 });
    c.rect(296, 300, 28, 430, '#fbf6ea'); for (let i = 0; i < 14; i++) c.rect(296 + (i % 2) * 14, 304 + i * 30, 14, 15, i % 4 < 2 ? '#c8453a' : '#26343c', { lw: 1 });
    ferry(c, 1470, 520, 0.62, { white: '#fbf6ea', green: '#3c7a64', dark: '#2a4a44', glass: '#8fa9ac', flip: true });
    cloud(c, 900, 90, 360, '#fbf7ec', 0.9); cloud(c, 150, 150, 320, '#fbf7ec', 0.9); bird(c, 170, 260, 1.4, '#fbf6ea', 2); bird(c, 240, 220, 1, '#fbf6ea', 4);
    return c;
  },

  'ferry-passengers-bikes'() {
    const c = bram({ seed: 97 });
    sky(c, 420, '#c9d8dc', '#f0e6d2', '#f6dcb4'); cloud(c, 1200, 110, 520, '#fbf7ec', 0.9); cloud(c, 380, 80, 400, '#fbf7ec', 0.9);
    hills(c, 330, 18, '#a9b8a8', { base: 420, seed: 1, o: { lw: 1.6 } }); hillTown(c, 60, 1560, 2, (x, t) => 366 + t * 34, { h0: 36, h1: 48, walls: ['#e8dac0', '#d8b89c', '#c9d0c8', '#cf9a84'], roofs: ['#8a6458', '#6d7880'], glass: '#7f8c90', frame: undefined, chimney: false });
    c.rect(660, 270, 90, 70, '#e3dcc8'); c.path('M652 272Q705 190 758 272Z', '#5c9a80'); c.line([[705, 228], [705, 206]], 3);
    c.rect(-20, 408, 1640, 200, c.grad(408, 600, '#a9c6c8', '#7fa8b0'), flat); ripple(c, 0, 424, 1540, 30, 9);
    bird(c, 1090, 190, 1.8, '#fbf6ea', 3); bird(c, 980, 240, 1.3, '#fbf6ea', 5); bird(c, 260, 210, 1.4, '#fbf6ea', 3);
    // far rail and the wheelhouse, then the deck
    for (let x = -10; x < 1640; x += 74) c.line([[x, 470], [x, 590]], 5); c.limb([[-20, 470], [1620, 470]], 12, '#fbf6ea'); c.line([[-20, 520], [1620, 520]], 3);
    c.rect(-20, 580, 1640, 350, c.grad(580, 900, '#c9a878', '#a98658')); for (let i = -10; i < 28; i++) c.line([[800 + (i - 8) * 70, 584], [800 + (i - 8) * 150, 930]], 1.8);
    c.rect(1230, 60, 420, 560, '#f7f2e4'); c.rect(1214, 40, 440, 30, '#3c7a64'); c.rect(1230, 440, 420, 30, '#3c7a64'); for (const x of [1270, 1420]) { c.rect(x, 130, 120, 150, '#8fb0b8'); c.line([[x + 14, 250], [x + 70, 150]], 2); c.line([[x + 34, 262], [x + 92, 156]], 2); } c.rect(1270, 330, 130, 290, '#3c7a64'); c.oval(1290, 470, 7, 7, '#e3b04a'); c.oval(1500, 370, 44, 44, '#d65a3c'); c.oval(1500, 370, 22, 22, '#f7f2e4');
    const tops = ['#3f6f8c', '#d99a3a', '#a8463a', '#5c8a6c', '#e8d8b4', '#6b5a80', '#34505c']; const o = { skins: SKIN };
    for (let i = 0; i < 15; i++) person(c, 50 + i * 84, 690 + (i % 2) * 22, 290 + c.rnd(-14, 14), { ...someone(c, tops, o), face: c.pick(['left', 'right', 'front', 'back']), arms: { l: c.pick(['hold', 'down', 'pocket']), r: c.pick(['hold', 'down', 'pocket']) } });
    const bike = (x, y, s, col) => c.at(x, y, s, () => { for (const k of [-62, 62]) { c.line(oval(k, -44, 43), 5); for (let a = 0; a < 6; a++) c.line([[k, -44], [k + 42 * Math.cos(a * 1.05), -44 + 42 * Math.sin(a * 1.05)]], 1); } c.limb([[-62, -44], [-26, -106], [44, -106], [-4, -46], [-62, -44]].slice(0, 2), 6, col); for (const q of [[[-26, -106], [44, -106]], [[44, -106], [-4, -46]], [[-26, -106], [-4, -46]], [[-62, -44], [-4, -46]], [[62, -44], [44, -112]]]) c.limb(q, 6, col); c.line([[44, -112], [40, -134], [62, -140]], 5); c.limb([[-44, -120], [-14, -118]], [9, 6], '#3a2a24'); c.oval(-4, -46, 10, 10, '#8f9a9c'); c.rect(48, -132, 44, 34, '#c9a06a'); c.line([[50, -120], [90, -120]], 1.6); c.line([[50, -110], [90, -110]], 1.6); });
    bike(210, 800, 1.5, '#c8453a'); bike(1120, 790, 1.45, '#3c7a64');
    person(c, 90, 860, 400, { ...someone(c, ['#34505c'], o), top: '#34505c', legs: '#5c4a3c', beard: '#8a5a33', hair: '#8a5a33', style: 'short', face: 'right', hat: { kind: 'helmet', color: '#e3b04a' }, arms: { l: 'down', r: [[18, -62], [26, -54]] }, coat: -40 });
    person(c, 960, 850, 400, { top: '#d99a3a', legs: '#34404c', hair: '#20191c', style: 'bob', skin: SKIN[1], face: 'right', arms: { l: 'hold', r: [[18, -60], [30, -56]] }, scarf: '#5c8a6c', coat: -30 });
    person(c, 1430, 850, 410, { top: '#a8463a', legs: '#34404c', hair: '#a9a49c', style: 'bun', skin: SKIN[0], face: 'left', glasses: true, arms: { l: [[-14, -58], [-4, -62]], r: [[14, -58], [4, -60]] }, coat: -22, skirt: true, extra: () => { c.poly([[-13, -70], [0, -66], [13, -70], [13, -54], [0, -50], [-13, -54]], '#fbf6ea'); c.line([[0, -66], [0, -50]], 1.6); for (const y of [-63, -60, -57]) { c.line([[-10, y - 3], [-3, y]], 0.6); c.line([[3, y], [10, y - 3]], 0.6); } } });
    // the schoolgirl and the cello
    person(c, 560, 880, 400, { top: '#2f4a6c', legs: '#34404c', skirt: true, coat: -30, hair: '#7d3a22', style: 'plait', skin: SKIN[0], face: 'right', scarf: '#c8453a', arms: { l: 'down', r: [[20, -62], [30, -62]] }, extra: () => { c.poly([[-4, -76], [0, -68], [4, -76]], '#fbf6ea'); } });
    c.path('M720 470C694 470 700 560 690 600C640 612 640 690 668 716C620 744 618 880 720 884C822 880 820 744 772 716C800 690 800 612 750 600C740 560 746 470 720 470Z', '#4a3a4c'); c.line('M720 478C708 540 708 820 720 876', 2); c.shade('M720 470C746 470 740 560 750 600C800 612 800 690 772 716C820 744 822 880 720 884Z', [720, 470, 100, 414], { gap: 10 }); c.rect(706, 640, 40, 9, '#c9a06a'); c.oval(690, 790, 14, 14, '#e3b04a'); c.limb([[684, 620], [680, 640]], [17, 15], SKIN[0]);
    return c;
  },

  'storm-saltgate-steps'() {
    const c = bram({ seed: 101, ink: '#141c26' });
    sky(c, 900, '#3f5264', '#566c7c', '#6c8290'); for (let i = 0; i < 8; i++) c.blob([[c.rnd(-100, 200) + i * 200, 90], [i * 200 + 100, 20 + c.rnd(-20, 20)], [i * 200 + 340, 70], [i * 200 + 260, 150], [i * 200 + 60, 160]], '#37485a', { noline: true, op: 0.55 });
    // street running away at the right; houses both sides
    const h = { roof: '#3c4652', glass: '#2f3c4a', frame: '#cfc6b0', lit: '#ffd27a', litP: 0.4, floors: 3 };
    for (let i = 4; i >= 0; i--) { const k = 1 - i / 6; house(c, 860 - 90 * k - (1 - i / 5) * 120, 560 + 120 * k, 90 + 70 * k, 230 + 300 * k, { ...h, wall: ['#8a7468', '#7c8488', '#9c8a78', '#6f6a70', '#8f7c70'][i], cols: 2 }); }
    for (let i = 4; i >= 0; i--) { const k = 1 - i / 6; house(c, 1130 + (1 - i / 5) * 330, 560 + 150 * k, 100 + 150 * k, 230 + 360 * k, { ...h, wall: ['#7c8488', '#9c8a78', '#8a6458', '#8f7c70', '#77808a'][i], cols: 2, door: '#4a5c54' }); }
    c.poly([[960, 560], [1160, 560], [1660, 760], [1660, 930], [600, 930], [700, 700]], '#5c7682', flat);
    lamp(c, 1130, 640, 250, { post: '#26303a', light: '#ffe2a0', glow: 220 });
    for (let i = 0; i < 16; i++) { const y = 580 + i * 20; c.line(`M${1000 - i * 14 + c.rnd(0, 60)} ${y}q30 -7 60 0t60 0t60 0`, 2.4, i % 2 ? '#ffdf9a' : '#a9c0c8', { op: 0.8 }); }
    // the sea wall and steps at the left, the wave over them
    c.path('M-20 560Q120 500 260 540T560 520L640 930L-20 930Z', '#3f5c6c', flat);
    for (let i = 0; i < 6; i++) { const y = 640 + i * 42; const x = 560 - i * 4; c.poly([[x - 10, y], [x + 190 + i * 36, y], [x + 190 + i * 36, y + 44], [x - 10, y + 44]], i % 2 ? '#8a8f8c' : '#7c827f'); c.rect(x - 10, y - 6, 202 + i * 36, 12, '#b4b7ae'); }
    const wave = 'M-20 470C100 300 210 180 380 150C520 130 600 200 640 300C600 260 540 250 520 290C600 330 690 420 760 560C690 520 640 530 640 580C700 640 800 720 860 840C620 760 480 800 360 860C220 900 100 880 -20 900Z';
    c.path(wave, '#5f8696'); c.shade('M-20 560C120 420 260 330 420 330C330 420 420 620 640 730C480 760 300 800 -20 860Z', [-20, 300, 700, 560], { gap: 13, angle: 30 });
    for (let i = 0; i < 6; i++) c.line(`M${-20 + i * 30} ${560 + i * 48}C${140 + i * 50} ${400 + i * 50} ${260 + i * 40} ${300 + i * 66} ${430 + i * 40} ${300 + i * 74}`, 3, '#cfe0e0');
    // foam: a ragged band whose fingers reach forward, then the wash below
    const foam = (line, r, reach) => {
      const out = []; const back = [];
      line.forEach(([x, y], i) => { const k = i % 2 ? 1 : 0.45; const [px, py] = line[Math.max(0, i - 1)]; const [nx, ny] = line[Math.min(line.length - 1, i + 1)]; const l = Math.hypot(nx - px, ny - py); const ux = -(ny - py) / l; const uy = (nx - px) / l; out.push([x - ux * r * k * reach, y - uy * r * k * reach]); back.unshift([x + ux * r * 0.7 * (i % 2 ? 1 : 0.6), y + uy * r * 0.7 * (i % 2 ? 1 : 0.6)]); });
      c.blob([...out, ...back], '#f4f5ee');
    };
    const along = (pts, n) => { const q = []; for (let i = 0; i < pts.length - 1; i++) for (let j = 0; j < n; j++) q.push([pts[i][0] + (pts[i + 1][0] - pts[i][0]) * j / n + c.rnd(-5, 5), pts[i][1] + (pts[i + 1][1] - pts[i][1]) * j / n + c.rnd(-5, 5)]); q.push(pts.at(-1)); return q; };
    foam(along([[150, 262], [250, 196], [380, 150], [500, 148], [590, 200], [640, 300], [610, 350]], 3), 30, 1.5);
    foam(along([[520, 320], [620, 400], [700, 480], [770, 590]], 3), 24, 1.5);
    foam(along([[640, 590], [740, 680], [840, 770], [900, 870], [860, 905]], 3), 34, 1.3);
    foam(along([[860, 850], [700, 800], [560, 820], [420, 862], [260, 880]], 3), 30, 1.1);
    for (let i = 0; i < 90; i++) { const a = c.rnd(-2.4, 0.3); const q = c.rnd(40, 330); const x = 560 + Math.cos(a) * q + c.rnd(-80, 160); const y = 300 + Math.sin(a) * q * 0.7 + c.rnd(-20, 120); c.oval(x, y, c.rnd(2, 8), c.rnd(2, 7), '#f4f5ee', { lw: 1.2 }); }
    // the fire crew and the sandbags
    const bag = (x, y, k = 1) => { c.blob([[x - 46 * k, y], [x - 40 * k, y - 22 * k], [x, y - 28 * k], [x + 42 * k, y - 22 * k], [x + 46 * k, y], [x, y + 6 * k]], c.pick(['#c9b184', '#b89c70', '#d6c196'])); c.line([[x - 20 * k, y - 12 * k], [x + 16 * k, y - 12 * k]], 1.6); };
    const crew = (x, y, hh, oo) => person(c, x, y, hh, { top: '#34404c', legs: '#34404c', boots: '#1c2026', skin: SKIN[0], hair: '#20191c', coat: -34, hivis: '#f2d24a', hat: { kind: 'helmet', color: '#f2c23a' }, ...oo });
    crew(1080, 800, 300, { face: 'right', pose: 'walk', arms: { l: [[-12, -58], [4, -54]], r: [[16, -58], [18, -52]] }, extra: () => c.blob([[-2, -50], [2, -58], [18, -60], [24, -52], [12, -46]], '#c9b184') });
    crew(1440, 812, 310, { face: 'left', skin: SKIN[2], arms: { l: [[-18, -60], [-27, -50]], r: [[-2, -58], [-20, -46]] }, rot: -6 });
    for (let r = 0; r < 4; r++) for (let i = 0; i < 6 - r; i++) bag(1100 + i * 92 + r * 46 + 60, 880 - r * 40, 1.05);
    crew(1010, 900, 340, { face: 'right', skin: SKIN[1], arms: { l: 'hip', r: 'reach' } });
    c.line('M930 884q30 -10 60 0t60 0t60 0', 3, '#cfe0e0'); rain(c, 220, '#dfe8ea', { slant: 56, len: 60, width: 1.8, op: 0.5 });
    return c;
  },

  'flood-1974-street'() {
    const c = bram({ seed: 103 });
    sky(c, 520, '#7f8fa4', '#c9b4b0', '#f3d3a8'); c.glow(800, 430, 420, '#ffe9b8', 0.9);
    const h = { roof: '#5c4a4a', glass: '#4f5a66', frame: '#efe6d2', lit: '#ffdf9a', litP: 0.12, shade: true, floors: 2 };
    // a street of fronts in steep perspective: quads with drawn windows
    const front = (xa, xb, ta, tb, ba, bb, wall, roof) => {
      c.poly([[xa, ta], [xb, tb], [xb, bb], [xa, ba]], wall); const s = Math.sign(xb - xa); c.poly([[xa - s * 6, ta + 4], [xa + (xb - xa) * 0.08, ta - (ba - ta) * 0.16], [xb, tb - (bb - tb) * 0.14], [xb, tb + 4]], roof);
      for (const [r0, r1] of [[0.13, 0.4], [0.55, 0.84]]) for (const [u0, u1] of [[0.14, 0.42], [0.58, 0.86]]) { const X = (u) => xa + (xb - xa) * u; const Y = (u, r) => (ta + (tb - ta) * u) + ((ba + (bb - ba) * u) - (ta + (tb - ta) * u)) * r; const q = [[X(u0), Y(u0, r0)], [X(u1), Y(u1, r0)], [X(u1), Y(u1, r1)], [X(u0), Y(u0, r1)]]; c.poly(q, c.rnd() < 0.14 ? '#ffdf9a' : '#56626e'); c.line([[X((u0 + u1) / 2), Y((u0 + u1) / 2, r0)], [X((u0 + u1) / 2), Y((u0 + u1) / 2, r1)]], 3, '#efe6d2'); c.line([[X(u0), Y(u0, (r0 + r1) / 2)], [X(u1), Y(u1, (r0 + r1) / 2)]], 3, '#efe6d2'); c.line([[X(u0) - 3, Y(u0, r1) + 3], [X(u1) + 3, Y(u1, r1) + 3]], 5, '#efe6d2'); }
      c.shade(poly([[xa + (xb - xa) * 0.9, tb], [xb, tb], [xb, bb], [xa + (xb - xa) * 0.9, bb]]), [Math.min(xa, xb), tb, Math.abs(xb - xa), bb - tb], { gap: 9 });
    };
    const L = [700, 640, 560, 440, 250, -60]; const T = [372, 350, 316, 260, 170, 20]; const B = [520, 532, 548, 572, 610, 680]; const walls = ['#b08a78', '#c9b494', '#a3705c', '#d8c8ac', '#9c8478'];
    for (let i = 0; i < 5; i++) front(L[i + 1], L[i], T[i + 1], T[i], B[i + 1], B[i], walls[i], '#6d5450');
    for (let i = 0; i < 5; i++) front(1600 - L[i + 1], 1600 - L[i], T[i + 1] - 10, T[i], B[i + 1], B[i], walls[(i + 2) % 5], '#5c5054');
    c.rect(740, 400, 120, 120, '#b4a498'); c.poly([[730, 402], [800, 330], [870, 402]], '#7c6a68'); c.rect(780, 250, 40, 100, '#b4a498'); c.poly([[774, 252], [800, 190], [826, 252]], '#7c6a68');
    c.path('M700 520L900 520Q1200 610 1660 680L1660 930L-60 930L-60 680Q400 610 700 520Z', c.grad(520, 900, '#f0d2a8', '#b9a894', '#7f8a8c'));
    for (let i = 0; i < 60; i++) { const t = Math.pow(c.rnd(), 0.7); const y = 540 + t * 340; const w = 30 + 130 * t; const x = 800 + c.rnd(-1, 1) * (130 + 760 * t); c.line(`M${x} ${y}q${w / 4} ${-5 * t - 2} ${w / 2} 0t${w / 2} 0`, 1.8); }
    // street things afloat, lamp and sign
    lamp(c, 1270, 690, 330, { post: '#3a3f44', light: '#f4ecd4', glow: 0 }); c.line([[330, 330], [420, 330]], 5); c.rect(340, 336, 76, 92, '#3f6f74'); c.path('M352 384Q376 362 398 382L408 374L407 394L398 386Q376 404 352 384Z', '#f0e0b8', { lw: 1.6 });
    c.at(330, 790, 1, () => { c.rect(-50, -40, 100, 44, '#a87c50'); c.line([[-50, -18], [50, -18]], 2); c.line([[0, -40], [0, 4]], 2); }, { rot: -12 }); c.at(1330, 830, 1, () => { c.oval(0, 0, 46, 22, '#8a5c40'); c.line([[-40, -8], [40, -8]], 2); }, { rot: 8 }); c.at(520, 650, 0.8, () => { c.rect(-28, -60, 56, 10, '#a87c50'); c.line([[-24, -50], [-28, 0]], 5); c.line([[24, -50], [28, 0]], 5); }, { rot: 40 });
    // people at first-floor windows
    person(c, 160, 470, 170, { top: '#c8a0a0', hair: '#8f8a80', style: 'bun', skin: SKIN[0], pose: 'none', coat: -50, face: 'right', arms: { l: 'down', r: 'wave' } }); c.rect(104, 392, 112, 14, '#efe6d2');
    // the boat
    c.path('M500 812Q800 870 1130 800Q1150 830 1050 850Q800 890 560 850Q480 836 500 812Z', '#6f7a7c', { noline: true, op: 0.6 });
    person(c, 690, 830, 360, { top: '#2a3648', legs: '#2a3648', hair: '#3a2a24', skin: SKIN[0], face: 'right', pose: 'none', coat: -40, hat: { kind: 'bobby', color: '#2a3648' }, arms: { l: [[-8, -58], [10, -56]], r: [[18, -60], [22, -56]] }, extra: () => { for (const y of [-68, -60, -52]) c.oval(0, y, 1.3, 1.3, '#e8dcc0', { lw: 1 }); } });
    person(c, 960, 830, 330, { top: '#a8563f', legs: '#4a4a50', hair: '#6b4a34', style: 'bob', skin: SKIN[0], face: 'left', pose: 'none', coat: -30, hat: { kind: 'brim', color: '#5c7a5c' }, scarf: '#e3c88a', arms: { l: [[-14, -60], [-8, -54]], r: [[14, -60], [6, -52]] } });
    c.at(930, 660, 1.2, () => { c.path('M-44 60L-44 0Q-40 -50 0 -56Q40 -50 44 0L44 60Z', '#f4e8c8'); for (let x = -34; x <= 34; x += 11) c.line([[x, 58], [x, -36 + Math.abs(x) * 0.5]], 1.7); c.line([[-44, 4], [44, 4]], 2.4); c.line(oval(0, -64, 8), 3); c.path('M-14 30Q-4 14 10 22L24 18L14 32Q2 42 -14 30Z', '#e9b93a', { lw: 1.6 }); c.rect(-48, 56, 96, 9, '#8a6a3c'); c.line([[-30, 40], [30, 40]], 2); });
    c.path('M470 716Q800 780 1160 700Q1140 800 1070 826L600 836Q500 810 470 716Z', '#4f7a6c'); c.line('M486 752Q800 812 1144 736', 2.4); c.line('M512 788Q800 836 1116 780', 2); c.path('M470 716Q800 780 1160 700L1158 716Q800 796 474 732Z', '#e8dcc0', { lw: 2 });
    c.limb([[770, 640], [610, 760], [470, 880]], [10, 10, 12], '#c09a64'); c.blob([[490, 850], [460, 862], [410, 930], [440, 940], [486, 880]], '#c09a64'); c.oval(768, 636, 13, 13, SKIN[0]);
    return c;
  },
};
