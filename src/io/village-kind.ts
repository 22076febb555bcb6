import type { VillageKind } from '../domain/place.ts';
import { kindOfWord } from './place-key.ts';

const COMMUNITY_NAME = /(社区|居委会|居民委员会|居)$/;

/** 行政村 or 社区: as the file says, else by the code's last three digits, else by the name. */
export function kindOf(word: string, code: string | null, name: string): VillageKind {
  const said = kindOfWord(word);
  if (said !== null) return said;
  if (code !== null && /^\d{12}$/.test(code)) return Number(code.slice(9)) < 200 ? 'community' : 'village';
  return COMMUNITY_NAME.test(name) ? 'community' : 'village';
}
