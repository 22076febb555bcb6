import { findNumbers } from './personal-numbers.ts';

const DOES = '(?:填表|填报|报送|上报|审核|复核|核对|制表|录入|经办|联系|负责|签发|分管)';
/** Words a form puts before the name or number of a person who filled it in or answers for it: 填表人, 审核：, 联系电话. */
const BEFORE_A_PERSON = new RegExp(`${DOES}(?:人员|人|者|(?=\\s*[:：]))|(?:分管|主要)?领导|联系电话|联系方式|电话|手机|签字|签名`);
/** The same where a line begins; the name may follow 填表人 without a colon, as no village's does. Who signs may be said twice: 分管领导签字. */
const LINE_OF_A_PERSON = new RegExp(
  `^(?:单位)?(?:${DOES}(?:人员|人)(?:签字|签名|签章)?|(?:${BEFORE_A_PERSON.source})(?:签字|签名|签章)?(?=[:：\\s（(]|$))`,
);
/** A signature of whomever: 镇长签字, 王某签字. What stands before it may be the name. */
const SIGNATURE = /^[^\s:：]{1,12}?(签字|签名|签章)(?=[:：\s（()）]|$)/;

/** The word that begins a form's line about a person, however many cells it fills; null of any other text. */
export function wordBeforePerson(first: string): string | null {
  return LINE_OF_A_PERSON.exec(first)?.[0] ?? SIGNATURE.exec(first)?.[1] ?? null;
}

/** A text as it may be shown: numbers of persons made unreadable. */
export function withoutNumbers(text: string): string {
  let shown = '';
  let done = 0;
  for (const { from, to } of findNumbers(text)) {
    shown += `${text.slice(done, from)}***`;
    done = to;
  }
  return shown + text.slice(done);
}

/** A title as it may be shown: it ends where a person is named. */
export function withoutPersons(text: string): string {
  const at = BEFORE_A_PERSON.exec(text);
  return withoutNumbers(at ? text.slice(0, at.index + at[0].length) : text);
}
