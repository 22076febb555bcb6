import { placesOf } from '../../analysis/places.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Text } from '../../domain/text.ts';
import { BUREAUS } from '../../layers/index.ts';
import type { ReceiptWords } from '../../state/plan-receipt.ts';
import { rulesInView } from '../../state/prioritise.ts';
import { DEEP, type View } from '../../state/view.ts';
import { acceptanceWords } from '../text/acceptance.ts';
import { explore } from '../text/explore.ts';
import { budgetWords } from '../text/prioritise-budget.ts';

type Said = (typeof acceptanceWords)['zh'];

/** A sentence of each language. */
const both = (say: (words: Said, language: 'zh' | 'en') => string): Text => ({
  zh: say(acceptanceWords.zh, 'zh'),
  en: say(acceptanceWords.en, 'en'),
});

/** What the receipt of the programme in view says of how it was chosen. */
export function receiptWords(dataset: Dataset, view: View): ReceiptWords {
  const rules = rulesInView(dataset, view);
  const yesNo = (isSo: boolean) => both(({ stated }) => (isSo ? stated.yes : stated.no));
  const bureau = BUREAUS.find(({ id }) => id === view.bureau);
  const place = placesOf(dataset);
  const where =
    place.township.list.find(({ code }) => code === view.township)?.name ??
    place.county.list.find(({ code }) => code === view.county)?.name;
  const scope = both((_, language) =>
    [
      where ?? dataset.title[language],
      ...(view.poorOnly ? [explore[language].poorOnly] : []),
      ...(view.deepPovertyOnly ? [explore[language].deepOnly] : []),
    ].join(' · '),
  );
  return {
    title: both(({ receiptTitle }) => receiptTitle[view.choosing]),
    aim: { zh: budgetWords.zh.aim[view.aim], en: budgetWords.en.aim[view.aim] },
    stated: [
      { what: both(({ stated }) => stated.how), value: both(({ stated }) => stated[view.choosing]) },
      { what: both(({ stated }) => stated.scope), value: scope },
      { what: both(({ stated }) => stated.bureau), value: bureau?.name ?? { zh: '全部', en: 'All' } },
      { what: both(({ stated }) => stated.deadlines), value: yesNo(rules.deadlines) },
      { what: both(({ stated }) => stated.requirements), value: yesNo(rules.dependencies) },
      ...(view.perVillage === null
        ? []
        : [{ what: both(({ stated }) => stated.perVillage), value: { zh: String(view.perVillage), en: String(view.perVillage) } }]),
      ...Object.entries(view.shares).map(([code, percent]) => {
        const county = place.county.list.find((one) => one.code === code)?.name;
        return {
          what: both(({ stated, groups }) => stated.share(code === DEEP ? groups.deepVillages : (county ?? code))),
          value: { zh: `${percent}%`, en: `${percent}%` },
        };
      }),
    ],
  };
}
