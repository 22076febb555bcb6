import { writeArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/io/input-file.ts';
import { inspectFile } from '../../src/io/inspect-file.ts';
import { openFile } from '../../src/io/open-file.ts';
import { readDataset } from '../../src/io/read-dataset.ts';

const file = (name: string, text: string | Uint8Array, answers: Answers = {}) =>
  openFile({ name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text, ...answers });
const ABOUT = { origin: 'own', title: { zh: '试', en: 'Trial' } } as const;
const VILLAGES = 'code,name,lon,lat\n610702100200,甲村,107.01,33.01\n610702100201,乙村,107.02,33.02\n';
const FACILITIES = '机构编码,机构名称,类别,经度,纬度\nH1,卫生院,乡镇卫生院,107.01,33.02\n';

describe('a matrix of ways among the files of a project', () => {
  it('is known by its headings, and a way of a stranger is rejected with its line', async () => {
    const matrix = await file('行程.csv', 'origin,destination,metres\n610702100200,H1,1200\n610702100299,H1,3\n610702100201,H9,4\n');
    expect(inspectFile(matrix)).toMatchObject({ role: 'matrix', rows: 3, columns: [], needsAsOf: false, hasPositions: false });
    const { dataset, reports } = readDataset([matrix, await file('村.csv', VILLAGES), await file('院.csv', FACILITIES)], ABOUT);
    expect([...(dataset.matrix?.metres ?? [])]).toEqual([1200, 3, 4]);
    expect(reports[0]?.counts).toEqual({ accepted: 1, flagged: 0, rejected: 2, 'set-aside': 0 });
    expect(reports[0]?.issues.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      [3, 'origin', '610702100299', 'unknown-subject'],
      [4, 'destination', 'H9', 'unknown-subject'],
    ]);
  });

  it('names a stranger by the line it stands on, blank rows and ids of two lines before it', async () => {
    const matrix = await file('行程.csv', 'origin,destination,metres\n\n"6107021\n00200",H1,1200\n\n610702100200,H9,4\n\n');
    const { reports } = readDataset([matrix, await file('村.csv', VILLAGES), await file('院.csv', FACILITIES)], ABOUT);
    expect(reports[0]?.issues.map(({ line, column }) => [line, column])).toEqual([
      [3, 'origin'],
      [6, 'destination'],
    ]);
  });

  it('is one by other headings when a person says so, and a table of villages is none', async () => {
    expect((await file('村.csv', VILLAGES)).content.kind).toBe('table');
    expect((await file('行程.csv', '村编码,机构编码,公里\n610702100200,H1,1\n')).content.kind).toBe('table');
    expect((await file('行程.csv', '村编码,机构编码,公里\n610702100200,H1,1\n', { role: 'matrix' })).content.kind).toBe('matrix');
    await expect(file('村.csv', VILLAGES, { role: 'matrix' })).rejects.toMatchObject({ problem: 'missing-column' });
  });

  it('is one in a project', async () => {
    const one = await file('一.csv', 'from,to,km\n610702100200,H1,1\n');
    const two = await file('二.csv', 'from,to,km\n610702100200,H1,2\n');
    expect(() => readDataset([one, two, ...[]], ABOUT)).toThrow('二.csv: a project has one file of ways, and 一.csv is one');
  });
});

describe('heights among the files of a project', () => {
  it('are known by their first bytes, and are the terrain', async () => {
    const keys = {
      ModelPixelScale: [0.01, 0.01, 0],
      ModelTiepoint: [0, 0, 0, 107, 33.1, 0],
      GTModelTypeGeoKey: 2,
      GeographicTypeGeoKey: 4326,
    };
    const tif = new Uint8Array(writeArrayBuffer(Float32Array.of(1, 2, 3, 4, 5, 6), { width: 3, height: 2, ...keys }));
    const opened = await file('高程.tif', tif);
    expect(inspectFile(opened)).toMatchObject({ role: 'terrain', format: 'geotiff', rows: 2 });
    const { dataset, reports } = readDataset([await file('村.csv', VILLAGES), opened], ABOUT);
    expect([...(dataset.terrain?.heights ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(reports[1]).toMatchObject({ role: 'terrain', rows: 2, counts: { accepted: 2 } });
  });
});
