import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Side } from './csv-side.ts';
import { agree, type Measured, median } from './measure.ts';

/** All 行政村 of the country are about as many. */
const ROWS = 690_000;
const RUNS = 3;
const COUNTIES = ['汉台区', '南郑区', '城固县', '洋县', '西乡县', '勉县', '宁强县', '略阳县', '镇巴县', '留坝县', '佛坪县'];
const HEADINGS =
  'code,name,county,township,lon,lat,households,registered,resident,poor,clinic,road,water,power,broadband,toilet,year,km,note,basis';

/** 20 columns, always the same: numbers, names, words that repeat, blanks, quoted remarks. */
function writeTable(file: string): void {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const word = () => (random() < 0.6 ? '是' : random() < 0.8 ? '否' : '');
  const whole = (below: number) => Math.floor(random() * below);
  const out = openSync(file, 'w');
  let text = HEADINGS;
  for (let row = 0; row < ROWS; row++) {
    text += `\n${610_700_000_000 + row},村${row}号,${COUNTIES[row % 11]},第${(row >> 4) % 700}镇,${(105.4 + random() * 3).toFixed(6)},${(32 + random() * 2).toFixed(6)},${whole(900)},${whole(3000)},${whole(3000)},${word()},${word()},${word()},${(random() * 100).toFixed(1)},${word()},${word()},${random() < 0.05 ? '' : (random() * 100).toFixed(1)},${2016 + (row % 5)},${(random() * 20).toFixed(2)},${random() < 0.1 ? '"沿河，分""三段"",有桥"' : ''},surveyed`;
    if (text.length > 1e6) {
      writeSync(out, text);
      text = '';
    }
  }
  writeSync(out, text);
  closeSync(out);
}

function run(side: 'ours' | 'papaparse', file: string): Side {
  const child = spawnSync(
    process.execPath,
    [path.resolve(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs'), path.join(import.meta.dirname, 'csv-side.ts'), side, file],
    { encoding: 'utf8', maxBuffer: 1e8, env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=8000' } },
  );
  if (child.status !== 0) throw new Error(`${side} failed: ${child.stderr}`);
  return JSON.parse(child.stdout);
}

/** 690,000 rows × 20 columns to typed columns, each run in a fresh process, the two sides in turn; memory is the process's own. */
export function csvColumns(): Measured {
  const folder = mkdtempSync(path.join(tmpdir(), 'gapmap-bench-'));
  try {
    const file = path.join(folder, 'villages.csv');
    writeTable(file);
    const sides: { ours: Side[]; papaparse: Side[] } = { ours: [], papaparse: [] };
    for (let turn = 0; turn < RUNS; turn++)
      for (const side of turn % 2 === 0 ? (['ours', 'papaparse'] as const) : (['papaparse', 'ours'] as const))
        sides[side].push(run(side, file));
    const [first] = sides.ours;
    for (const { rows, sums } of [...sides.ours, ...sides.papaparse])
      agree(rows === ROWS && sums.join() === first?.sums.join(), `checksums of ${ROWS} rows`);
    const peak = (side: 'ours' | 'papaparse') => Math.round(Math.max(...sides[side].map(({ peakMb }) => peakMb)));
    const [ours, theirs] = (['ours', 'papaparse'] as const).map((side) => median(sides[side].map(({ ms }) => ms))) as [number, number];
    return {
      id: 'csv-columns/papaparse',
      work: `${ROWS} rows × 20 columns, ${Math.round(statSync(file).size / 1e6)} MB, to typed columns`,
      ours,
      peer: 'PapaParse with headers, texts only',
      theirs,
      ratio: theirs / ours,
      note: `checksums of all columns equal; at most ${peak('ours')} MB in our process, ${peak('papaparse')} MB in its; medians of ${RUNS} fresh processes each, warmed up on 3 MB`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
