import type { ProgrammeReceipt } from '../../domain/programme.ts';
import { LANGUAGES, type Language, type Text } from '../../domain/text.ts';
import { type ReceiptWords, receiptLineWords } from '../text/programme-receipt.ts';

/** A line of a programme's receipt: what, and what it stood at. */
export interface ReceiptLine {
  readonly what: Text;
  readonly value: Text;
}

/** What a programme was worked out from, line by line in both languages, for the screen and for its spreadsheet. */
export function receiptLines(receipt: ProgrammeReceipt): readonly ReceiptLine[] {
  const [zh, en] = LANGUAGES.map((language) => linesIn(receipt, language, receiptLineWords[language]));
  return (zh ?? []).map(([what, value], at) => ({
    what: { zh: what, en: en?.[at]?.[0] ?? '' },
    value: { zh: value, en: en?.[at]?.[1] ?? '' },
  }));
}

/** The same lines, in the same order, whatever the language. */
function linesIn(receipt: ProgrammeReceipt, language: Language, words: ReceiptWords): readonly (readonly [what: string, value: string])[] {
  const { title, asOf, budget, carriesOver, spent, value, stated, people, unitCosts, files } = receipt;
  return [
    [words.title, title[language]],
    [words.asOf, asOf === null ? words.undated : words.month(asOf)],
    ...budget.map(({ year, cny }) => [words.budget(year), words.money(cny)] as const),
    ...(budget.length > 0 ? ([[words.carryOver, words.carries(carriesOver)]] as const) : []),
    [words.spent, words.money(spent)],
    ...(value ? ([[value.of[language], words.reached(value.reached, value.bound, value.proof)]] as const) : []),
    ...stated.map((one) => [one.what[language], one.value[language]] as const),
    [words.people, words.peopleOf[people]],
    ...unitCosts.map(
      ({ name, unit, cost }) => [words.unitCost(name[language]), words.cost(cost, unit[language], cost.source[language])] as const,
    ),
    [words.files, files.filter(Boolean).join(words.and) || '—'],
    [words.howTo, words.howToValue],
  ];
}
