import type { State } from '../domain/state.ts';

/** The design's light tokens, as far as the map draws with them. */
export const COLOURS = {
  ground: '#F7F5F0',
  paper: '#FCFBF8',
  ink: '#22211F',
  secondary: '#55524C',
  line: '#E4E0D7',
  county: '#AFA899',
  township: '#C9C3B6',
  roads: '#DAD6CC',
  border: '#8F8778',
  radius: '#4A78D8',
  hatch: '#B5AFA6',
} as const;

export const STATE_COLOURS: Readonly<Record<State, string>> = { met: '#17604F', gap: '#CF3F16', exempt: '#4A78D8', unknown: '#8C8686' };

const FAMILIES = ['Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', 'sans-serif'];
/** The fonts of the machine: the style names no glyph server, so MapLibre draws every letter itself. */
export const REGULAR: string[] = FAMILIES;
/** MapLibre takes the weight from the first family's name. */
export const BOLD: string[] = ['Noto Sans CJK SC Bold', ...FAMILIES];
