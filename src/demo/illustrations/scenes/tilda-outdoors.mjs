// Tilda Vane's flat colour out of doors: marsh, hospital hill, swimmers.

import { Canvas, box, oval, poly, smooth } from '../parts/canvas.mjs';
import { head, person } from '../parts/people.mjs';
import { bird, cloud, hills, hillTown, lighthouse, sky } from '../parts/places.mjs';

const tilda = (o) => new Canvas({ style: 'flat', ink: '#2b2a3d', paper: '#f6ead7', ...o });
const flat = { noline: true };

export default {
  'geese-salt-marsh'() {
    const c = tilda({ seed: 71, ink: '#2a2440' });
    sky(c, 560, '#5f6f9c', '#c98f9c', '#f5b98a', '#fde2ae'); c.glow(1130, 520, 620, '#ffe9b0', 0.95); c.oval(1130, 520, 62, 62, '#fff6d6', flat);
    for (const [x, y, w, k] of [[300, 170, 620, '#e0a0a0'], [1330, 130, 520, '#d99aa4'], [760, 300, 700, '#f7c9a0'], [1420, 340, 460, '#f9d2a8']]) cloud(c, x, y, w, k, 0.55);
    hills(c, 528, 12, '#9c7f94', { base: 570, seed: 2 });
    c.rect(-20, 556, 1640, 370, c.grad(556, 900, '#d9a67c', '#8a7a5c', '#4f5a48'), flat);
    // creeks that carry the sky
    const creek = (p, w) => { c.limb(p, w, c.grad(556, 900, '#ffe6b4', '#e8b7a0', '#8f86a8'), flat); };
    creek([[1130, 560], [1080, 600], [1180, 650], [1010, 720], [1130, 800], [980, 930]], [50, 34, 46, 80, 100, 190]); creek([[420, 566], [520, 600], [430, 650], [640, 700], [860, 730], [1000, 735]], [14, 18, 22, 28, 36, 50]); creek([[1520, 590], [1440, 640], [1560, 700], [1380, 770], [1180, 800]], [14, 20, 26, 36, 54]);
    for (let i = 0; i < 9; i++) c.glow(1120 + c.rnd(-30, 30), 580 + i * 30, 120, '#fff3c8', 0.25, 16);
    let d = ''; for (let i = 0; i < 420; i++) { const y = 580 + Math.pow(c.rnd(), 0.8) * 330; const k = (y - 540) / 360; const x = c.rnd(-20, 1620); const h = 10 + 36 * k; d += `M${x} ${y}q${-3 * k} ${-h * 0.6} ${c.rnd(-8, 2)} ${-h}q${6 * k} ${h * 0.5} ${8 * k} ${h}Z`; } c.path(d, '#3f4a44', { noline: true, op: 0.55 });
    for (let i = 0; i < 60; i++) { const y = c.rnd(600, 720); const x = c.rnd(60, 1580); c.oval(x, y, 7, 3.4, '#2a2440', flat); c.line([[x + 5, y], [x + 9, y - 6]], 2, '#2a2440'); }
    // skeins: long wavering chevrons
    const skein = (x, y, n, dx, dy, s) => { for (let i = 0; i < n; i++) for (const k of [-1, 1]) { if (i === 0 && k < 0) continue; bird(c, x - i * dx + c.rnd(-5, 5), y + k * i * dy * (k < 0 ? 0.8 : 1) + c.rnd(-4, 4), s * (1 - i * 0.012) * c.rnd(0.9, 1.1), '#2a2440', c.rnd(-8, 10)); } };
    skein(1010, 160, 12, 42, 13, 1.25); skein(620, 300, 13, 34, 9, 0.85); skein(1420, 250, 11, 32, 10, 0.8); skein(420, 130, 8, 30, 9, 0.7); skein(1000, 390, 15, 24, 5, 0.5); skein(1520, 420, 10, 20, 5, 0.45); skein(560, 440, 12, 20, 4, 0.42);
    // the sea wall with three watchers
    c.path('M-20 760Q240 700 520 800Q640 850 760 930L-20 930Z', '#343450', flat); c.path('M-20 760Q240 700 520 800Q640 850 760 930L740 930Q600 850 500 812Q240 722 -20 776Z', '#e0a27c', { noline: true, op: 0.55 });
    const scope = (x, y, h, o) => { person(c, x, y, h, { legs: '#232338', skin: '#c98f74', hair: '#2a2440', face: 'right', boots: '#1c1b2c', arms: { l: [[-4, -60], [12, -74]], r: [[18, -62], [22, -77]] }, behind: 'l', ...o }); const e = h / 100; c.limb([[x + 8 * e, y - 88 * e], [x + 46 * e, y - 92 * e]], [6 * e, 9 * e], '#1c1b2c'); for (const q of [14, 28, 40]) c.line([[x + 28 * e, y - 88 * e], [x + q * e, y]], 3.4, '#1c1b2c'); };
    scope(120, 748, 250, { top: '#4a4f70', coat: -28, hat: { kind: 'bobble', color: '#b5566a' } }); scope(280, 752, 270, { top: '#7c4f60', coat: -32, style: 'bun', scarf: '#e8b080' }); scope(450, 796, 240, { top: '#3f5a60', coat: -26, hat: { kind: 'brim', color: '#5c4a44' } });
    return c;
  },

  'maternity-ward-window'() {
    const c = tilda({ seed: 73, ink: '#231f3a' });
    sky(c, 640, '#27305c', '#4f4f84', '#a56f8c', '#e8a387'); for (let i = 0; i < 40; i++) c.oval(c.rnd(0, 1600), c.rnd(0, 200), 2, 2, '#f6ead7', { noline: true, op: 0.8 });
    for (const [x, y, w] of [[260, 330, 620], [1360, 280, 560], [900, 400, 460]]) cloud(c, x, y, w, '#8a5f88', 0.5);
    hills(c, 560, 18, '#4a4672', { base: 700, seed: 5 });
    c.path('M-20 760Q260 640 560 610L1180 600Q1420 630 1620 720L1620 930L-20 930Z', '#2f3358', flat);
    // the hospital: three floors of brick, wings and a clock gable
    const brick = c.grad(230, 630, '#8a4a4c', '#6d3a48'); const dark = '#2b2746'; const lit = '#ffd98a';
    const wing = (x, y, w, h) => { c.rect(x, y, w, h, brick); let d = ''; for (let i = 0; i < w * h / 900; i++) d += box(x + c.rnd(0, w - 22), y + Math.floor(c.rnd(0, h / 12)) * 12, 20, 6); c.path(d, '#a05a54', { noline: true, op: 0.5 }); };
    wing(330, 300, 940, 320); c.poly([[306, 302], [360, 236], [1240, 236], [1294, 302]], '#34305a'); for (const x of [440, 620, 980, 1150]) { c.rect(x, 190, 36, 60, '#6d3a48'); c.rect(x - 5, 184, 46, 10, '#4f2f44'); }
    wing(230, 340, 160, 290); c.poly([[214, 344], [310, 262], [406, 344]], '#2c2850'); wing(1210, 340, 160, 290); c.poly([[1194, 344], [1290, 262], [1386, 344]], '#2c2850');
    wing(700, 220, 200, 400); c.poly([[682, 224], [800, 130], [918, 224]], '#2c2850'); c.line([[800, 132], [800, 92]], 5, dark); c.oval(800, 208, 26, 26, '#f6ead7'); c.line('M800 208L800 192M800 208L811 213', 4, dark);
    for (const y of [392, 500]) c.rect(330, y, 940, 7, '#c9a08c', { op: 0.6 });
    const pane = (x, y, on) => { if (on) c.glow(x + 22, y + 30, 84, '#ffc766', 0.75); c.rect(x - 4, y - 5, 52, 70, '#e0c2a4'); c.rect(x, y, 44, 60, on ? lit : '#3a3558'); c.line([[x + 22, y], [x + 22, y + 60]], 3.4, on ? '#a8643c' : '#59507a'); c.line([[x, y + 24], [x + 44, y + 24]], 3.4, on ? '#a8643c' : '#59507a'); };
    for (const [i, y] of [314, 418, 526].entries()) for (const x of [256, 320, 410, 484, 558, 632, 728, 828, 926, 1000, 1074, 1148, 1226, 1300]) { if (i === 2 && (x === 728 || x === 828)) continue; if (i === 0 && (x < 330 || x > 1210)) continue; pane(x, y, i === 1); }
    for (const [x, g] of [[484, 1], [926, 1], [1148, 0]]) { c.oval(x + 20, 444, 8, 9, '#8a4a3c', flat); c.path(`M${x + 6} 478Q${x + 20} 446 ${x + 34} 478Z`, g ? '#3f6f8f' : '#8f4a5c', flat); }
    c.path('M742 620L742 556Q800 516 858 556L858 620Z', '#e0c2a4'); c.rect(758, 552, 84, 70, '#ffe6b0'); c.line([[800, 552], [800, 620]], 4, dark); c.glow(800, 620, 160, '#ffd98a', 0.6); c.rect(720, 540, 160, 12, '#2c2850');
    // the road up, walls, trees, lamps
    c.path('M760 620L840 620Q900 700 760 760Q560 830 620 930L160 930Q300 800 600 740Q790 700 760 620Z', '#8f7484', flat); c.path('M760 620L840 620Q850 660 806 690Q800 650 760 620Z', '#ffd98a', { noline: true, op: 0.35 });
    const tree = (x, y, s) => { c.limb([[x, y], [x, y - 80 * s]], [14 * s, 8 * s], '#1d1b34'); c.blob([[x - 60 * s, y - 70 * s], [x - 50 * s, y - 140 * s], [x, y - 190 * s], [x + 52 * s, y - 140 * s], [x + 60 * s, y - 70 * s], [x, y - 50 * s]], '#25284c', flat); for (let i = 0; i < 9; i++) c.oval(x + c.rnd(-40, 40) * s, y - c.rnd(70, 150) * s, 5 * s, 5 * s, '#c8553d', flat); };
    tree(150, 720, 1.5); tree(60, 800, 1.7); tree(1450, 700, 1.5); tree(1555, 780, 1.9); tree(1340, 660, 0.9);
    hillTown(c, 900, 1640, 2, (x, t) => 800 + t * 100 - (x - 900) * 0.02, { h0: 70, h1: 96, walls: ['#3a3560', '#443c68', '#4f3f64'], roofs: ['#25224a', '#2c2850'], glass: '#2b2746', frame: undefined, lit: '#ffc766', litP: 0.4 });
    hillTown(c, -20, 260, 1, () => 900, { h0: 80, h1: 90, walls: ['#3a3560', '#4f3f64'], roofs: ['#25224a'], glass: '#2b2746', frame: undefined, lit: '#ffc766', litP: 0.4 });
    for (const [x, y] of [[560, 726], [690, 800], [480, 850]]) { c.line([[x, y], [x, y - 90]], 5, '#1d1b34'); c.oval(x, y - 96, 8, 9, '#ffe6b0', flat); c.glow(x, y - 96, 80, '#ffd98a', 0.8); }
    return c;
  },

  'sea-swimmers'() {
    const c = tilda({ seed: 79, ink: '#1f3a4a' });
    sky(c, 420, '#8fc6d8', '#cfe8e2', '#fdf0d2'); c.glow(420, 120, 480, '#fff6d6', 0.95); c.oval(420, 130, 56, 56, '#fffbe8', flat);
    for (const [x, y, w] of [[880, 120, 440], [120, 260, 360], [1460, 90, 380]]) cloud(c, x, y, w, '#fffaf0', 0.9);
    hills(c, 400, 10, '#8fb4b0', { base: 430, seed: 2 });
    c.rect(-20, 412, 1640, 520, c.grad(412, 900, '#5fa8b0', '#3f8f9c', '#7fbcb4'), flat); c.gouges(0, 420, 1600, 420, { gap: 17, len: 120, wid: 4, color: '#dff2ea', keep: 0.42, grow: 1.4 }); c.gouges(200, 420, 480, 330, { gap: 17, len: 90, wid: 5, color: '#fff6d6', keep: 0.5, grow: 1.2 });
    // headland and light
    c.path('M960 440Q1010 380 1080 350Q1150 290 1280 280L1640 260L1640 470L960 460Z', '#6d7f6c', flat); c.path('M960 440Q1060 380 1120 400Q1220 420 1320 380Q1480 400 1640 360L1640 490Q1300 500 940 460Z', '#54606a', flat); c.path('M1080 350Q1150 290 1280 280L1640 260L1640 300Q1360 300 1240 330Q1140 350 1080 350Z', '#93a878', flat);
    lighthouse(c, 1250, 292, 262, { wall: '#fbf3e2', band: '#c8553d', dark: '#2c4a5c' }); c.rect(1300, 244, 110, 48, '#fbf3e2'); c.poly([[1290, 246], [1318, 216], [1394, 216], [1420, 246]], '#c8553d'); for (const x of [1318, 1360]) c.rect(x, 258, 18, 20, '#2c4a5c');
    // bathers out at depth
    const caps = ['#e0523c', '#f2b93c', '#e86fa0', '#3f6fb5', '#7cc46a', '#f28a3c']; const skins = ['#f0c9a8', '#dba37a', '#8a5a3f', '#f3d5bd'];
    const bob = (x, y, r, i) => { c.oval(x, y + r * 1.15, r * 2.6, r * 0.42, '#dff2ea', { noline: true, op: 0.9 }); c.path(`M${x - r * 1.7} ${y + r * 1.2}Q${x} ${y + r * 0.3} ${x + r * 1.7} ${y + r * 1.2}Z`, skins[i % 4]); head(c, x, y, r, { skin: skins[i % 4], style: 'bald', hat: { kind: i % 3 ? 'beanie' : 'bobble', color: caps[i % 6] } }); };
    [[640, 470, 10], [720, 486, 11], [560, 498, 12], [860, 500, 12], [780, 530, 15], [650, 552, 16], [930, 560, 17], [500, 580, 18]].forEach(([x, y, r], i) => bob(x, y, r, i));
    const wade = (x, y, h, i, o) => { person(c, x, y, h, { top: o.suit, sleeve: skins[i % 4], legs: skins[i % 4], skin: skins[i % 4], style: 'bald', coat: -38, pose: 'none', hat: { kind: i % 2 ? 'bobble' : 'beanie', color: caps[i % 6] }, face: o.face ?? 'back', arms: o.arms ?? { l: 'wide', r: 'wide' } }); c.oval(x, y - h * 0.36, h * 0.28, h * 0.045, '#3f8f9c', flat); c.path(smooth([[x - h * 0.34, y - h * 0.35], [x - h * 0.14, y - h * 0.39], [x, y - h * 0.36], [x + h * 0.14, y - h * 0.39], [x + h * 0.34, y - h * 0.35], [x, y - h * 0.3]], true), '#eafaf2', flat); };
    wade(1080, 730, 250, 1, { suit: '#24405c' }); wade(1230, 770, 280, 2, { suit: '#a8394a', face: 'left', arms: { l: 'high', r: 'wide' } }); wade(900, 790, 290, 3, { suit: '#2f5f5c', face: 'back' }); wade(1400, 800, 300, 4, { suit: '#4a3a6c', face: 'left', arms: { l: 'wave', r: 'hold' } }); wade(1540, 760, 270, 5, { suit: '#24405c', face: 'left', arms: { l: 'hold', r: 'hold' } });
    // the beach
    c.path('M-20 700Q260 690 520 780Q800 850 1200 860Q1440 862 1620 840L1620 930L-20 930Z', '#eafaf2', flat); c.path('M-20 716Q260 706 510 796Q800 868 1200 876Q1440 878 1620 858L1620 930L-20 930Z', c.grad(700, 920, '#e8cfa0', '#cfae7c'), flat);
    for (let i = 0; i < 46; i++) { const x = c.rnd(0, 1000); c.oval(x, c.rnd(840, 900), c.rnd(4, 12), c.rnd(3, 6), c.pick(['#a8957c', '#8f8a86', '#f3e6cc']), flat); }
    // Beryl and the bottle
    person(c, 280, 880, 600, { top: '#2f5f8a', sleeve: '#2f5f8a', coat: -14, skirt: true, legs: '#f0c9a8', boots: '#e0523c', skin: '#f0c9a8', hair: '#e3ded2', style: 'bob', hat: { kind: 'bobble', color: '#f2b93c' }, face: 'right', glasses: true, arms: { l: 'hip', r: [[22, -86], [27, -107]] }, extra: () => { c.rect(-10, -44, 20, 4, '#24405c'); c.poly([[-5, -77], [0, -66], [5, -77]], '#fbf3e2'); } });
    c.glow(442, 214, 130, '#fffbe0', 0.95); c.path('M420 240L420 176L430 162L430 146L456 146L456 162L466 176L466 240Q443 248 420 240Z', '#dff4f2', { op: 0.92 }); c.path('M420 240L420 196Q443 190 466 196L466 240Q443 248 420 240Z', '#7fc4c0'); c.rect(427, 134, 32, 16, '#e0523c'); c.path('M428 180L436 180L436 232L428 232Z', '#fff', { op: 0.8 });
    c.rect(70, 800, 110, 84, '#d9823a'); c.line('M90 800Q125 756 160 800', 7, '#8a4a24'); for (let i = 0; i < 3; i++) { c.rect(84 + i * 30, 776, 20, 30, '#dff4f2'); c.rect(88 + i * 30, 768, 12, 9, '#e0523c'); }
    return c;
  },
};
