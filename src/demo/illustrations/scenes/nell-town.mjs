// Nell Quarrie's linocuts of the town: its chamber, library, market, march.

import { Canvas, box, oval, poly, smooth } from '../parts/canvas.mjs';
import { crowd, heads, person, someone } from '../parts/people.mjs';
import { bird, cloud, hills, house, lamp, pram, stones, terrace, water } from '../parts/places.mjs';

const nell = (o) => new Canvas({ style: 'lino', ink: '#17242f', paper: '#f2ead8', ...o });
const SKIN = ['#e9c9a0', '#b98d66', '#dcb68c', '#7d563c'];

export default {
  'council-chamber'() {
    const c = nell({ seed: 21, ink: '#2a1a18' });
    const wood = '#8c4f32'; const dark = '#5a2f22'; const gold = '#e2b35a';
    c.rect(-20, -20, 1640, 940, dark, { noline: true });
    // panelled wall, gallery and coat of arms
    c.rect(0, 0, 1600, 150, '#3b2120');
    for (const x of [120, 430, 1010, 1320]) { c.path(`M${x} 170L${x} 60Q${x + 80} -40 ${x + 160} 60L${x + 160} 170Z`, '#26384a'); c.gouges(x, 20, 160, 140, { gap: 18, len: 50, wid: 4, color: '#7f97a0', keep: 0.5, angle: 60 }); c.line([[x + 80, 10], [x + 80, 170]], 6, '#3b2120'); c.line([[x, 90], [x + 160, 90]], 6, '#3b2120'); }
    heads(c, 20, 1590, 190, { r: 17, rows: 2, dy: 34, tops: ['#6e6a5c', '#a9603c', '#c9b28a', '#45525a', '#833f33'], skins: SKIN, hairs: [c.ink, '#4a3328', '#cbbfa8'] });
    c.rect(-20, 262, 1640, 60, wood); c.rect(-20, 256, 1640, 10, gold);
    for (let x = 10; x < 1600; x += 76) { c.rect(x, 276, 58, 36, dark); c.gouges(x, 278, 58, 32, { gap: 9, len: 40, wid: 3, color: '#b8794c', keep: 0.6 }); }
    for (let x = 0; x < 1600; x += 100) { c.rect(x + 6, 330, 88, 150, '#74412c'); c.gouges(x + 10, 334, 80, 142, { gap: 13, len: 80, wid: 3, angle: 90, color: '#a9683f', keep: 0.5 }); }
    // the mayor's chair beneath the arms
    c.path('M700 480L700 250Q800 170 900 250L900 480Z', '#3b2120'); c.path('M716 480L716 262Q800 196 884 262L884 480Z', '#a33b2c');
    c.path('M762 216L838 216L838 262Q830 304 800 316Q770 304 762 262Z', gold); c.path('M772 270Q786 258 800 270T828 270L826 282Q812 270 800 282T774 282Z', dark); c.poly([[800, 226], [814, 252], [786, 252]], dark);
    person(c, 800, 560, 250, { top: '#7c1f24', sleeve: '#7c1f24', hair: '#d8d0bc', style: 'bob', skin: SKIN[0], arms: { l: 'hold', r: 'hold' }, pose: 'none', scarf: gold });
    c.rect(650, 446, 300, 84, wood); c.rect(640, 438, 320, 14, gold); c.gouges(654, 456, 292, 70, { gap: 12, len: 90, wid: 3, color: '#b8794c', keep: 0.6 });
    // the horseshoe: councillors behind two curving ranks of desks
    c.path('M-20 520L1620 520L1620 920L-20 920Z', '#a8432f', { noline: true });
    c.gouges(300, 540, 1000, 360, { gap: 22, len: 80, wid: 4, color: '#7c2f24', keep: 0.6 });
    const bench = (side, k) => {
      const q = (t) => [800 + side * (250 + k * 210 + 190 * Math.sin(t * 1.5)), 505 + t * (300 + k * 60) + k * 10];
      const seats = k ? 6 : 5;
      for (let i = 0; i < seats; i++) {
        const t = (i + 0.35) / seats; const [x, y] = q(t); const yes = (i + k + (side > 0 ? 1 : 0)) % 3 !== 0;
        const sit = someone(c, ['#26384a', '#45525a', '#6e6a5c', '#a9603c', '#d9cfb4'], { skins: SKIN, hairs: [c.ink, '#4a3328', '#cbbfa8'], fixed: { hat: undefined, scarf: undefined, pose: 'none', coat: -30, face: side < 0 ? 'right' : 'left' } });
        const arms = { l: 'fwd', r: 'hold' }; if (yes) arms[side < 0 ? 'l' : 'r'] = 'high';
        person(c, x + side * 34, y + 66 + t * 28, 165 + t * 90, { ...sit, arms });
        const a = q(i / seats); const b = q((i + 1) / seats); const d = 34 + t * 26;
        c.poly([[a[0], a[1] + 4], [b[0], b[1] + 4], [b[0] - side * 6, b[1] + d + 34], [a[0] - side * 6, a[1] + d + 24]], dark);
        c.poly([[a[0] - side * 20, a[1]], [b[0] - side * 20, b[1]], [b[0] + side * 46, b[1] - 4], [a[0] + side * 46, a[1] - 4]], '#b8794c');
        c.poly([[(a[0] + b[0]) / 2 - 16, y - 6], [(a[0] + b[0]) / 2 + 18, y - 6], [(a[0] + b[0]) / 2 + 20, y + 8], [(a[0] + b[0]) / 2 - 18, y + 8]], c.paper);
      }
    };
    bench(-1, 1); bench(1, 1); bench(-1, 0); bench(1, 0);
    c.poly([[700, 640], [900, 640], [920, 690], [680, 690]], '#b8794c'); c.rect(682, 690, 236, 60, dark); c.limb([[730, 662], [870, 660]], [9, 14], gold); c.oval(876, 660, 16, 14, gold);
    return c;
  },

  'library-roof'() {
    const c = nell({ seed: 23 });
    c.rect(-20, -20, 1640, 940, '#e3dcc6', { noline: true });
    c.rect(-20, -20, 1640, 560, '#b9c6c3', { noline: true });
    for (const [x, y, w] of [[260, 170, 460], [1260, 120, 520], [820, 80, 360], [1420, 300, 380]]) cloud(c, x, y, w, c.paper);
    c.gouges(0, 20, 1600, 420, { gap: 36, len: 180, wid: 5, color: '#8ba3a4', keep: 0.4 });
    terrace(c, -40, 480, 700, { h: 260, walls: ['#8ba3a4', '#a3b3ad', '#76908f'], roofs: ['#40565e'], glass: '#2c4049', frame: c.paper });
    terrace(c, 1180, 1660, 700, { h: 260, walls: ['#8ba3a4', '#a3b3ad', '#76908f'], roofs: ['#40565e'], glass: '#2c4049', frame: c.paper });
    // the Pepperpot
    const brick = '#a8553a'; const stone = c.paper; const green = '#3f8069';
    c.rect(430, 440, 740, 270, brick); c.gouges(434, 446, 732, 260, { gap: 15, len: 46, wid: 3.6, color: '#d08a63', keep: 0.6 });
    c.poly([[408, 446], [490, 350], [1110, 350], [1192, 446]], '#4a5f68'); c.gouges(440, 356, 720, 84, { gap: 13, len: 34, wid: 3.4, color: '#8ba3a4', keep: 0.7 });
    // tarpaulin over the right half, roped down
    const tarp = smooth([[806, 336], [960, 330], [1118, 338], [1170, 400], [1212, 470], [1130, 486], [1040, 470], [950, 488], [860, 472], [800, 482]], true);
    c.path(tarp, '#2f72b8'); c.clip(tarp, () => c.gouges(780, 330, 440, 160, { gap: 17, len: 80, wid: 5, angle: 72, color: '#86b6e0', keep: 0.6 }));
    for (const x of [850, 950, 1050, 1140]) { c.line([[x, 338], [x + 26, 482]], 3, c.paper); c.line([[x + 26, 478], [x + 30, 540]], 2.4, c.ink); }
    // drum, dome, finial
    c.rect(690, 292, 220, 66, stone); for (let i = 0; i < 6; i++) c.rect(702 + i * 35, 300, 20, 52, c.ink);
    c.rect(676, 282, 248, 14, stone);
    c.path('M684 284C690 120 910 120 916 284Z', green);
    for (const k of [-0.75, -0.4, 0, 0.4, 0.75]) c.line(`M${800 + k * 112} 282Q${800 + k * 100} 190 800 162`, 3.4, '#1f4c40');
    c.clip('M684 284C690 120 910 120 916 284Z', () => c.gouges(690, 150, 110, 130, { gap: 15, len: 40, wid: 5, angle: 100, color: '#8fc0a6', keep: 0.7 }));
    c.rect(784, 132, 32, 32, stone); c.path('M782 134Q800 92 818 134Z', green); c.line([[800, 108], [800, 70]], 4, c.ink); c.poly([[800, 72], [830, 80], [800, 90]], '#a8553a');
    // front: pediment, columns, door, windows
    c.rect(660, 430, 280, 280, stone); c.poly([[636, 436], [800, 356], [964, 436]], stone); c.poly([[676, 426], [800, 368], [924, 426]], '#d8cdb2');
    c.at(800, 412, 1, () => { c.path('M-44 -2Q-22 -16 0 -4Q22 -16 44 -2L44 4Q22 -10 0 2Q-22 -10 -44 4Z', c.ink); });
    for (const x of [672, 728, 848, 904]) { c.rect(x, 448, 24, 256, '#fbf5e6'); c.gouges(x + 12, 452, 12, 248, { gap: 6, len: 90, wid: 2.4, angle: 90, color: '#9aa39a', keep: 0.8 }); c.rect(x - 5, 440, 34, 12, stone); c.line([[x - 5, 452], [x + 29, 452]], 2.4); }
    c.path('M762 706L762 540Q800 480 838 540L838 706Z', '#5a3626'); c.line([[800, 516], [800, 704]], 3, c.ink); c.rect(776, 588, 48, 34, c.paper); c.line([[782, 598], [818, 598]], 3); c.line([[782, 610], [808, 610]], 3);
    for (const x of [476, 566, 984, 1074]) { c.path(`M${x} 640L${x} 530Q${x + 32} 486 ${x + 64} 530L${x + 64} 640Z`, stone); c.path(`M${x + 7} 634L${x + 7} 534Q${x + 32} 500 ${x + 57} 534L${x + 57} 634Z`, '#22333c'); c.line([[x + 32, 506], [x + 32, 634]], 3, stone); c.line([[x + 7, 575], [x + 57, 575]], 3, stone); c.rect(x - 6, 640, 76, 10, stone); }
    c.rect(420, 700, 760, 20, stone); for (let i = 0; i < 3; i++) c.rect(640 - i * 16, 716 + i * 14, 320 + i * 32, 15, i % 2 ? '#d8cdb2' : '#fbf5e6');
    c.rect(-20, 758, 1640, 160, '#6f8583', { noline: true }); c.gouges(0, 764, 1600, 150, { gap: 17, len: 110, wid: 5, color: '#c8d0c4', keep: 0.5 }); c.rect(-20, 744, 1640, 16, '#d8cdb2');
    lamp(c, 350, 752, 230, { post: c.ink, light: c.paper }); lamp(c, 1262, 752, 230, { post: c.ink, light: c.paper });
    for (let x = 1010; x < 1180; x += 26) c.line([[x, 752], [x, 684]], 4); c.line([[1000, 700], [1180, 700]], 4); c.rect(1046, 684, 88, 46, c.paper); c.line([[1058, 698], [1122, 698]], 4, '#a8553a'); c.line([[1058, 712], [1108, 712]], 4, c.ink);
    person(c, 510, 822, 170, { top: '#a8553a', skirt: true, coat: -26, legs: c.ink, hair: c.ink, style: 'bob', skin: SKIN[0], face: 'right', arms: { l: 'down', r: 'reach' } }); person(c, 570, 824, 106, { top: '#e0b24c', legs: c.ink, hair: c.ink, skin: SKIN[0], face: 'right', arms: { l: 'wave', r: 'down' }, hat: { kind: 'bobble', color: '#3f8069' } });
    for (const [x, y] of [[620, 190], [1010, 230], [1060, 196]]) bird(c, x, y, 1.1, c.paper, 2);
    return c;
  },

  'library-letters'() {
    const c = nell({ seed: 27, ink: '#2b1c17' });
    c.rect(-20, -20, 1640, 940, '#c9bfa6', { noline: true });
    stones(c, -20, -20, 1640, 940, { base: '#cfc4aa', line: '#8f8570', row: 112, col: 240 });
    c.gouges(0, 0, 1600, 900, { gap: 34, len: 60, wid: 5, angle: 20, color: '#a99f86', keep: 0.3 });
    c.path('M300 900L300 300Q330 -60 800 -80Q1270 -60 1300 300L1300 900Z', '#eee4cb'); c.line('M300 900L300 300Q330 -60 800 -80Q1270 -60 1300 300L1300 900', 5, c.ink);
    const oak = 'M360 900L360 300Q400 0 800 -20Q1200 0 1240 300L1240 900Z';
    c.path(oak, '#8a5432');
    c.clip(oak, () => { for (let x = 360; x < 1250; x += 110) { c.line([[x, -20], [x, 900]], 6, c.ink); } c.gouges(360, -20, 880, 920, { gap: 12, len: 170, wid: 4, angle: 90, color: '#b9814f', keep: 0.55 }); c.line([[800, -20], [800, 900]], 10, c.ink); for (const y of [120, 760]) for (const s of [-1, 1]) { c.path(`M${800 + s * 440} ${y - 16}L${800 + s * 190} ${y - 8}Q${800 + s * 150} ${y} ${800 + s * 190} ${y + 8}L${800 + s * 440} ${y + 16}Z`, c.ink); } });
    c.oval(850, 500, 20, 30, '#d9a63f'); c.oval(850, 494, 6, 6, c.ink); c.path('M847 496L853 496L856 516L844 516Z', c.ink); c.oval(752, 470, 28, 28, '#d9a63f'); c.oval(752, 474, 17, 17, '#8a5432');
    const scrawl = (w, h, n, col) => { for (let i = 0; i < n; i++) { const y = -h / 2 + 26 + i * (h - 40) / n; let d = `M${-w / 2 + 14} ${y}`; for (let x = -w / 2 + 22; x < w / 2 - 14 - (i === n - 1 ? w * 0.3 : 0); x += 9) d += `Q${x - 5} ${y - 7 + c.rnd(-3, 3)} ${x} ${y + c.rnd(-2, 2)}`; c.line(d, 3, col); } };
    const kinds = [
      (w, h) => scrawl(w, h, 5, '#2b4a7a'),
      (w, h) => { c.rect(-38, -4, 76, 42, '#c65a3c'); c.path('M-34 -6Q0 -62 34 -6Z', '#3f8069'); c.rect(-9, 12, 18, 26, c.ink); for (const x of [-28, 15]) c.rect(x, 6, 14, 12, '#f2d16b'); },
      (w, h) => { for (let i = 0; i < 3; i++) { const x = -34 + i * 34; c.path(`M${x} -34Q${x - 15} -6 ${x} 0Q${x + 15} -6 ${x} -34Z`, '#3d7fb4'); } scrawl(w, h * 0.4, 1, c.ink); c.line('M-46 30Q0 16 46 30', 4, '#3d7fb4'); },
      (w, h) => { c.at(0, -4, 1, () => c.path('M0 34C-60 -4 -34 -44 0 -14C34 -44 60 -4 0 34Z', '#c65a3c')); },
      (w, h) => { c.oval(24, -24, 20, 20, '#f2b53c'); c.line('M-44 36L-44 0L-20 -20L4 0L4 36Z', 4, '#2b4a7a'); c.oval(-20, 16, 6, 6, '#2b4a7a'); },
      (w, h) => { scrawl(w, h, 3, '#7a2f5a'); c.oval(w / 2 - 26, h / 2 - 26, 14, 12, '#7a2f5a'); c.oval(w / 2 - 31, h / 2 - 29, 2.6, 2.6, c.paper); c.oval(w / 2 - 21, h / 2 - 29, 2.6, 2.6, c.paper); },
      (w, h) => { for (let i = 0; i < 4; i++) c.rect(-44 + i * 23, -30, 18, 60, ['#c65a3c', '#f2b53c', '#3f8069', '#2b4a7a'][i]); },
    ];
    const papers = ['#fffaf0', '#f7e7b8', '#cfe3e0', '#f3cfc0', '#fffaf0', '#dfe8c8'];
    let i = 0;
    for (const [x, y] of [[470, 210], [620, 130], [720, 290], [900, 150], [1040, 230], [1160, 330], [440, 370], [580, 330], [960, 330], [1100, 420], [690, 560], [430, 540], [560, 500], [960, 540], [1150, 560], [640, 720], [450, 700], [1090, 690]]) {
      const w = c.rnd(112, 140); const h = c.rnd(120, 150);
      c.at(x, y, 1.08, () => { c.rect(-w / 2 + 5, -h / 2 + 7, w, h, c.ink); c.rect(-w / 2, -h / 2, w, h, papers[i % 6]); kinds[(i * 3) % 7](w, h); c.oval(0, -h / 2 + 10, 7, 7, ['#c65a3c', '#3f8069', '#2b4a7a'][i % 3]); }, { rot: c.rnd(-11, 11) }); i++;
    }
    c.rect(-20, 838, 1640, 40, '#eee4cb'); c.rect(-20, 872, 1640, 50, '#a99f86');
    person(c, 880, 866, 430, { top: '#d99a2e', legs: '#2b4a7a', hair: '#4a2a1a', face: 'back', skin: SKIN[2], arms: { l: [[-15, -60], [-14, -45]], r: [[19, -84], [19, -104]] }, boots: '#c65a3c', coat: -36 });
    c.at(966, 408, 1, () => { c.rect(-50, -60, 110, 124, c.ink); c.rect(-56, -66, 110, 124, '#fffaf0'); kinds[1](); c.oval(0, -54, 7, 7, '#2b4a7a'); }, { rot: 6 });
    c.oval(961, 424, 14, 15, SKIN[2]); c.limb([[820, 846], [800, 780], [826, 730]], [3, 3], c.ink);
    return c;
  },

  'fish-market'() {
    const c = nell({ seed: 31, ink: '#132630' });
    c.rect(-20, -20, 1640, 560, '#3b5a64', { noline: true });
    for (let x = -60; x < 1600; x += 200) { c.line([[x, -20], [x + 100, 90], [x + 200, -20]], 12, '#1d3641'); c.line([[x + 100, 90], [x + 100, -20]], 8, '#1d3641'); }
    c.rect(-20, 86, 1640, 16, '#1d3641'); c.gouges(0, 110, 1600, 330, { gap: 22, len: 90, wid: 4, color: '#6b8b90', keep: 0.45, angle: 90 });
    for (const x of [200, 1420]) { c.line([[x, 100], [x, 150]], 4); c.path(`M${x - 46} 190Q${x} 110 ${x + 46} 190Z`, c.ink); c.oval(x, 192, 22, 14, '#f6e3a4'); c.rays(x, 196, 36, 110, 16, '#f6e3a4', 5); }
    // the screen
    c.rect(560, 130, 640, 330, c.ink); c.rect(578, 148, 604, 294, '#0f4a58'); c.rect(578, 148, 604, 50, '#f0b74a');
    c.path('M604 174Q640 150 676 174Q640 196 604 174ZM670 174L700 158L700 190Z', c.ink);
    for (const [k, w] of [[0, 170], [1, 120]]) c.rect(740 + k * 220, 166, w, 14, c.ink);
    for (let i = 0; i < 5; i++) { const y = 222 + i * 43; if (i === 1) c.rect(586, y - 12, 588, 40, '#d65a3a'); c.rect(604, y, 130 + (i * 37) % 60, 15, '#bfe0d8'); c.rect(850, y, 70, 15, '#bfe0d8'); c.rect(980, y, 46, 15, '#f0b74a'); for (let b = 0; b < 4 - (i % 3); b++) c.rect(1060 + b * 28, y, 20, 15, '#6fb8a4'); }
    c.line([[700, 130], [700, 100]], 10); c.line([[1060, 130], [1060, 100]], 10);
    // buyers by the wall, then floor and boxes
    c.rect(-20, 470, 1640, 450, '#7c9ba0', { noline: true }); c.gouges(0, 480, 1600, 430, { gap: 20, len: 130, wid: 6, color: '#dfe6dc', keep: 0.45, grow: 1 });
    const o = { skins: SKIN, hairs: [c.ink, '#cbbfa8', '#5a4030'], legs: ['#1d3641', '#24414c'] };
    for (const [i, x] of [40, 110, 180, 1260, 1330, 1400, 1480, 1550].entries()) person(c, x, 580 + (i % 2) * 12, 210, { ...someone(c, ['#d9823a', '#2f5f6b', '#e9dfc4', '#456f5f', '#24414c'], o), arms: { l: 'down', r: i % 3 ? 'fwd' : 'chin' }, apron: i % 3 === 0 ? '#e9dfc4' : undefined, face: x < 600 ? 'right' : 'left' });
    const fish = (x, y, s, col) => c.at(x, y, s, () => { c.path('M-40 0Q-10 -20 26 -3L44 -15L42 15L26 4Q-10 20 -40 0Z', col); c.oval(-27, -3, 3, 3, c.ink); c.line('M-18 -8Q-12 0 -18 8', 2, c.ink); c.line('M-8 -1L22 0', 1.6, c.ink); });
    for (let r = 0; r < 4; r++) {
      const s = 1 + r * 0.32; const y = 590 + r * 84 + r * r * 5; const w = 168 * s;
      for (let i = -6; i < 6; i++) {
        const x = 800 + i * (w + 14 * s) + (r % 2) * 50; if (x > 1640 || x + w < -20) continue;
        c.poly([[x, y], [x + w, y], [x + w + 4, y + 46 * s], [x - 4, y + 46 * s]], ['#d9823a', '#2f5f6b', '#e9dfc4'][(i + r + 12) % 3]); c.poly([[x + 6, y - 22 * s], [x + w - 6, y - 22 * s], [x + w, y], [x, y]], '#eef2ea'); c.gouges(x + 8, y - 20 * s, w - 16, 18 * s, { gap: 9, len: 14, wid: 4, color: '#9bb7b8', keep: 0.6 });
        for (let k = 0; k < 3; k++) fish(x + w * (0.2 + k * 0.3), y - 12 * s + (k % 2) * 5, s * 0.62, ['#6f8f96', '#c9d6d2', '#b5674a'][(i + k + r + 12) % 3]);
        c.line([[x + w * 0.36, y + 22 * s], [x + w * 0.64, y + 22 * s]], 6, c.ink);
      }
    }
    // Bert Callow
    person(c, 420, 890, 640, { top: '#f7f2e4', sleeve: '#f7f2e4', coat: -22, legs: c.ink, boots: '#24414c', hair: '#d8d4c6', style: 'short', skin: SKIN[0], face: 'right', sad: true, hat: { kind: 'cap', color: '#456f5f' }, arms: { l: 'hip', r: 'chin' },
      extra: () => { c.line([[0, -72], [0, -24]], 0.7); for (const y of [-66, -56, -46, -36]) c.oval(2.2, y, 0.9, 0.9, c.ink); c.poly([[-4, -77], [0, -71], [4, -77], [6, -73], [0, -64], [-6, -73]], '#e4dfcd'); c.limb([[-3, -80.6], [0, -81.6], [3, -80.6]], [1.4, 2, 1.4], '#d8d4c6'); c.rect(-9, -50, 7, 8, '#e4dfcd'); c.line([[-9, -50], [-2, -50]], 0.8); } });
    return c;
  },

  'maternity-march'() {
    const c = nell({ seed: 37, ink: '#2a1f33', paper: '#f6ecd8' });
    c.rect(-20, -20, 1640, 620, '#f0d9a8', { noline: true });
    c.rays(1330, 150, 90, 900, 60, '#f9ecc8', 11); c.oval(1330, 150, 60, 60, '#fdf5df');
    water(c, 330, 620, { base: '#7f9fae', light: '#f6ecd8', keep: 0.4 });
    hills(c, 325, 14, '#8a86a0', { base: 350, seed: 3 });
    for (const [x, s] of [[560, 1], [690, 0.7], [420, 0.8]]) { c.poly([[x, 380], [x, 380 - 80 * s], [x + 44 * s, 380]], c.paper); c.path(`M${x - 40 * s} 384L${x + 50 * s} 384L${x + 36 * s} 398L${x - 28 * s} 398Z`, '#5c3a4a'); }
    // the street: houses step down to the water on both sides
    const walls = ['#c9695a', '#e2a35c', '#8f7a9c', '#d8c3a0', '#a9555c']; const h = { roof: '#4a3450', glass: '#3a2c46', frame: c.paper, floors: 2 };
    for (let i = 6; i >= 0; i--) { const k = 1 - i / 8; const w = 70 + 150 * k; const x = 560 - 620 * k; house(c, x - w * 0.5, 452 + 330 * k * k + 40 * k, w, 130 + 330 * k, { ...h, wall: walls[i % 5], door: walls[(i + 2) % 5] }); }
    for (let i = 6; i >= 0; i--) { const k = 1 - i / 8; const w = 70 + 150 * k; const x = 1010 + 560 * k; house(c, x - w * 0.5, 452 + 330 * k * k + 40 * k, w, 130 + 330 * k, { ...h, wall: walls[(i + 3) % 5], door: walls[(i + 1) % 5] }); }
    c.poly([[560, 452], [1010, 452], [1680, 930], [-80, 930]], '#d9c3a4'); c.clip(poly([[560, 452], [1010, 452], [1680, 930], [-80, 930]]), () => c.gouges(0, 452, 1600, 460, { gap: 18, len: 50, wid: 5, color: '#a98f86', keep: 0.5, grow: 1.3 }));
    const tops = ['#8f3f4c', '#46587a', '#d99a4a', '#5c7f74', '#6b4f7c', '#f0e2c4']; const o = { skins: SKIN, hairs: [c.ink, '#5a3a2c', '#b98a4c'], legs: ['#2a1f33', '#3c3350'] };
    heads(c, 600, 990, 452, { r: 8, rows: 4, dy: 15, tops, skins: SKIN, hairs: o.hairs });
    crowd(c, 560, 1040, 570, { rows: 2, h: 120, dx: 46, dy: 30, tops, o, arms: ['down', 'wave', 'up'] });
    // banner between two poles, no words but a rowan sprig and a cradle
    c.line([[530, 660], [516, 420]], 8); c.line([[1080, 660], [1094, 420]], 8);
    c.path('M518 424Q800 452 1092 424L1088 520Q800 548 522 520Z', '#a9323c'); c.path('M536 440Q800 466 1074 440L1070 506Q800 532 540 506Z', '#f6ecd8');
    c.path('M760 470L850 470Q846 504 805 504Q764 504 760 470Z', '#46587a'); c.line('M758 510Q805 530 852 510', 5, '#46587a'); c.oval(782, 466, 11, 11, SKIN[0]);
    for (const s of [-1, 1]) { c.line(`M${805 + s * 70} 482Q${805 + s * 140} 470 ${805 + s * 220} 478`, 4, '#5c7f74'); for (let i = 0; i < 5; i++) { c.oval(805 + s * (100 + i * 26), 470 + (i % 2) * 20, 11, 5, '#5c7f74'); c.oval(805 + s * (92 + i * 28), 488 - (i % 2) * 8, 6, 6, '#d1492e'); } }
    crowd(c, 430, 1180, 690, { rows: 1, h: 190, dx: 84, tops, o, arms: ['down', 'up', 'wave', 'pocket'] });
    const push = (x, y, hh, p, col, hood) => { person(c, x, y, hh, { ...p, pose: 'walk', arms: { l: [[-12, -58], [2, -52]], r: [[14, -60], [12, -52]] } }); pram(c, x + hh * 0.26, y + hh * 0.08, hh / 112, col, { hood }); };
    push(250, 800, 270, { top: '#d99a4a', legs: c.ink, hair: '#7d3a22', style: 'long', skin: SKIN[0], coat: -30 }, '#46587a', '#2f3d5c');
    push(600, 820, 285, { top: '#46587a', legs: c.ink, hair: c.ink, skin: SKIN[3], beard: c.ink }, '#a9323c', '#7c2230');
    push(930, 826, 285, { top: '#5c7f74', legs: '#3c3350', hair: c.ink, style: 'bun', skin: SKIN[1], scarf: '#f0e2c4', coat: -24 }, '#f0e2c4', '#d99a4a');
    push(1250, 804, 270, { top: '#8f3f4c', legs: c.ink, hair: '#b98a4c', style: 'bob', skin: SKIN[2], hat: { kind: 'bobble', color: '#46587a' } }, '#5c7f74', '#3f5a52');
    person(c, 455, 850, 170, { top: '#f0e2c4', legs: '#46587a', hair: c.ink, skin: SKIN[0], arms: { l: 'down', r: 'wave' }, hat: { kind: 'bobble', color: '#a9323c' } });
    person(c, 1140, 862, 165, { top: '#d99a4a', legs: '#3c3350', hair: '#5a3a2c', style: 'pony', face: 'left', skin: SKIN[1], arms: { l: 'high', r: 'down' } });
    return c;
  },

  'saturday-school'() {
    const c = nell({ seed: 41, ink: '#1d2b3a', paper: '#f6eedb' });
    const blue = '#3f6fa3'; const gold = '#e9b949'; const wood = '#a86d42';
    c.rect(-20, -20, 1640, 940, '#dbd3bb', { noline: true }); c.gouges(0, 0, 1600, 560, { gap: 30, len: 130, wid: 5, angle: 90, color: '#c3b998', keep: 0.4 });
    for (let x = -100; x < 1700; x += 240) c.path(`M${x} -20L${x + 30} -20L${x + 136} 70L${x + 136} 90L${x + 110} 90Z`, '#6b452e'); c.rect(-20, 66, 1640, 20, '#6b452e');
    for (const x of [60, 320, 1150, 1400]) { c.path(`M${x} 520L${x} 190Q${x + 75} 100 ${x + 150} 190L${x + 150} 520Z`, '#6b452e'); const g = `M${x + 12} 508L${x + 12} 196Q${x + 75} 122 ${x + 138} 196L${x + 138} 508Z`; c.path(g, '#a9c6cf'); c.clip(g, () => { c.rect(x, 380, 160, 140, '#6f9aa6'); c.gouges(x, 390, 160, 110, { gap: 14, len: 50, wid: 5, color: c.paper, keep: 0.6 }); c.line([[x + 40, 390], [x + 40, 250]], 4); c.line([[x + 96, 400], [x + 96, 290]], 4); c.poly([[x + 40, 260], [x + 40, 370], [x + 84, 370]], c.paper); }); c.line([[x + 75, 150], [x + 75, 508]], 6, '#6b452e'); for (const y of [270, 390]) c.line([[x + 12, y], [x + 138, y]], 6, '#6b452e'); }
    // the map of an invented river
    c.rect(530, 116, 560, 400, '#6b452e'); c.rect(544, 130, 532, 372, '#f2e2b2');
    c.blob([[560, 150], [700, 140], [760, 200], [700, 300], [640, 420], [560, 480]], '#9fc08a'); c.blob([[860, 150], [1060, 150], [1060, 480], [820, 490], [840, 380], [900, 280]], '#c9c98a');
    c.clip(box(544, 130, 532, 372), () => {
      c.limb([[730, 130], [800, 190], [780, 260], [700, 330], [740, 400], [820, 440], [790, 502]], [14, 22, 30, 34, 46, 70, 100], blue); c.limb([[930, 160], [880, 230], [800, 256]], [8, 12, 16], blue); c.limb([[590, 250], [640, 300], [706, 330]], [6, 10, 14], blue);
    });
    for (const [x, y] of [[620, 200], [646, 186], [672, 206], [940, 330], [968, 316], [994, 336]]) c.poly([[x - 16, y + 18], [x, y - 14], [x + 16, y + 18]], '#5c7f5a');
    for (const [x, y] of [[680, 290], [830, 380], [900, 210], [740, 450]]) { c.rect(x - 9, y - 7, 18, 14, '#c65a3c'); c.poly([[x - 12, y - 6], [x, y - 18], [x + 12, y - 6]], c.ink); }
    c.at(1020, 440, 1, () => { c.poly([[0, -34], [7, -7], [34, 0], [7, 7], [0, 34], [-7, 7], [-34, 0], [-7, -7]], '#c65a3c'); });
    c.line('M560 486Q590 476 620 486', 3, blue); c.rect(-20, 540, 1640, 60, '#6b452e'); c.gouges(0, 546, 1600, 50, { gap: 12, len: 120, wid: 4, color: wood, keep: 0.6 });
    c.rect(-20, 600, 1640, 330, '#b98a5c', { noline: true }); c.gouges(0, 606, 1600, 300, { gap: 22, len: 200, wid: 4, color: '#8f6540', keep: 0.6 });
    person(c, 460, 690, 470, { top: blue, skirt: true, coat: -22, legs: '#2b3a4a', hair: '#6b3f26', style: 'bun', skin: SKIN[0], face: 'right', open: true, arms: { l: 'hold', r: [[24, -76], [38, -86]] }, extra: () => { c.line([[38, -86], [62, -96]], 1.3, '#6b452e'); for (let i = 0; i < 3; i++) { c.oval(-3 + i * 3, -71 + (i % 2), 1.1, 1.1, '#c65a3c'); } } });
    const kids = (y, h, xs, dw) => xs.forEach((x, i) => { const p = someone(c, ['#c65a3c', gold, '#5c7f74', c.paper, '#8f3f4c', '#7fa3c0'], { skins: [SKIN[0], SKIN[2], '#f0d0b4'], hairs: ['#6b3f26', '#c9995a', c.ink, '#8a5a33'], fixed: { hat: undefined, face: 'back', scarf: undefined, pose: 'none', coat: -34 } }); if (p.style === 'long') p.style = 'plait'; if (p.style === 'short' && i % 2) p.style = 'bob';
      person(c, x, y + h * 0.42, h, { ...p, arms: { l: 'fwd', r: i % 4 === 2 ? 'high' : 'fwd' }, behind: i % 4 === 2 ? '' : 'lr' }); });
    const desk = (x, y, w, k) => { c.rect(x - 4, y - 16 * k, w + 8, 20 * k, '#f0d9a8'); c.rect(x, y + 2, w, 16 * k, '#6b452e'); c.line([[x + 16, y + 18 * k], [x + 8, y + 90 * k]], 9 * k, '#6b452e'); c.line([[x + w - 16, y + 18 * k], [x + w - 8, y + 90 * k]], 9 * k, '#6b452e'); c.poly([[x + w * 0.2, y - 2], [x + w * 0.34, y - 2], [x + w * 0.36, y - 10 * k], [x + w * 0.22, y - 10 * k]], c.paper); c.poly([[x + w * 0.64, y - 2], [x + w * 0.8, y - 2], [x + w * 0.78, y - 10 * k], [x + w * 0.64, y - 10 * k]], gold); };
    for (const x of [640, 920, 1200]) desk(x, 626, 250, 0.8); kids(680, 210, [700, 820, 980, 1110, 1260, 1390], 0);
    for (const x of [30, 380, 730, 1080, 1430]) desk(x, 744, 316, 1.1); kids(830, 300, [110, 270, 470, 620, 810, 970, 1170, 1330, 1520], 0);
    return c;
  },

  'herons-women'() {
    const c = nell({ seed: 43, ink: '#12291f' });
    c.rect(-20, -20, 1640, 940, '#cfe0cd', { noline: true }); c.gouges(0, 0, 1600, 330, { gap: 28, len: 190, wid: 8, color: c.paper, keep: 0.6 });
    for (let x = -40; x < 1640; x += 110) { c.limb([[x, 400], [x, 330]], [10, 7], c.ink); c.blob([[x - 70, 340], [x - 40, 250 + c.rnd(-20, 20)], [x + 10, 220 + c.rnd(-20, 20)], [x + 60, 270], [x + 70, 350], [x, 370]], '#2f6048'); }
    c.gouges(0, 220, 1600, 150, { gap: 20, len: 34, wid: 6, angle: 40, color: '#7fae8c', keep: 0.5 });
    c.rect(-20, 380, 1640, 60, c.paper); c.line([[-20, 382], [1620, 382]], 6); c.line([[-20, 438], [1620, 438]], 4); heads(c, 0, 1600, 340, { r: 13, rows: 1, tops: ['#2f6048', '#8f3f2c', '#d9a63f', c.ink], skins: SKIN, hairs: [c.ink, '#5a4030'], arms: 0.4 }); c.rect(-20, 386, 1640, 50, '#2c7a55'); for (let x = 30; x < 1600; x += 200) c.gouges(x, 396, 140, 32, { gap: 9, len: 60, wid: 5, color: c.paper, keep: 0.7 });
    c.rect(-20, 438, 1640, 490, '#4f9467', { noline: true }); c.gouges(0, 450, 1600, 450, { gap: 20, len: 90, wid: 6, color: '#2c6847', keep: 0.55, grow: 1.4 }); c.gouges(0, 450, 1600, 450, { gap: 32, len: 60, wid: 5, color: '#a7cfa2', keep: 0.4, grow: 1.4 });
    c.line([[60, 470], [60, 250], [420, 250], [420, 470]], 9, c.paper); for (let i = 1; i < 9; i++) { c.line([[60 + i * 40, 254], [60 + i * 40, 466]], 1.6, c.paper); c.line([[60, 250 + i * 24], [420, 250 + i * 24]], 1.6, c.paper); }
    const kit = { top: '#fbf7ea', hoops: '#217a4d', sleeve: '#fbf7ea', legs: '#fbf7ea', shorts: true, socks: '#217a4d', shortSleeve: true, boots: c.ink };
    for (const [x, y, h, hair, skin, style, arms, pose] of [[300, 760, 340, '#c9995a', SKIN[0], 'pony', { l: 'up', r: 'wave' }, 'run'], [1330, 770, 350, c.ink, SKIN[3], 'bun', { l: 'wave', r: 'up' }, 'run'], [480, 740, 330, c.ink, SKIN[1], 'bun', { l: 'up', r: 'down' }, 'walk'], [1150, 740, 330, '#5a4030', SKIN[2], 'pony', { l: 'down', r: 'high' }, 'walk']]) person(c, x, y, h, { ...kit, hair, skin, style, arms, pose, open: true, flip: x > 800 });
    // the captain above the shoulders of two, with four at her feet
    person(c, 690, 850, 400, { ...kit, hair: c.ink, skin: SKIN[3], style: 'bun', pose: 'wide', face: 'right', open: true, arms: { l: 'hip', r: 'high' } });
    person(c, 930, 850, 400, { ...kit, hair: '#c9995a', skin: SKIN[0], style: 'pony', pose: 'wide', face: 'left', open: true, arms: { l: 'high', r: 'hip' } });
    person(c, 810, 640, 430, { ...kit, hair: '#b3401f', skin: SKIN[0], style: 'plait', pose: 'squat', open: true, arms: { l: [[-24, -84], [-28, -108]], r: [[24, -84], [28, -108]] }, extra: () => { c.rect(15.5, -82, 8, 5, '#e9b949'); } });
    for (const [x, hair, st, sk] of [[745, '#5a4030', 'bob', SKIN[2]], [880, c.ink, 'pony', SKIN[1]]]) person(c, x, 868, 350, { ...kit, hair, skin: sk, style: st, pose: 'wide', face: 'front', open: true, arms: { l: 'high', r: 'high' }, behind: 'lr' });
    for (let i = 0; i < 60; i++) { const x = c.rnd(100, 1500); const y = c.rnd(20, 330); c.at(x, y, 1, () => c.rect(-7, -3, 14, 6, c.pick(['#217a4d', '#fbf7ea', '#e9b949'])), { rot: c.rnd(0, 180) }); }
    return c;
  },
};
