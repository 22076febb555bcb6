import type { Traveller } from '../../domain/travel.ts';
import { words } from './words.ts';

const namesZh: Record<Traveller, string> = { car: '开车', bus: '坐客车', walking: '步行' };
const namesEn: Record<Traveller, string> = { car: 'By car', bus: 'By bus', walking: 'On foot' };

/** Who goes along the road. */
export const travelWords = words(
  {
    label: '沿路怎么走',
    names: namesZh,
    /** In a sentence. */
    by: namesZh,
  },
  { label: 'Who goes along the road', names: namesEn, by: { car: 'by car', bus: 'by bus', walking: 'on foot' } },
);
