import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Shape, savedMapping, saveMapping } from '../../src/state/saved-mappings.ts';
import { memoryStorage } from '../support/storage.ts';

const KEY = 'gapmap.mappings';
const shape = (...headings: string[]): Shape => ({ role: 'villages', headings });

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()));

describe('a match that is kept for the next file of its shape', () => {
  it('is found again by what the file holds and by its headings in their order, and by nothing less', () => {
    saveMapping(shape('村', '数'), { 0: 'name', 1: null });
    expect(savedMapping(shape('村', '数'))).toEqual({ 0: 'name', 1: null });
    expect(savedMapping(shape('数', '村'))).toBeNull();
    expect(savedMapping(shape('村'))).toBeNull();
    expect(savedMapping(shape('村', '数', '备注'))).toBeNull();
    expect(savedMapping({ role: 'facilities', headings: ['村', '数'] })).toBeNull();
  });

  it('takes the place of an earlier one, and an empty one forgets it', () => {
    saveMapping(shape('村'), { 0: 'name' });
    saveMapping(shape('村'), { 0: 'code' });
    expect(savedMapping(shape('村'))).toEqual({ 0: 'code' });
    saveMapping(shape('村'), {});
    expect(savedMapping(shape('村'))).toBeNull();
  });

  it('is one of a hundred: the one kept longest ago goes', () => {
    for (let n = 0; n <= 100; n++) saveMapping(shape(`列${n}`), { 0: 'name' });
    expect(savedMapping(shape('列0'))).toBeNull();
    expect(savedMapping(shape('列1'))).toEqual({ 0: 'name' });
    expect(savedMapping(shape('列100'))).toEqual({ 0: 'name' });
  });

  it.each([
    ['no JSON', '{'],
    ['another shape', '{"a":1}'],
    ['a column that is no number', '[{"role":"villages","headings":["村"],"mapping":[["0","name"]]}]'],
    ['a column before the first', '[{"role":"villages","headings":["村"],"mapping":[[-1,"name"]]}]'],
    ['a kind of file there is not', '[{"role":"people","headings":["村"],"mapping":[[0,"name"]]}]'],
  ])('is not believed where the browser holds %s, and the next is kept all the same', (_, text) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    localStorage.setItem(KEY, text);
    expect(savedMapping(shape('村'))).toBeNull();
    saveMapping(shape('村'), { 0: 'code' });
    expect(savedMapping(shape('村'))).toEqual({ 0: 'code' });
    warn.mockRestore();
  });

  it('says nothing of columns beyond the file, and nothing at all where storage is off', () => {
    localStorage.setItem(KEY, '[{"role":"villages","headings":["村"],"mapping":[[7,"name"]]}]');
    expect(savedMapping(shape('村'))).toBeNull();
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('off');
      },
      setItem: () => {
        throw new Error('off');
      },
    });
    expect(savedMapping(shape('村'))).toBeNull();
    saveMapping(shape('村'), { 0: 'name' });
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
  });
});
