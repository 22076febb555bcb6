import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './driver.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NOT_COPIED = ['.git', 'node_modules', 'dist', 'test-results'];

/** Tests that start a process or a solver a case, and take as long as all the others: they know one layer, or none. */
const LEFT_OUT = [
  ...['cli/gaps', 'cli/positions', 'cli/refusals', 'cli/site', 'io/hostile/hostile'],
  ...['analysis/site/*', 'analysis/solver/*', 'analysis/budget/exact', 'analysis/budget/large'],
];

/** What is read back comes without colours. */
const PLAIN = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' };

/** What src/README.md tells an engineer of a county data office to write before lunch: a file, and a line of the registry. */
function readGuide() {
  const guide = readFileSync(path.join(ROOT, 'src/README.md'), 'utf8');
  const [, file, code] = /One new file, `(layers\/[a-z-]+\.ts)`:\n\n```ts\n([\s\S]+?)```/.exec(guide) ?? [];
  const [, registry, line] = /one line in `(layers\/index\.ts)`: `([^`]+)` in `LAYERS`/.exec(guide) ?? [];
  const [, name] = /export const (\w+): Layer/.exec(code ?? '') ?? [];
  const [, lacking] = /lacking: \{ zh: '([^']+)'/.exec(code ?? '') ?? [];
  if (!file || !code || !registry || !line || !name || !lacking) throw new Error('src/README.md no longer says how to add a layer');
  return { file, code, registry, line, name, lacking };
}

/** The registry with the line in `LAYERS`, and the import an editor writes by itself. */
function register(source: string, { file, line, name }: ReturnType<typeof readGuide>): string {
  const imports = source.match(/^import .* from '\.\/.*';\n/gm) ?? [];
  const sorted = [...imports, `import { ${name} } from './${path.basename(file)}';\n`].sort().join('');
  return source.replace(imports.join(''), sorted).replace(/( LAYERS: readonly Layer\[\] = \[\n[^\]]*)\]/, `$1  ${line}\n]`);
}

/** A school in the middle of 汉台区, in the facility file's own columns. */
function withSchool(facilities: string): string {
  const school: Readonly<Record<string, string>> = {
    id: 'S-1',
    name: '示范小学',
    kind: '小学',
    county: '汉台区',
    lon: '107.03',
    lat: '33.07',
    position: 'modelled',
    basis: 'simulated',
  };
  const columns = (facilities.split('\n')[0] ?? '').trim().split(',');
  return `${facilities.trimEnd()}\n${columns.map((column) => school[column] ?? '').join(',')}\n`;
}

/** The address the preview server says it listens on: a port nobody had. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (bytes: Buffer) => {
      said += bytes.toString('utf8');
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
      if (address) resolve(address);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.on('close', () => reject(new Error(`the preview server ended: ${said}`)));
  });
}

test('a seventh layer is one new file and one line, and speaks for itself', async ({ driver, page }) => {
  test.setTimeout(600_000);
  const guide = readGuide();
  const copy = mkdtempSync(path.join(tmpdir(), 'gapmap-seventh-'));
  const run = (script: string, ...given: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...given], { cwd: copy, env: PLAIN, encoding: 'utf8' });
    expect(status, `${script} ${given.join(' ')}\n${stdout}${stderr}`).toBe(0);
  };
  const change = (file: string, by: (text: string) => string) => {
    const before = readFileSync(path.join(copy, file), 'utf8');
    const after = by(before);
    writeFileSync(path.join(copy, file), after);
    return after.split('\n').length - before.split('\n').length;
  };
  let server: ChildProcess | null = null;
  try {
    cpSync(ROOT, copy, { recursive: true, filter: (from) => !NOT_COPIED.includes(path.relative(ROOT, from)) });
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
    writeFileSync(path.join(copy, 'src', guide.file), guide.code);
    expect(
      change(`src/${guide.registry}`, (text) => register(text, guide)),
      'the line and its import',
    ).toBe(2);

    run('test/run.mjs', '--only', 'types,lint,dead-code');
    run('node_modules/vitest/vitest.mjs', 'run', ...LEFT_OUT.flatMap((name) => ['--exclude', `test/${name}.test.ts`]));

    change('data/facilities.csv', withSchool);
    run('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error');
    server = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'preview', '--port', '0'], { cwd: copy, env: PLAIN });
    await page.goto(`${await addressOf(server)}#year=2019`);
    await driver.given.drawn();
    const panel = page.getByRole('navigation', { name: '七项设施' });
    await panel.getByRole('button', { name: /^小学 / }).click();
    await driver.then.headline(new RegExp(`\\d 个村${guide.lacking}$`));
    await driver.then.sees('距最近小学 ≤ 3.0 公里达标');
    await expect(panel.getByText('口径'), 'no other reading to choose').toHaveCount(0);
    await driver.then.sees(/^距最近的小学超过 3 公里的村。数据：/);
    await page.getByRole('slider', { name: '达标半径' }).fill('4');
    await driver.then.sees(/^距最近的小学超过 4 公里的村。/);
    await page.getByRole('button', { name: '看完整出处和名单' }).click();
    const receipt = page.getByRole('article');
    await expect(receipt).toContainText('距离：到最近的小学（不分镇办），直线');
    await expect(receipt).toContainText('半径：4 公里（含），由 3 公里改动');
    await page.getByRole('slider', { name: '达标半径' }).fill('3');
    await expect(receipt).toContainText('半径：3 公里（含），默认的数，规划没有定');
    await expect(receipt).toContainText('规划没有给这一项定目标');
    await expect(receipt).toContainText('超出小学半径');
    await expect(receipt).not.toContainText(/医院|卫生|没有3/);
    await receipt.getByRole('listitem').filter({ hasText: '超出小学半径' }).first().getByRole('button').click();
    const card = page.getByRole('article');
    await expect(card.getByRole('heading', { name: '七项设施' })).toBeVisible();
    await expect(card).toContainText(/最近的是 示范小学，方位 \S+ \d+°。/);
    await expect(card).toContainText(/规则与依据 小学离示范小学\s[\d.]+\s公里，超过\s3\s公里。/);
    await driver.then.headline(/· 就近上小学：缺口$/);

    await page.getByRole('button', { name: 'EN' }).click();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('navigation', { name: 'Seven services' })).toBeVisible();
    await driver.then.sees('Met within 3.0 km of the nearest primary school');
    await driver.then.sees(/^Villages more than 3 km from the nearest primary school\. Data:/);
    await driver.then.wentWell();
  } finally {
    server?.kill();
    rmSync(copy, { recursive: true, force: true });
  }
});
