import type { Language } from '../../domain/text.ts';
import { count } from './format.ts';

const [WAN, YI, MILLION] = [1e4, 1e8, 1e6];

/** As many decimals as a sum of this size is talked of with. */
const decimals = (value: number): string => count(Number(value.toFixed(value < 10 ? 2 : 1)));

/** A sum in a sentence: 1.2 亿元, 820 万元, 6,500 元; CNY 120 million. */
export function sum(cny: number, language: Language): string {
  if (language === 'en') return cny < MILLION ? `CNY\u00a0${count(Math.round(cny))}` : `CNY\u00a0${decimals(cny / MILLION)}\u00a0million`;
  if (cny >= YI) return `${decimals(cny / YI)}\u00a0亿元`;
  return cny < WAN && cny > 0 ? `${count(Math.round(cny))}\u00a0元` : `${count(Math.round(cny / WAN))}\u00a0万元`;
}

/** A sum in a column of 万元 (in English too: bureaus budget in them); a small one is not nothing. */
export function inWan(cny: number): string {
  return cny > 0 && cny < WAN ? (cny / WAN).toFixed(1) : count(Math.round(cny / WAN));
}
