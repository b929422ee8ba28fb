// Bram Osgood's ink and wash on land: football, sheds, village, stage.

import { Canvas, box, limb, oval, poly, smooth } from '../parts/canvas.mjs';
import { head, heads, person, someone } from '../parts/people.mjs';
import { bird, bricks, cloud, ferry, hills, hillTown, house, rain, rowBoat, sky, windowAt } from '../parts/places.mjs';

const bram = (o) => new Canvas({ style: 'ink', ink: '#1d2630', paper: '#f5efe1', ...o });
const flat = { noline: true };
const SKIN = ['#eec6a4', '#d8a078', '#8a5c42', '#f0d2b8'];
const KIT = { top: '#fbf8ee', hoops: '#2f8a58', sleeve: '#fbf8ee', legs: '#fbf8ee', shorts: true, socks: '#2f8a58', shortSleeve: true, boots: '#20242a' };

export default {
  'herons-match-rain'() {
    const c = bram({ seed: 107 });
    sky(c, 400, '#6f828c', '#9aa9aa', '#c3c9bc');
    c.rect(-20, 250, 1640, 160, '#6a7476'); c.poly([[-20, 170], [1620, 130], [1620, 180], [-20, 220]], '#56646a'); for (let x = 60; x < 1600; x += 230) c.line([[x, 190], [x, 400]], 5);
    heads(c, 0, 1600, 286, { r: 11, rows: 4, dy: 27, tops: ['#3f7a5c', '#4c5560', '#a8563f', '#d8cdb0', '#5c6a80'], arms: 0.3 });
    c.rect(-20, 392, 1640, 44, '#e8e2d0'); for (let x = 20; x < 1600; x += 270) c.rect(x, 400, 230, 28, c.pick(['#2f8a58', '#d9a441', '#4f7a94', '#a8563f']), { lw: 1.4 });
    for (const x of [150, 1440]) { c.limb([[x, 400], [x, 30]], [10, 6], '#5c686c'); c.rect(x - 50, 10, 100, 44, '#e8e2d0'); for (let i = 0; i < 6; i++) c.oval(x - 34 + (i % 3) * 34, 22 + Math.floor(i / 3) * 20, 9, 8, '#fff6cf', { lw: 1.2 }); c.glow(x, 32, 260, '#fff3c4', 0.8); }
    c.rect(-20, 434, 1640, 500, c.grad(434, 900, '#7f9a6c', '#7f8458', '#76603f'), flat);
    c.blob([[120, 720], [420, 600], [900, 570], [1400, 640], [1620, 760], [1500, 920], [200, 930]], '#8a6d48', flat); c.blob([[420, 800], [760, 740], [1180, 780], [1300, 850], [900, 900], [500, 880]], '#a9a898', flat); for (let i = 0; i < 34; i++) c.line(`M${c.rnd(60, 1500)} ${c.rnd(620, 890)}q24 -8 50 0t40 2`, 1.8);
    // goal
    for (let i = 0; i <= 22; i++) c.line([[1090 + i * 21, 270 + i * 0.4], [1130 + i * 21, 560]], 1.1); for (let i = 0; i < 12; i++) c.line([[1084, 272 + i * 26], [1560, 276 + i * 26]], 1.1);
    c.limb([[1080, 640], [1080, 262], [1580, 268]].slice(0, 2), 13, '#fbf8ee'); c.limb([[1074, 264], [1590, 268]], 13, '#fbf8ee'); c.limb([[1584, 268], [1584, 640]], 13, '#fbf8ee'); c.oval(1490, 604, 26, 25, '#fbf8ee'); c.poly([[1490, 592], [1501, 601], [1497, 614], [1483, 614], [1479, 601]], '#20242a');
    // the beaten keeper, two defenders
    person(c, 1350, 690, 270, { top: '#e3b93a', legs: '#34404c', hair: '#3a2a24', skin: SKIN[0], sad: true, pose: 'kneel', arms: { l: 'hip', r: 'hip' }, face: 'left' });
    person(c, 240, 690, 290, { top: '#a83a3a', legs: '#fbf8ee', shorts: true, socks: '#a83a3a', hair: '#8a5a33', skin: SKIN[0], sad: true, arms: { l: 'hip', r: 'hip' }, face: 'right' }); person(c, 100, 660, 260, { top: '#a83a3a', legs: '#fbf8ee', shorts: true, socks: '#a83a3a', hair: '#20191c', skin: SKIN[2], sad: true, arms: { l: 'down', r: 'down' } });
    const mud = (n, x, y, w, h) => { for (let i = 0; i < n; i++) c.oval(x + c.rnd(0, w), y + c.rnd(0, h), c.rnd(3, 9), c.rnd(3, 7), '#6d5234', { lw: 1 }); };
    // the heap: arms from behind, the captain half buried, team-mates piling on
    const pl = (x, y, h, i, o) => person(c, x, y, h, { ...KIT, skin: SKIN[i % 4], hair: ['#3a2a24', '#8a5a33', '#20191c', '#c9995a', '#7d3a22'][i % 5], open: true, ...o });
    c.oval(740, 850, 330, 34, '#5c4a34', { noline: true, op: 0.5 });
    pl(520, 800, 330, 0, { pose: 'run', face: 'right', arms: { l: 'up', r: 'reach' } }); pl(980, 800, 340, 3, { pose: 'run', face: 'left', flip: true, arms: { l: 'up', r: 'reach' } });
    pl(640, 820, 350, 1, { face: 'right', arms: { l: 'down', r: 'wide' }, rot: 12 }); pl(850, 820, 350, 2, { face: 'left', arms: { l: 'wide', r: 'up' }, rot: -12 });
    pl(745, 790, 380, 2, { face: 'front', arms: { l: 'up', r: 'high' }, extra: () => c.rect(10, -80, 8, 5, '#e3b93a') });
    pl(690, 640, 300, 3, { face: 'right', rot: 62, arms: { l: 'wide', r: 'reach' }, pose: 'run' }); pl(820, 660, 300, 0, { face: 'left', rot: -58, arms: { l: 'reach', r: 'up' }, pose: 'run' });
    pl(590, 890, 340, 4, { pose: 'kneel', face: 'right', arms: { l: 'hip', r: 'high' } }); pl(920, 890, 340, 1, { pose: 'kneel', face: 'left', flip: true, arms: { l: 'high', r: 'high' } });
    mud(60, 480, 520, 560, 340); pl(1180, 850, 350, 0, { pose: 'run', face: 'left', flip: true, arms: { l: 'wide', r: 'wave' } });
    for (let i = 0; i < 26; i++) { const x = c.rnd(380, 1300); const y = c.rnd(840, 890); c.line(`M${x} ${y}l${c.rnd(-8, 8)} ${-c.rnd(10, 24)}`, 2); }
    rain(c, 420, '#f4f6f0', { slant: -34, len: 64, width: 2, op: 0.55 });
    return c;
  },

  'east-stand-derby'() {
    const c = bram({ seed: 109 });
    sky(c, 240, '#9fc0d4', '#e8e6d4'); cloud(c, 360, 60, 460, '#fbf7ec', 0.9);
    c.poly([[-20, 40], [1620, 90], [1620, 150], [-20, 120]], '#7f8c90'); c.poly([[-20, 112], [1620, 142], [1620, 160], [-20, 136]], '#3f8a64'); for (let x = 40; x < 1620; x += 120) c.line([[x, 60 + x * 0.03], [x + 60, 122]], 2.4);
    c.rect(-20, 150, 1640, 350, '#5c6a6c'); c.shade(box(-20, 136, 1640, 60), [-20, 136, 1640, 60], { gap: 10, angle: 30 });
    heads(c, -10, 1610, 172, { r: 13, rows: 11, dy: 29, tops: ['#2f8a58', '#fbf8ee', '#2f8a58', '#4c5560', '#d9a441', '#5c8a94', '#a8563f'], arms: 0.42 });
    for (const [x, y, r] of [[300, 250, -6], [1240, 280, 5], [820, 220, -2]]) c.at(x, y, 1, () => { for (let i = 0; i < 5; i++) c.rect(-90 + i * 36, -11, 36, 20, i % 2 ? '#fbf8ee' : '#2f8a58', { lw: 1.6 }); }, { rot: r });
    for (const x of [520, 1080]) { c.poly([[x - 30, 500], [x - 20, 170], [x + 20, 170], [x + 30, 500]], '#cfc8b8'); for (let y = 190; y < 500; y += 24) c.line([[x - 24, y], [x + 24, y]], 2); c.line([[x - 34, 480], [x - 22, 160]], 4); c.line([[x + 34, 480], [x + 22, 160]], 4); }
    c.rect(-20, 486, 1640, 62, '#f2ecda'); for (let x = 10; x < 1600; x += 262) { c.rect(x, 496, 236, 42, c.pick(['#2f8a58', '#4f7a94', '#d9a441']), { lw: 1.6 }); c.rect(x + 30, 510, 120, 12, '#fbf8ee', { lw: 1 }); }
    person(c, 130, 600, 190, { top: '#f2c23a', legs: '#34404c', skin: SKIN[0], hair: '#3a2a24', arms: { l: 'hip', r: 'down' }, face: 'back', coat: -34 }); person(c, 1500, 600, 190, { top: '#f2c23a', legs: '#34404c', skin: SKIN[1], hair: '#3a2a24', arms: { l: 'down', r: 'hip' }, face: 'left', coat: -34 });
    c.rect(-20, 546, 1640, 390, c.grad(546, 900, '#8fb878', '#5f9458'), flat); for (let i = 0; i < 8; i += 2) c.poly([[200 * i, 548], [200 * i + 200, 548], [230 * i + 40, 930], [230 * i - 220, 930]], '#a9cc8c', { noline: true, op: 0.6 });
    c.poly([[-20, 590], [1620, 590], [1620, 602], [-20, 602]], '#fbf8ee', flat); c.limb([[1420, 690], [1424, 560]], 6, '#fbf8ee'); c.poly([[1424, 560], [1480, 578], [1424, 598]], '#c8453a');
    for (let i = 0; i < 130; i++) { const x = c.rnd(0, 1600); const y = c.rnd(610, 890); c.line(`M${x} ${y}l4 -12M${x + 7} ${y}l5 -9`, 1.4); }
    // skid marks, then the player on his knees, arms flung out
    c.path('M860 850Q1200 800 1640 800L1640 840Q1200 850 870 880Z', '#7c6c44', { noline: true, op: 0.7 }); c.line('M900 846Q1200 810 1600 806M900 872Q1240 850 1620 838', 2.2);
    c.oval(760, 872, 220, 24, '#3f5c38', { noline: true, op: 0.6 });
    c.at(760, 862, 1, () => {
      const hp = [10, -190];
      c.limb([hp, [-96, -60], [110, -24]], [78, 62, 40], SKIN[2]); c.limb([hp, [-62, -96]], [80, 72], KIT.legs); c.limb([[-70, -50], [110, -24]], [54, 42], '#2f8a58'); c.limb([[104, -30], [170, -24]], [36, 22], '#20242a');
      c.limb([[30, -190], [60, -56], [236, -20]], [78, 60, 40], SKIN[2]); c.limb([[30, -190], [52, -100]], [84, 74], KIT.legs); c.limb([[84, -46], [236, -20]], [54, 42], '#2f8a58'); c.limb([[230, -26], [300, -18]], [36, 22], '#20242a');
      c.limb([[70, -400], [190, -430], [300, -520]], [44, 38, 30], SKIN[2]); c.limb([[62, -398], [150, -420]], [54, 50], '#fbf8ee'); c.oval(304, -526, 20, 20, SKIN[2]);
      const t = smooth([[-70, -414], [0, -438], [74, -420], [78, -330], [66, -190], [10, -176], [-36, -196], [-58, -320]], true); c.path(t, '#fbf8ee'); c.clip(t, () => { for (let i = 0; i < 4; i++) c.path(`M-110 ${-408 + i * 62}Q0 ${-388 + i * 62} 120 ${-408 + i * 62}L120 ${-378 + i * 62}Q0 ${-356 + i * 62} -110 ${-378 + i * 62}Z`, '#2f8a58'); });
      c.shade(smooth([[30, -426], [74, -420], [78, -330], [66, -190], [30, -180]], true), [20, -430, 70, 260], { gap: 11 });
      c.limb([[-62, -398], [-180, -440], [-270, -540]], [44, 38, 30], SKIN[2]); c.limb([[-54, -396], [-146, -426]], [54, 50], '#fbf8ee'); c.oval(-274, -546, 20, 20, SKIN[2]);
      c.limb([[0, -440], [-6, -470]], 34, SKIN[2]); head(c, -8, -508, 48, { skin: SKIN[2], hair: '#1c1618', style: 'short', face: 'left', open: true });
    });
    for (const [x, h, i] of [[1180, 250, 0], [1330, 230, 1], [1060, 210, 3]]) person(c, x, 760 + (x % 3) * 6, h, { ...KIT, skin: SKIN[i], hair: ['#8a5a33', '#20191c', '', '#c9995a'][i], pose: 'run', flip: true, open: true, arms: { l: 'up', r: 'wave' } });
    person(c, 330, 730, 220, { top: '#4a5fa8', legs: '#20242a', shorts: true, socks: '#4a5fa8', skin: SKIN[0], hair: '#20191c', sad: true, arms: { l: 'hip', r: 'hip' }, face: 'right' });
    return c;
  },

  'stand-scaffolding'() {
    const c = bram({ seed: 113 });
    sky(c, 420, '#a9c6d4', '#e3e8dc', '#f6e8c8'); cloud(c, 1240, 110, 480, '#fbf7ec', 0.9); cloud(c, 700, 70, 320, '#fbf7ec', 0.9);
    c.poly([[-20, 40], [1060, 170], [1060, 214], [-20, 130]], '#8f9a9c'); c.poly([[-20, 116], [1060, 206], [1060, 222], [-20, 146]], '#3f8a64'); for (const [x, y] of [[200, 160], [520, 186], [840, 208]]) c.limb([[x, y - 10], [x, 500]], 12, '#7f8c90');
    c.rect(-20, 146, 1080, 130, '#c9c4b4', flat); for (let i = 0; i < 8; i++) c.rect(20 + i * 132, 186 + i * 7, 100, 60 - i * 2, '#8fa9b0', { lw: 1.6 });
    // rows of seats falling towards us
    const rows = 11;
    for (let r = 0; r < rows; r++) {
      const t = r / (rows - 1); const y = 270 + 560 * Math.pow(t, 1.35); const s = 0.42 + 0.95 * t; const x1 = 1110 + 90 * t;
      c.poly([[-20, y], [x1, y + 4], [x1 + 8, y + 62 * s], [-20, y + 62 * s]], r % 2 ? '#cfc9ba' : '#d9d3c4', { lw: 1.6 });
      const w = 58 * s;
      for (let x = -30 - (r % 2) * 10; x < x1 - w; x += w * 1.12) { if (x + w > 520 + 40 * t - 60 * s && x < 520 + 40 * t + 60 * s) continue; c.path(`M${x} ${y + 10 * s}L${x + 3 * s} ${y - 38 * s}Q${x + w / 2} ${y - 52 * s} ${x + w - 3 * s} ${y - 38 * s}L${x + w} ${y + 10 * s}Z`, c.rnd() < 0.3 ? '#378f62' : '#42a071', { lw: 1.8 }); c.path(`M${x - 2} ${y + 8 * s}L${x + w + 2} ${y + 8 * s}L${x + w - 3 * s} ${y + 26 * s}L${x + 3 * s} ${y + 26 * s}Z`, '#2c7650', { lw: 1.8 }); }
      const ax = 520 + 40 * t; c.rect(ax - 52 * s, y - 6 * s, 104 * s, 14 * s, '#f4eedc', { lw: 1.6 }); c.rect(ax - 52 * s, y + 8 * s, 104 * s, 8 * s, '#e3b93a', { lw: 1.2 });
    }
    // the handrail down the aisle, with a tape measure at the upper steps
    for (let r = 0; r < rows; r += 2) { const t = r / (rows - 1); const y = 270 + 560 * Math.pow(t, 1.35); const s = 0.42 + 0.95 * t; c.limb([[520 + 40 * t - 62 * s, y], [520 + 40 * t - 62 * s, y - 92 * s]], 7 * s, '#e8e2d0'); }
    c.line(smooth([0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => { const s = 0.42 + 0.95 * t; return [520 + 40 * t - 62 * s, 270 + 560 * Math.pow(t, 1.35) - 92 * s]; })), 8);
    const hi = { top: '#e8772e', legs: '#34404c', coat: -36, hivis: '#f4e8a0', boots: '#3a2c24', hat: { kind: 'helmet', color: '#fbf6ea' } };
    person(c, 560, 392, 168, { ...hi, skin: SKIN[0], hair: '#3a2a24', face: 'left', arms: { l: [[-18, -64], [-32, -62]], r: 'hip' } }); c.limb([[505, 290], [505, 392]], 5, '#f2d24a'); person(c, 640, 402, 158, { ...hi, hat: { kind: 'helmet', color: '#3f7fb0' }, skin: SKIN[2], hair: '#20191c', style: 'bun', face: 'left', arms: { l: 'hold', r: 'hold' }, extra: () => c.rect(-8, -66, 16, 12, '#fbf6ea') });
    // scaffolding at the right-hand end
    c.poly([[1130, 930], [1080, 240], [1240, 200], [1620, 180], [1620, 930]], '#e3d8c0'); bricks(c, 1180, 560, 460, 370, { base: '#b9755a', line: '#a05f48', n: 60, bw: 44, bh: 18 });
    c.rect(1200, 300, 160, 200, '#6f8790'); c.rect(1400, 300, 160, 200, '#6f8790'); c.rect(1260, 640, 150, 260, '#c8453a'); c.line([[1335, 640], [1335, 900]], 3); c.rect(1272, 760, 40, 10, '#e8e2d0'); c.line('M1272 652L1398 890M1398 652L1272 890', 4, '#f2d24a');
    for (const y of [250, 430, 610, 790]) { c.poly([[1090, y + 8], [1640, y - 8], [1640, y + 14], [1090, y + 28]], '#c99a5c'); c.line([[1090, y - 62], [1640, y - 78]], 5); c.line([[1090, y - 32], [1640, y - 46]], 4); }
    for (const x of [1110, 1240, 1380, 1520]) { c.limb([[x, 920], [x, 130]], 10, '#8f9a9c'); c.oval(x, 918, 20, 7, '#8f9a9c'); } c.line('M1110 610L1240 440M1240 610L1110 440M1380 790L1520 620M1380 440L1520 260', 4);
    c.line([[1460, 790], [1430, 620]], 5); c.line([[1500, 790], [1470, 620]], 5); for (let i = 1; i < 8; i++) c.line([[1460 - i * 4, 790 - i * 21], [1500 - i * 4, 790 - i * 21]], 3.4);
    person(c, 1310, 250, 150, { ...hi, skin: SKIN[1], hair: '#3a2a24', face: 'left', arms: { l: 'reach', r: 'down' } }); person(c, 1200, 612, 160, { ...hi, hat: { kind: 'helmet', color: '#f2c23a' }, skin: SKIN[0], hair: '#8a5a33', beard: '#8a5a33', face: 'right', arms: { l: 'down', r: 'fwd' } });
    c.poly([[1560, 250], [1620, 244], [1620, 620], [1548, 610]], '#4f8fb0', { op: 0.85 });
    return c;
  },

  'shipyard-workshops'() {
    const c = bram({ seed: 127 });
    sky(c, 460, '#a9c4d0', '#e6e6d6', '#f6e3bc'); cloud(c, 420, 120, 560, '#fbf7ec', 0.9); cloud(c, 1180, 90, 420, '#fbf7ec', 0.9);
    hills(c, 440, 14, '#a9b8a4', { base: 520, seed: 6, o: { lw: 1.6 } });
    // the old crane behind the sheds
    c.poly([[1286, 560], [1320, 230], [1390, 230], [1424, 560]], '#7f6a5c'); for (let i = 0; i < 5; i++) { const y = 250 + i * 62; c.line([[1318 - i * 6, y], [1398 + i * 6, y + 62]], 3); c.line([[1394 + i * 5, y], [1312 - i * 6, y + 62]], 3); c.line([[1316 - i * 7, y], [1394 + i * 7, y]], 3); }
    c.rect(1296, 180, 120, 60, '#b5533c'); c.rect(1310, 192, 34, 28, '#8fb0b8'); c.poly([[1280, 182], [1356, 140], [1432, 182]], '#6d4a40');
    c.poly([[1300, 190], [860, 46], [852, 62], [1300, 222]], '#b5533c'); for (let i = 0; i < 9; i++) { const x = 880 + i * 48; c.line([[x, 53 + i * 15.6], [x + 26, 76 + i * 16]], 2.4); c.line([[x + 26, 76 + i * 16], [x + 48, 69 + i * 15.6]], 2.4); } c.rect(1416, 186, 90, 44, '#6d5a50'); c.line([[1356, 140], [880, 54]], 2.6); c.line([[868, 60], [868, 268]], 3); c.line('M868 268q16 10 6 26q-14 12 -22 -4', 5);
    // five sheds, gable ends to the slip, near one largest
    const doors = ['#c8453a', '#e3a93a', '#3f8a8c', '#4a6fa8', '#7a5a8c'];
    const shed = (x, y, w, h, i) => {
      bricks(c, x, y - h, w, h, { base: ['#c07a5c', '#b56e54', '#c98a68', '#b87458', '#c27e60'][i], line: '#a35f48', n: Math.round(w * h / 1300), bw: 34, bh: 13 });
      c.poly([[x, y - h + 1], [x + w / 2, y - h - w * 0.34], [x + w, y - h + 1]], '#b87458'); c.oval(x + w / 2, y - h - w * 0.1, w * 0.075, w * 0.075, '#6f8790'); c.line([[x + w / 2, y - h - w * 0.175], [x + w / 2, y - h - w * 0.025]], 2); c.line([[x + w * 0.425, y - h - w * 0.1], [x + w * 0.575, y - h - w * 0.1]], 2);
      c.poly([[x - w * 0.05, y - h + w * 0.03], [x + w / 2, y - h - w * 0.39], [x + w * 1.05, y - h + w * 0.03], [x + w * 1.0, y - h + w * 0.06], [x + w / 2, y - h - w * 0.31], [x, y - h + w * 0.06]], i < 2 ? '#7c98a4' : i === 4 ? '#8a6a58' : '#6d7880');
      const dw = w * 0.44; const dx = x + w * 0.28; const dh = h * 0.7; c.rect(dx, y - dh, dw, dh, '#3a3532');
      c.glow(dx + dw / 2, y - dh * 0.5, dw * 0.7, '#ffdf9a', 0.8); c.line([[dx + 6, y - dh * 0.3], [dx + dw - 6, y - dh * 0.3]], 4, '#c99a5c'); c.line([[dx + dw * 0.3, y - dh * 0.3], [dx + dw * 0.3, y]], 4, '#c99a5c'); c.line([[dx + dw * 0.7, y - dh * 0.3], [dx + dw * 0.7, y]], 4, '#c99a5c');
      if (dw > 90) person(c, dx + dw * 0.5, y, dh * 0.74, { ...someone(c, ['#4f7a94', '#d9a441', '#a8563f'], { skins: SKIN, fixed: { hat: undefined } }), apron: '#c9b184', arms: [{ l: 'hip', r: 'wave' }, { l: 'hold', r: 'hold' }, { l: 'hip', r: 'hip' }, { l: 'down', r: 'fwd' }, { l: 'hold', r: 'fwd' }][i] });
      for (const s of [0, 1]) { const ex = s ? dx + dw : dx; const k = s ? 1 : -1; c.poly([[ex, y - dh], [ex + k * dw * 0.36, y - dh + 8], [ex + k * dw * 0.36, y + 8], [ex, y]], doors[i]); c.line([[ex + k * dw * 0.18, y - dh + 6], [ex + k * dw * 0.18, y + 4]], 2); c.line([[ex + 2 * k, y - dh * 0.8], [ex + k * dw * 0.34, y - dh * 0.78]], 2.4); c.line([[ex + 2 * k, y - dh * 0.2], [ex + k * dw * 0.34, y - dh * 0.16]], 2.4); }
      c.rect(dx + dw * 0.2, y - dh - h * 0.13, dw * 0.6, h * 0.09, '#f4eedc', { lw: 1.8 }); c.path(`M${dx + dw * 0.42} ${y - dh - h * 0.05}L${dx + dw * 0.5} ${y - dh - h * 0.12}L${dx + dw * 0.56} ${y - dh - h * 0.05}Z`, doors[i], { lw: 1 });
      c.shade(box(x + w * 0.9, y - h, w * 0.1, h), [x + w * 0.9, y - h, w * 0.1, h], { gap: 9 });
    };
    c.path('M-20 640L1620 560L1620 930L-20 930Z', '#cfc2a8', flat);
    shed(1330, 590, 250, 190, 4); shed(1080, 606, 280, 220, 3); shed(790, 630, 320, 260, 2); shed(450, 664, 370, 310, 1); shed(40, 710, 440, 370, 0);
    c.path('M900 930L1260 620L1330 620L1240 930Z', '#a9b4ac'); for (const q of [0, 1]) c.line([[960 + q * 200, 930], [1276 + q * 36, 622]], 5, '#7c5c48'); c.path('M1140 930Q1240 800 1640 760L1640 930Z', '#8fb0b4'); for (let i = 0; i < 12; i++) c.line(`M${1240 + c.rnd(0, 340)} ${820 + c.rnd(0, 80)}q16 -6 32 0t32 0`, 1.8);
    for (let i = 0; i < 60; i++) { const x = c.rnd(0, 1000); const y = c.rnd(740, 890); c.line(`M${x} ${y}h${c.rnd(14, 40)}`, 1.4); }
    c.limb([[380, 812], [370, 748]], 9, '#6d4a34'); c.limb([[610, 812], [620, 748]], 9, '#6d4a34'); rowBoat(c, 496, 762, 1.6, '#3f7a8c', '#f0e4c8');
    person(c, 700, 840, 220, { top: '#d9a441', legs: '#34506c', hair: '#7d3a22', style: 'bun', skin: SKIN[0], face: 'left', arms: { l: 'reach', r: 'hip' }, apron: '#8a6a4c' }); person(c, 840, 790, 180, { top: '#4a6fa8', legs: '#34404c', hair: '#20191c', skin: SKIN[2], pose: 'walk', arms: { l: [[-10, -66], [4, -72]], r: [[16, -66], [8, -74]] } }); c.limb([[760, 662], [960, 654]], 11, '#c99a5c');
    c.rect(60, 790, 120, 76, '#b08a5c'); c.line([[60, 826], [180, 826]], 2); for (let i = 0; i < 6; i++) c.rect(200, 850 - i * 11, 130 - i * 6, 10, '#d0a46c', { lw: 1.4 });
    bird(c, 700, 180, 1.4, '#fbf6ea', 3); bird(c, 620, 220, 1, '#fbf6ea', 5);
    return c;
  },

  'overwick-high-street'() {
    const c = bram({ seed: 131 });
    sky(c, 400, '#b4ccd4', '#f0e8d4', '#f8dfb4'); cloud(c, 900, 90, 480, '#fbf7ec', 0.9);
    hills(c, 290, 16, '#a9b8ac', { base: 350, seed: 3, o: { lw: 1.6 } }); hillTown(c, 540, 1120, 2, (x, t) => 306 + t * 22, { h0: 20, h1: 28, walls: ['#e8dac0', '#d8b89c', '#c9d0c8'], roofs: ['#8a6458', '#6d7880'], glass: '#7f8c90', frame: undefined, chimney: false }); c.path('M770 282Q800 236 830 282Z', '#5c9a80'); c.rect(776, 280, 48, 28, '#e3dcc8');
    c.rect(400, 328, 900, 190, c.grad(328, 510, '#a9c8cc', '#7fa9b2'), flat); for (let i = 0; i < 24; i++) c.line(`M${c.rnd(480, 1150)} ${c.rnd(345, 500)}q14 -5 28 0t28 0`, 1.6);
    ferry(c, 800, 440, 0.74, { white: '#fbf6ea', green: '#3c7a64', dark: '#2a4a44', glass: '#8fa9ac', flip: true, deck: () => { for (let i = 0; i < 6; i++) { head(c, -146 + i * 12, -84, 6, { skin: SKIN[i % 4] }); head(c, 92 + i * 12, -84, 6, { skin: SKIN[i % 4] }); } } });
    // landing
    c.poly([[660, 528], [960, 528], [910, 478], [720, 478]], '#b49a74'); for (const x of [690, 930]) c.limb([[x, 540], [x, 468]], 10, '#7c5c40');
    // the street, falling away between fronts
    c.path('M640 520L1000 520Q1080 640 1500 930L60 930Q520 680 640 520Z', '#cbbda0'); for (let i = 0; i < 120; i++) { const t = Math.sqrt(c.rnd()); const y = 530 + t * 380; const x = 810 + c.rnd(-1, 1) * (150 + 480 * t); c.line(`M${x} ${y}q${6 + 8 * t} ${-5 - 4 * t} ${14 + 22 * t} 0`, 1.5); }
    const h = { roof: '#6d7078', glass: '#6f8790', frame: '#fbf6ea', floors: 2 };
    house(c, -60, 830, 270, 470, { ...h, wall: '#c8a08c', roof: '#6d7078', door: '#4a6fa8', cols: 2 });
    const A = [[560, 500, 120, 150], [470, 536, 140, 190], [350, 590, 170, 250], [180, 670, 220, 340]]; const W = ['#e8c8a4', '#d8907c', '#f2e8d4', '#9cb8b4'];
    A.forEach(([x, y, w, hh], i) => house(c, x, y + 20, w, hh, { ...h, wall: W[i], roof: i % 2 ? '#8a6458' : '#6d7078', door: ['#3f6f8c', '#3c7a64', '#c8453a', '#7a4a5c'][i], cols: 2 }));
    const R = [[950, 510, 130, 160], [1030, 560, 160, 220], [1140, 640, 210, 310]]; R.forEach(([x, y, w, hh], i) => house(c, x, y + 20, w, hh, { ...h, wall: ['#f0dca8', '#c9d4cc', '#e0a890'][i], door: ['#c8453a', '#4a6fa8', '#3c7a64'][i], roof: i % 2 ? '#6d7078' : '#8a6458', cols: 2 }));
    // striped awning of the butcher on the left, with a queue
    c.poly([[186, 560], [400, 540], [420, 590], [180, 622]], '#c8453a'); for (let i = 0; i < 4; i++) c.poly([[206 + i * 54, 558 - i * 5], [232 + i * 54, 556 - i * 5], [234 + i * 58, 614 - i * 8], [206 + i * 58, 618 - i * 8]], '#fbf6ea', { lw: 1.4 });
    const tops = ['#3f6f8c', '#d99a3a', '#a8463a', '#5c8a6c', '#e8d8b4']; for (const [i, x] of [420, 478, 534].entries()) person(c, x, 726 - i * 44, 180 - i * 26, { ...someone(c, tops, { skins: SKIN }), face: 'left', arms: { l: 'hold', r: 'down' } });
    for (const [x, y, hh] of [[690, 590, 84], [760, 574, 76], [830, 580, 78], [880, 610, 90], [740, 640, 108], [650, 700, 130]]) person(c, x, y, hh, { ...someone(c, tops, { skins: SKIN }), pose: 'walk', arms: { l: 'down', r: x % 20 ? 'wave' : 'down' } });
    // the inn at the near right, its sign, the landlady and her board
    c.rect(1310, -20, 330, 860, '#f4ead0'); c.rect(1310, 300, 330, 22, '#6d4a34'); c.rect(1310, -20, 22, 860, '#6d4a34'); for (const x of [1380, 1520]) { windowAt(c, x, 90, 96, 140, '#6f8790', '#6d4a34'); c.rect(x - 10, 236, 116, 30, '#a8563f'); for (let i = 0; i < 7; i++) c.oval(x + 2 + i * 15, 232 - (i % 2) * 8, 11, 10, ['#c8453a', '#e3a93a', '#5c8a6c'][i % 3], { lw: 1.4 }); }
    windowAt(c, 1370, 400, 130, 190, '#ffe2a0', '#6d4a34'); c.glow(1435, 490, 180, '#ffdf9a', 0.6); c.rect(1530, 400, 100, 440, '#3c7a64'); c.shade(box(1332, 322, 308, 40), [1332, 322, 308, 40], { gap: 9, angle: 20 });
    c.limb([[1314, 150], [1160, 146]], 8, '#3a3230'); c.line('M1310 200Q1230 190 1190 150', 4); c.line([[1180, 150], [1180, 172]], 3); c.line([[1270, 150], [1270, 172]], 3); c.rect(1164, 170, 122, 140, '#2f5f7c'); c.at(1225, 262, 0.36, () => ferry(c, 0, 0, 1, { white: '#fbf6ea', green: '#3c9a74' }));
    c.poly([[1120, 868], [1150, 620], [1290, 620], [1320, 868]], '#7c5438'); c.poly([[1142, 838], [1166, 640], [1276, 640], [1298, 838]], '#2c3634');
    for (const [y, w] of [[672, 64], [700, 76], [760, 84], [788, 60]]) c.line(`M${1220 - w / 2} ${y}q8 -10 14 0t14 0t12 -2t14 2t${w - 54} 0`, 3, '#f4f0e4'); c.at(1220, 730, 0.7, () => { c.line('M-34 10L34 10Q30 -26 0 -26Q-30 -26 -34 10M-14 -34q4 -8 0 -14M4 -34q4 -8 0 -14', 4, '#f4c86a'); });
    person(c, 1420, 890, 470, { top: '#a8463a', sleeve: '#a8463a', legs: '#34404c', skirt: true, coat: -26, apron: '#fbf6ea', hair: '#7d3a22', style: 'bun', skin: SKIN[0], face: 'left', arms: { l: [[-21, -60], [-33, -48]], r: 'hip' } }); c.limb([[1262, 668], [1246, 660]], 7, '#fbf6ea');
    bird(c, 700, 150, 1.4, '#fbf6ea', 3); bird(c, 620, 190, 1, '#fbf6ea', 4);
    return c;
  },
};
