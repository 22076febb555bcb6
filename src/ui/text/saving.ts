import type { SaveProblem, Saving } from '../../state/saving.ts';
import { words } from './words.ts';

/** Where changes are kept, and why they are not. */
export const savingWords = words(
  {
    label: '保存',
    saved: (time: string | null) => `已存在本机${time === null ? '' : ` ${time}`}`,
    saving: '正在存…',
    failed: (why: string) => `没存上：${why}`,
    problems: {
      'no-storage': '这个浏览器不让存，无痕窗口里常这样。请下载项目文件带走',
      quota: '本机存放空间满了。删掉不用的项目，或下载项目文件带走',
      blocked: '浏览器的存放处打不开，正在再试。可先下载项目文件',
      aborted: '浏览器中断了保存，正在再试。可先下载项目文件',
      newer: '别的窗口开着更新的版本。请刷新本页；没存的先下载项目文件',
      unknown: '浏览器没存成，正在再试。可先下载项目文件',
    } satisfies Record<SaveProblem, string>,
    again: '再试',
    download: '下载项目文件',
    elsewhere: '另一个窗口正在编辑，这里只能看',
    editHere: '在这里编辑',
    notices: {
      restored: '浏览器里的存档被清掉了，已重新存好',
      copied: '另一个窗口也改了这个项目。两边都留着，这边的另存成了一个项目',
      unreadable: '上次的项目打不开，它还在本机，先打开演示数据',
      'no-snapshots': '项目打开了，里面的快照没能存进浏览器：原来的项目文件请留着',
    } satisfies Record<NonNullable<Saving['notice']>, string>,
    dismiss: '知道了',
    persisted: '浏览器答应不清理这里的存档',
    notPersisted: '浏览器没答应长期保留：空间紧张时可能清掉，要紧的请下载项目文件',
    persistUnknown: '浏览器没说会不会清理，要紧的请下载项目文件',
    frozen: '快照，只能看',
  },
  {
    label: 'Saving',
    saved: (time) => `Kept on this computer${time === null ? '' : ` ${time}`}`,
    saving: 'Saving…',
    failed: (why) => `Not saved: ${why}`,
    problems: {
      'no-storage': 'this browser keeps nothing, as in a private window. Download the project file to take it with you',
      quota: 'no room left on this computer. Delete projects you do not need, or download the project file',
      blocked: 'the browser does not open its storage; trying again. You can download the project file meanwhile',
      aborted: 'the browser broke off; trying again. You can download the project file meanwhile',
      newer: 'another window runs a newer version. Reload this page; download the project file first if something is not saved',
      unknown: 'the browser did not keep it; trying again. You can download the project file meanwhile',
    },
    again: 'Try again',
    download: 'Download the project file',
    elsewhere: 'Another window is editing this; here you can only look',
    editHere: 'Edit here',
    notices: {
      restored: 'The browser’s storage had been cleared; everything is saved again',
      copied: 'Another window changed this project too. Both are kept: this one is a project of its own now',
      unreadable: 'The last project cannot be opened. It is still on this computer; this is the sample',
      'no-snapshots': 'The project is open, but its snapshots could not be kept in the browser: keep the project file',
    },
    dismiss: 'All right',
    persisted: 'The browser promised not to clear what is kept here',
    notPersisted: 'The browser did not promise to keep it: it may be cleared when room runs out. Download what matters',
    persistUnknown: 'The browser does not say whether it clears this. Download what matters',
    frozen: 'Snapshot, to look at only',
  },
);
