import { describe, expect, it } from 'vitest';
import type { ChangeRow } from '../../src/domain/change-row.ts';
import type { Change, Edit } from '../../src/domain/edit.ts';
import { yearEnd } from '../../src/domain/period.ts';
import { wgs84 } from '../../src/domain/units.ts';
import { type ChangeWords, writeChangesCsv } from '../../src/io/write-changes.ts';
import { village } from '../analysis/build.ts';

const same = <Key extends string>(...keys: readonly Key[]) => Object.fromEntries(keys.map((key) => [key, key])) as Record<Key, Key>;
const WORDS: ChangeWords = {
  columns: same('at', 'by', 'county', 'township', 'name', 'id', 'what', 'month', 'from', 'to', 'source', 'note', 'state'),
  by: { hand: '手工', file: '文件' },
  kinds: same('position', 'figure', 'report', 'add-village', 'add-facility', 'note', 'add-work', 'work', 'remove-work'),
  works: same('quantity', 'cost', 'plannedStart', 'plannedEnd'),
  figures: same(
    'households',
    'registered',
    'resident',
    'hamlets',
    'hamlets30',
    'groups',
    'exitYear',
    'reportedKm',
    'poor',
    'deepPoverty',
    'relocated',
  ),
  values: { yes: '是', no: '否', exempt: '不具备条件', unknown: '未知' },
  standing: { 'subject-gone': '村不在了', unclear: '分不清', 'already-there': '已有', carried: '编码变了' },
};

function row(edit: Edit, part: Partial<ChangeRow> = {}): ChangeRow {
  const change: Change = { id: '1', at: '2019-12-01T08:00:00.000Z', by: 'hand', source: '=电话', note: '', edits: [edit] };
  const subject = { kind: 'village', id: '610727001201' } as const;
  return { change, edit, subject, name: '甲村', county: '略阳县', township: '城关镇', indicator: null, standing: null, ...part };
}

describe('the list of changes', () => {
  it('says of every edit what became what, in words, and runs nothing in a spreadsheet', () => {
    const of = { kind: 'village', id: '610727001201' } as const;
    const rows = [
      row(
        { kind: 'report', of, indicator: 'road-paved', month: yearEnd(2019), from: null, to: 'yes' },
        { indicator: { zh: '通硬化路', en: 'Paved' } },
      ),
      row({ kind: 'report', of, indicator: 'gone', month: yearEnd(2019), from: 3, to: null }),
      row({ kind: 'figure', of, figure: 'poor', from: true, to: false }),
      row({ kind: 'position', of, from: null, to: wgs84(106.15, 33.3) }, { standing: 'subject-gone' }),
      row({ kind: 'add-village', village: village({ id: '610727001201', name: '新村' }) }),
      row({ kind: 'note', of, from: '', to: 'yes' }),
    ];
    const start = '2019-12-01T08:00:00.000Z,手工,略阳县,城关镇,甲村,610727001201';
    expect(writeChangesCsv(rows, WORDS, 'zh').split('\r\n')).toEqual([
      '\ufeffat,by,county,township,name,id,what,month,from,to,source,note,state',
      `${start},通硬化路,2019-12,未知,是,'=电话,,`,
      `${start},gone,2019-12,3,未知,'=电话,,`,
      `${start},poor,,是,否,'=电话,,`,
      `${start},position,,未知,"106.15, 33.3",'=电话,,村不在了`,
      `${start},add-village,,,新村,'=电话,,`,
      `${start},note,,,yes,'=电话,,`,
      '',
    ]);
  });
});
