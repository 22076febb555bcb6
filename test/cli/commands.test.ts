import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = path.resolve(import.meta.dirname, '../../src/cli');

it('no command imports another: what several need is a file beside them', () => {
  const sources = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(path.join(FOLDER, name), 'utf8') }));
  const commands = sources.filter(({ text }) => /^export const \w+: Command = /m.test(text)).map(({ name }) => name);
  expect(commands).toContain('gaps.ts');
  const importers = sources.flatMap(({ name, text }) =>
    commands.filter((command) => text.includes(`from './${command}'`)).map((command) => `${name} imports ${command}`),
  );
  expect(importers).toEqual([]);
});
