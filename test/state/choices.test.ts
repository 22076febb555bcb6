import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../src/io/input-file.ts';
import { withChoices } from '../../src/state/choices.ts';

const file = (name: string, prefer?: InputFile['prefer']): InputFile => ({ name, bytes: new Uint8Array(), ...(prefer && { prefer }) });
const preferred = (files: readonly InputFile[]) => files.map(({ name, prefer }) => [name, prefer ?? null]);

describe('whom a person believes where files differ', () => {
  it('is said of the file, beside what was said before', () => {
    expect(preferred(withChoices([file('甲', ['1']), file('乙')], { 2: '甲', 3: '乙' }))).toEqual([
      ['甲', ['1', '2']],
      ['乙', ['3']],
    ]);
  });

  it('takes an earlier answer to the same conflict back', () => {
    expect(preferred(withChoices([file('甲', ['1']), file('乙')], { 1: '乙' }))).toEqual([
      ['甲', null],
      ['乙', ['1']],
    ]);
  });

  it('leaves a file alone that always stands, and all of them where nothing was chosen', () => {
    const files = [file('甲', true), file('乙', ['1'])];
    expect(preferred(withChoices(files, { 2: '甲' }))).toEqual([
      ['甲', true],
      ['乙', ['1']],
    ]);
    expect(withChoices(files, {})).toBe(files);
  });
});
