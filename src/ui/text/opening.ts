import { words } from './words.ts';

/** While a project opens, or does not. */
export const opening = words(
  {
    unreached: (file: string) =>
      `没有取到演示数据文件 ${file}。请看看网络通不通，过一会儿刷新页面；还不行，请管理员核对服务器上的文件是否齐全，并把下面一行告诉他。`,
  },
  {
    unreached: (file) =>
      `The sample's file ${file} did not arrive. Check the network and reload in a while; if it fails again, ask your administrator whether all files are on the server, and pass on the line below.`,
  },
);
