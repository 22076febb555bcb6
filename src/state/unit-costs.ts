import { REMEDIES } from '../analysis/works/closed-by.ts';
import type { Remedy, UnitCost } from '../domain/remedy.ts';
import type { Text } from '../domain/text.ts';
import { latest } from './latest.ts';
import type { View } from './view.ts';

const LOCAL: Text = { zh: '按本地造价（改过）', en: 'Local prices (changed)' };

const costsOf = latest(
  (costs: View['costs']): Readonly<Record<string, UnitCost>> =>
    Object.fromEntries(
      REMEDIES.flatMap(({ id, cost }) => {
        const cny = costs[id];
        return cny === undefined || cny === cost.cny ? [] : [[id, { ...cost, cny, source: LOCAL }]];
      }),
    ),
);

/** Unit costs that somebody changed to local prices, by remedy; the layer's own range and year stand. */
export const costsInView = (view: Pick<View, 'costs'>): Readonly<Record<string, UnitCost>> => costsOf(view.costs);

/** What a unit of a remedy costs in this view. */
export const unitCostInView = (view: Pick<View, 'costs'>, { id, cost }: Remedy): UnitCost => costsInView(view)[id] ?? cost;

/** As much as a link carries, CNY. */
const MOST = 999_999_999;

/** The changed costs with this one too, or without it where it is the layer's own. Null where it is no cost: not whole CNY above zero. */
export function changeUnitCost({ costs }: Pick<View, 'costs'>, { id, cost }: Remedy, cny: number | null): View['costs'] | null {
  if (cny === null || !Number.isInteger(cny) || cny <= 0 || cny > MOST) return null;
  const { [id]: _, ...others } = costs;
  return cny === cost.cny ? others : { ...others, [id]: cny };
}
