import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { runPackage, runProgram, scriptOf } from './command.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A browser that starts: some distributions put a stub on the path that only says where to buy one. */
const answers = (program) => spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

const onPath = () => NAMES.find(answers);

function isDebianRoot() {
  if (process.getuid?.() !== 0) return false;
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

async function installOnDebian() {
  console.log('  no browser on the path: apt-get install chromium fonts-noto-cjk …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runProgram('apt-get', ['update', '-q'], env);
  const install = await runProgram('apt-get', ['install', '-y', '-q', 'chromium', 'fonts-noto-cjk'], env);
  return install.code === 0 ? '' : `${update.output}\n${install.output}`;
}

/** $CHROME, then the path, then Debian's package as root, else Playwright's own download, which is the empty string. */
export async function findBrowser() {
  const named = process.env.CHROME;
  if (named) {
    if (!answers(named)) throw new Error(`$CHROME is ${named}, which does not start`);
    return named;
  }
  const found = onPath();
  if (found) return found;
  const complaint = isDebianRoot() ? await installOnDebian() : '';
  const installed = onPath();
  if (installed) return installed;
  console.log("  no browser on the path: Playwright's own download …");
  const download = await runPackage(scriptOf('playwright'), ['install', 'chromium']);
  if (download.code !== 0)
    throw new Error(`No browser: install Chromium or Chrome, or name one with $CHROME.\n${complaint}\n${download.output}`);
  return '';
}
