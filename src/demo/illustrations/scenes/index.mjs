export { default as nellRiver } from './nell-river.mjs';
export { default as nellTown } from './nell-town.mjs';
export { default as tildaOutdoors } from './tilda-outdoors.mjs';
export { default as tildaRooms } from './tilda-rooms.mjs';
export { default as bramWater } from './bram-water.mjs';
export { default as bramTown } from './bram-town.mjs';
export { default as bramRooms } from './bram-rooms.mjs';
