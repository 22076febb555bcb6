import type { BaseMap } from '../../map/picture.ts';

/** Whether an address is on a host this build allows; the page's policy would refuse any other. */
export function isAllowed(address: string): boolean {
  return __TILE_HOSTS__.some((host) => {
    const pattern = host
      .replace(/^https:\/\//, '')
      .replaceAll('.', '\\.')
      .replace(/^\*/, '[a-z0-9-]+');
    return new RegExp(`^https://${pattern}/`, 'i').test(address);
  });
}

/** The base map of a setting; none when it is empty or not allowed. */
export function baseMapOf(address: string): BaseMap | null {
  if (address === '' || !isAllowed(address)) return null;
  const host = /^https:\/\/([^/:]+)/.exec(address)?.[1] ?? '';
  return { url: address, attribution: host.endsWith('tianditu.gov.cn') ? '天地图' : host };
}
