// Bram Osgood's ink and wash indoors: a workshop and a stage.

import { Canvas, box, limb, oval, poly } from '../parts/canvas.mjs';
import { heads, person } from '../parts/people.mjs';
import { bird, bricks } from '../parts/places.mjs';

const bram = (o) => new Canvas({ style: 'ink', ink: '#1d2630', paper: '#f5efe1', ...o });
const flat = { noline: true };
const SKIN = ['#eec6a4', '#d8a078', '#8a5c42', '#f0d2b8'];

export default {
  'boat-electrician'() {
    const c = bram({ seed: 137 });
    bricks(c, -20, -20, 1640, 760, { base: '#a87660', line: '#8f5c48', n: 240, bw: 46, bh: 19 });
    // door open on the slip and the river
    c.rect(80, 110, 470, 640, '#6d4a34'); c.rect(104, 134, 422, 616, c.grad(134, 500, '#bcd4da', '#f4e6c4'));
    c.clip(box(104, 134, 422, 616), () => { c.path('M100 400Q220 370 330 388T540 380L540 440L100 440Z', '#a4b6a4'); for (let i = 0; i < 9; i++) c.rect(120 + i * 46, 380 - (i % 3) * 6, 28, 24, ['#e8dac0', '#d8a890', '#c9d0c8'][i % 3], { lw: 1.6 }); c.rect(100, 420, 440, 160, '#88b0b8', flat); for (let i = 0; i < 12; i++) c.line(`M${c.rnd(110, 470)} ${c.rnd(436, 560)}q14 -5 28 0t28 0`, 1.8); c.poly([[250, 470], [250, 350], [310, 470]], '#fbf6ea'); c.path('M220 474L330 474L312 492L236 492Z', '#a8463a'); c.path('M100 560Q260 540 540 590L540 760L100 760Z', '#b8a888'); c.poly([[250, 570], [340, 570], [480, 760], [160, 760]], '#a09684'); for (const q of [[270, 190], [322, 440]]) c.line([[q[0], 570], [q[1], 760]], 6, '#6d5140'); for (let i = 0; i < 5; i++) c.line([[256 - i * 16, 600 + i * 34], [336 + i * 26, 600 + i * 34]], 3); bird(c, 190, 230, 1.2, '#fbf6ea', 3); bird(c, 420, 200, 1, '#fbf6ea', 5); });
    c.poly([[80, 110], [10, 80], [10, 800], [80, 750]], '#3f7a8c'); c.line([[45, 96], [45, 774]], 2.4);
    c.rect(-20, 750, 1640, 190, '#8a7a68', flat); c.poly([[104, 750], [526, 750], [820, 930], [60, 930]], '#f2dfb4', { noline: true, op: 0.6 }); for (let i = 0; i < 30; i++) { const x = c.rnd(0, 1600); c.line(`M${x} ${c.rnd(770, 890)}h${c.rnd(20, 60)}`, 1.5); }
    // pegboard with tools, cable drums, a lamp over the bench
    c.rect(600, 90, 330, 220, '#c9a878'); for (let i = 0; i < 5; i++) { const x = 640 + i * 62; c.limb([[x, 130], [x, 190]], [8, 6], '#5c686c'); c.limb([[x, 190], [x, 262]], [16, 18], ['#c8453a', '#e3a93a', '#3f7a8c', '#c8453a', '#34404c'][i]); }
    for (const [x, y, k] of [[660, 380, '#c8453a'], [760, 380, '#e3a93a'], [860, 380, '#3f7a5c']]) { c.oval(x, y, 42, 42, k); c.oval(x, y, 32, 32, k, { lw: 1.4 }); c.oval(x, y, 15, 15, '#f0e4c8'); } c.rect(596, 424, 340, 14, '#7c5438');
    // the boat's wheelhouse side with the open cabinet
    c.path('M900 -20L1640 -20L1640 860L980 860Q920 700 930 560L900 540Z', '#f4f0e4'); c.path('M930 600L1640 570L1640 860L980 860Q940 740 930 600Z', '#3c7a64'); c.rect(890, 540, 760, 22, '#2f5f50'); c.line('M960 740L1640 716', 3); c.shade('M960 740L1640 716L1640 860L980 860Z', [940, 716, 700, 150], { gap: 13, angle: 20 });
    for (const x of [1330, 1490]) { c.rect(x, 40, 120, 110, '#8fb0b8'); c.line([[x + 14, 130], [x + 70, 54]], 2); }
    c.rect(1120, 190, 330, 340, '#9aa6a6'); c.rect(1138, 206, 294, 308, '#3a4448');
    c.glow(1250, 340, 260, '#fff0b8', 0.85);
    for (let r = 0; r < 3; r++) for (let i = 0; i < 7; i++) c.rect(1156 + i * 38, 226 + r * 76, 28, 44, ['#e8e2d0', '#c9d4d0', '#e3a93a', '#e8e2d0', '#c8453a', '#e8e2d0', '#7fb0a4'][(i + r * 2) % 7], { lw: 1.6 });
    for (let r = 0; r < 3; r++) c.rect(1150, 274 + r * 76, 272, 8, '#c99a5c', { lw: 1.4 });
    const cab = ['#c8453a', '#e3b93a', '#3f6fb0', '#3f9a64', '#20242a', '#e8772e'];
    for (let i = 0; i < 12; i++) { const x = 1170 + i * 20; c.limb([[x, 284 + (i % 3) * 76], [x + c.rnd(-20, 20), 400 + c.rnd(0, 40)], [1180 + i * 16, 510]], 5, cab[i % 6], { lw: 1.4 }); }
    c.poly([[1450, 186], [1560, 220], [1560, 566], [1450, 534]], '#b4bebc'); c.path('M1506 330L1484 380L1502 380L1494 424L1528 364L1508 364L1520 330Z', '#e3b93a'); c.limb([[1290, 514], [1310, 600], [1240, 690], [1130, 760], [1000, 800]], 10, '#e8772e');
    // Andrii Kovtun, at work
    person(c, 990, 890, 660, { top: '#34506c', sleeve: '#34506c', legs: '#2b3a4c', boots: '#3a2c24', hair: '#9a958c', style: 'short', beard: '#b4afa4', skin: SKIN[0], face: 'right', coat: -36, arms: { l: [[-8, -56], [14, -60]], r: [[22, -66], [37, -74]] }, behind: 'l', extra: () => { c.limb([[-8, -93], [0, -94], [8, -92]], 2.2, '#20242a'); c.rect(3, -97, 6, 5, '#e8e2d0', { lw: 2 }); c.rect(-9, -60, 7, 9, '#2b4258'); c.line([[-6, -60], [-6, -66]], 2, '#c8453a'); c.rect(-10, -46, 20, 3.5, '#7c5438'); c.rect(6, -46, 6, 12, '#7c5438'); } });
    c.path('M1050 268L1180 214L1180 420Z', '#fff6cf', { noline: true, op: 0.55 }); c.glow(1048, 268, 60, '#fffbe0', 0.95); c.limb([[1234, 402], [1278, 366]], [16, 12], '#c8453a'); c.limb([[1278, 366], [1304, 346]], 5, '#8f9a9c');
    c.rect(600, 640, 220, 22, '#b08a5c'); c.rect(616, 662, 18, 200, '#7c5c40'); c.rect(786, 662, 18, 200, '#7c5c40'); c.rect(640, 580, 110, 60, '#c8453a'); c.rect(672, 562, 46, 18, '#8f3a2c'); c.rect(766, 596, 34, 44, '#f4f0e4'); c.line('M800 606q16 4 2 22', 4); c.line('M776 584q4 -10 0 -18M790 584q4 -10 0 -18', 2);
    return c;
  },

  'theatre-low-water'() {
    const c = bram({ seed: 139 });
    c.rect(-20, -20, 1640, 940, c.grad(0, 620, '#34465a', '#4f6878', '#6f8a90'), flat);
    c.path('M420 -20L1180 -20L1400 700L200 700Z', '#f6dfa8', { noline: true, op: 0.25 }); c.glow(800, 430, 620, '#ffe6b0', 0.8);
    // the set: two canted walls without a ceiling
    c.poly([[330, 170], [800, 130], [800, 600], [300, 640]], '#a8bcac'); c.poly([[800, 130], [1290, 170], [1320, 640], [800, 600]], '#98aea4'); for (let i = 1; i < 9; i++) { c.line([[330 + i * 52, 168 - i * 4], [306 + i * 55, 636 - i * 4]], 0.9); c.line([[800 + i * 54, 132 + i * 4], [800 + i * 57, 604 + i * 4]], 0.9); }
    c.path('M302 610Q560 574 800 572Q1060 574 1318 610L1320 640L800 600L300 640Z', '#6f8478', { noline: true, op: 0.7 }); c.line('M304 500Q560 474 800 470Q1060 474 1312 502', 2, '#7f8c74');
    c.rect(400, 250, 180, 190, '#f4eedc'); c.rect(414, 264, 152, 162, '#8fb4c4'); c.line([[490, 264], [490, 426]], 5, '#f4eedc'); c.line([[414, 345], [566, 345]], 5, '#f4eedc'); c.path('M398 250Q420 330 400 400L440 390Q460 320 448 250Z', '#d8a090'); c.path('M582 250Q560 330 580 400L540 390Q520 320 532 250Z', '#d8a090');
    c.rect(640, 220, 130, 12, '#8a5c40'); c.rect(640, 300, 130, 12, '#8a5c40'); for (let i = 0; i < 4; i++) { c.oval(658 + i * 30, 208, 12, 13, ['#c8453a', '#f4eedc', '#4a6fa8', '#e3b93a'][i]); c.rect(648 + i * 31, 272, 22, 28, ['#f4eedc', '#5c8a6c', '#f4eedc', '#a8563f'][i]); }
    c.rect(1080, 330, 190, 280, '#ece6d6'); c.rect(1070, 316, 210, 18, '#3a4044'); c.rect(1100, 430, 150, 120, '#d8d0bc'); for (let i = 0; i < 4; i++) c.oval(1112 + i * 42, 362, 9, 9, '#3a4044'); c.path('M1110 316Q1104 270 1150 268Q1196 270 1190 316Z', '#4a6fa8'); c.line('M1190 290q22 -4 24 -24', 6); c.line('M1122 262q30 -34 60 0', 4);
    c.oval(940, 250, 42, 42, '#f4eedc'); c.line('M940 250L940 222M940 250L960 262', 4); c.line([[800, -20], [800, 150]], 3); c.path('M730 200Q800 110 870 200Z', '#c8453a'); c.oval(800, 202, 18, 12, '#fff3c4'); c.glow(800, 250, 240, '#fff0bc', 0.9);
    // pool on the stage
    c.path('M300 640L800 600L1320 640L1520 800L80 800Z', '#7fa4ac'); c.path('M80 800L1520 800L1524 824L76 824Z', '#6d4a34');
    for (let i = 0; i < 9; i++) { c.line(oval(800 + (i % 3 - 1) * 210, 716 + (i % 2) * 20, 60 + i * 16, 10 + i * 3), 1.5); } c.path('M560 690Q800 660 1040 690Q940 790 800 784Q640 790 560 690Z', '#f4dca8', { noline: true, op: 0.6 });
    for (let i = 0; i < 26; i++) c.line(`M${c.rnd(200, 1340)} ${c.rnd(690, 790)}q14 -5 28 0t28 0`, 1.6);
    // table, two women, the lamp's reflection
    const chair = (x, k) => { c.limb([[x - k * 64, 750], [x - k * 60, 430]], 11, '#8a5c40'); c.limb([[x - k * 20, 750], [x - k * 22, 600]], 10, '#8a5c40'); c.limb([[x + k * 46, 750], [x + k * 44, 600]], 10, '#8a5c40'); c.rect(x - 66, 588, 132, 14, '#8a5c40'); c.limb([[x - k * 60, 470], [x - k * 62, 440]], 11, '#8a5c40'); };
    chair(540, 1); chair(1060, -1);
    const sit = (x, k, o) => person(c, x, 770, 410, { pose: 'sit', flip: k < 0, face: 'right', boots: o.skin, coat: -40, toe: 6, ...o });
    sit(540, 1, { top: '#8a8fa8', legs: '#8a8fa8', hair: '#ece8dc', style: 'bun', skin: SKIN[0], arms: { l: [[2, -54], [24, -56]], r: [[14, -58], [30, -57]] }, behind: 'l', scarf: '#b89ca0' });
    sit(1060, -1, { top: '#d9823a', legs: '#4a5f8a', hair: '#1c1618', style: 'curly', skin: SKIN[2], arms: { l: [[2, -54], [24, -56]], r: [[12, -60], [16, -74]] }, behind: 'l', open: true });
    c.poly([[610, 544], [990, 544], [1020, 570], [580, 570]], '#d8b07c'); c.rect(580, 568, 440, 16, '#a87c50'); for (const x of [604, 984]) c.limb([[x, 584], [x, 748]], [15, 12], '#a87c50');
    c.path('M760 544Q752 492 800 490Q848 492 840 544Z', '#5c7f94'); c.line('M840 506q26 0 22 -26', 6); c.line('M772 488q28 -30 56 0', 4); c.rect(690, 522, 34, 24, '#fbf6ea'); c.rect(884, 522, 34, 24, '#fbf6ea'); c.line('M700 512q4 -10 0 -18M894 512q4 -10 0 -18', 2);
    for (const x of [600, 622, 976, 1000]) { c.line(oval(x, 752, 26, 6), 1.6); }
    // curtains, proscenium, the front rows
    for (const k of [0, 1]) { const X = (v) => (k ? 1600 - v : v); c.path(`M${X(-20)} -20L${X(250)} -20Q${X(230)} 300 ${X(170)} 480Q${X(150)} 640 ${X(180)} 830L${X(-20)} 830Z`, '#a3423c'); for (let i = 0; i < 5; i++) c.line(`M${X(30 + i * 46)} -20Q${X(26 + i * 42)} 300 ${X(20 + i * 32)} 480Q${X(10 + i * 30)} 660 ${X(20 + i * 32)} 828`, 2); c.limb([[X(0), 470], [X(100), 500], [X(176), 470]], 18, '#e3b04a'); }
    c.path('M-20 -20L1620 -20L1620 70Q1480 150 1340 80Q1200 150 1070 80Q940 150 800 80Q660 150 530 80Q400 150 260 80Q120 150 -20 70Z', '#b24a42'); c.line('M-20 62Q120 142 260 72Q400 142 530 72Q660 142 800 72Q940 142 1070 72Q1200 142 1340 72Q1480 142 1620 62', 7, '#e3b04a');
    c.rect(-20, 822, 1640, 110, '#3a3038', flat); for (let i = 0; i < 7; i++) { c.path(`M${110 + i * 230} 838Q${140 + i * 230} 806 ${170 + i * 230} 838Z`, '#e3b04a'); }
    heads(c, -10, 1620, 868, { r: 30, rows: 1, tops: ['#2f3644', '#4a3a44', '#3a4a50', '#54444a'], skins: ['#4a3a3c', '#5c4844', '#3a3034'], hairs: ['#2a2428', '#5c5450', '#3f3030', '#77706a'] });
    return c;
  },
};
