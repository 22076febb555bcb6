import { describe, expect, it, vi } from 'vitest';
import { closeImport, isReadable, openImport, removeFile, useImport } from '../../src/state/import.ts';
import { api } from '../../src/worker/api.ts';

// What the worker does, without a worker.
vi.mock('../../src/worker/client.ts', () => ({
  reader: () => ({ inspect: async (...given: Parameters<typeof api.inspect>) => api.inspect(...given), read: async () => null }),
}));

const names = () => useImport.getState().files.map((file) => [file.name, file.failure?.problem ?? null, isReadable(file)]);
async function drop(...files: readonly (readonly [name: string, text: string | Uint8Array<ArrayBuffer>])[]): Promise<void> {
  openImport(files.map(([name, content]) => new File([content], name)));
  await vi.waitFor(() => expect(useImport.getState().files.every((file) => file.inspection !== null || file.failure !== null)).toBe(true));
}

describe('files on their way in', () => {
  it('keep those that can be read beside those that cannot, and forget the latter when the import was closed', async () => {
    await drop(
      ['好.csv', '行政村,经度,纬度\n甲村,106.1,33.2\n'],
      ['断.csv', '行政村\n"甲村\n'],
      ['图.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    );
    expect(names()).toEqual([
      ['好.csv', null, true],
      ['断.csv', 'unclosed-quote', false],
      ['图.csv', 'picture', false],
    ]);
    await drop(['二.csv', '行政村\n乙村\n']);
    expect(
      names().map(([name]) => name),
      'open all the while',
    ).toEqual(['好.csv', '断.csv', '图.csv', '二.csv']);
    closeImport();
    openImport();
    expect(names()).toEqual([
      ['好.csv', null, true],
      ['二.csv', null, true],
    ]);
    for (const { key } of useImport.getState().files) removeFile(key);
  });
});
