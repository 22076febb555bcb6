import { describe, expect, it } from 'vitest';
import { readKml } from '../../../src/io/formats/kml.ts';
import { openFile } from '../../../src/io/open-file.ts';
import { packed } from './workbook.ts';

const document = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>全县</name>${inside}</Document></kml>`;
const bytes = (text: string) => new TextEncoder().encode(text);
const placemark = (inside: string) => document(`<Placemark>${inside}</Placemark>`);
const only = (inside: string) => readKml(placemark(inside))[0];

describe('KML', () => {
  it('of points is a table in WGS 84, with folder, name and data', async () => {
    const text = document(
      `<Style><name>样式</name></Style><Folder><name>略阳县</name><Placemark><name>甲村</name><description><![CDATA[<b>注</b>]]></description><ExtendedData><Data name="户数"><displayName>x</displayName><value>12</value></Data><SchemaData><SimpleData name="人口">40</SimpleData></SchemaData></ExtendedData><TimeStamp><when>2019-12</when></TimeStamp><Point><coordinates>106.16, 33.33, 560</coordinates></Point></Placemark></Folder><Placemark><name>乙&amp;村</name></Placemark>`,
    );
    const { content } = await openFile({ name: '村.xml', bytes: bytes(text) });
    expect(content).toMatchObject({ kind: 'table', format: 'kml', crs: 'wgs84', encoding: 'utf-8' });
    expect(content.kind === 'table' && content.sheets[0]?.records.map(({ cells }) => cells)).toEqual([
      ['lon', 'lat', 'folder', 'name', 'description', '户数', '人口', 'when'],
      ['106.16', '33.33', '略阳县', '甲村', '<b>注</b>', '12', '40', '2019-12'],
      ['', '', '', '乙&村', '', '', '', ''],
    ]);
  });

  it.each([
    [
      'a line',
      '<LineString><coordinates>1,2,3 4,5,6</coordinates></LineString>',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [4, 5],
        ],
      },
    ],
    [
      'an area whose hole comes first',
      '<Polygon><innerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing></innerBoundaryIs><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon>',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 0],
          ],
          [
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 1],
          ],
        ],
      },
    ],
    [
      'several lines',
      '<MultiGeometry><LineString><coordinates>1,2 3,4</coordinates></LineString><LineString><coordinates>5,6 7,8</coordinates></LineString></MultiGeometry>',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
        ],
      },
    ],
    [
      'a point alone in several',
      '<MultiGeometry><Point><coordinates>1,2</coordinates></Point></MultiGeometry>',
      { type: 'Point', coordinates: [1, 2] },
    ],
    ['nothing', '<name>x</name>', null],
    ['coordinates that are none', '<Point><coordinates>甲,乙</coordinates></Point>', null],
  ])('%s', (_, inside, geometry) => {
    expect(only(inside)?.geometry).toEqual(geometry);
  });

  it('may have prefixes, a heading named __proto__, and be packed as KMZ', async () => {
    const prefixed =
      '<k:kml xmlns:k="x"><k:Placemark><k:ExtendedData><k:Data name="__proto__"><k:value>1</k:value></k:Data></k:ExtendedData><k:Point><k:coordinates>1,2</k:coordinates></k:Point></k:Placemark></k:kml>';
    const { content } = await openFile({ name: '村.kmz', bytes: packed({ 'doc.kml': prefixed }) });
    expect(content.kind === 'table' && content.sheets[0]?.records.map(({ cells }) => cells)).toEqual([
      ['lon', 'lat', '__proto__'],
      ['1', '2', '1'],
    ]);
  });

  it.each([
    ['unreadable-file', /DOCTYPE/, `<!DOCTYPE kml [<!ENTITY a "aa">]>${placemark('<name>&a;</name>')}`],
    ['unreadable-file', /cut off/, placemark('<name>x</name>').slice(0, -20)],
    ['unreadable-file', /closes nothing/, placemark('<name>x</nam>')],
    ['unreadable-file', /inside each other/, document('<Folder>'.repeat(1000))],
    ['no-records', /no placemark/, document('<Folder><name>空</name></Folder>')],
  ] as const)('is refused: %s %s', async (problem, words, text) => {
    const opened = openFile({ name: '村.kml', bytes: bytes(text) });
    await expect(opened).rejects.toThrow(expect.objectContaining({ problem, file: '村.kml' }));
    await expect(opened).rejects.toThrow(words);
  });
});
