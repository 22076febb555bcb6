import type { BaseMap } from '../../map/picture.ts';

/** An address made whole; its placeholders stay as written. Null: it is none. */
function whole(address: string): URL | null {
  return URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : null;
}

/** Whether an address is beside the app or on a host this build allows; the page's policy would refuse any other. */
function isAllowed(address: string): boolean {
  const url = whole(address);
  if (!url) return false;
  return (
    url.origin === window.location.origin ||
    __TILE_HOSTS__.some((host) =>
      new RegExp(`^${host.replaceAll('.', '\\.').replace('*', '[a-z0-9.{}-]+')}$`, 'i').test(`${url.protocol}//${url.host}`),
    )
  );
}

/** What is wrong with an address; null where it can be tried. */
export type BaseMapFault = 'no-address' | 'no-tiles' | 'refused';

const hasTiles = (address: string) =>
  /\{(z|TileMatrix)\}/i.test(address) && /\{(x|TileCol)\}/i.test(address) && /\{(-?y|TileRow)\}/i.test(address);

export function faultOf(address: string): BaseMapFault | null {
  if (!whole(address)?.protocol.startsWith('http')) return 'no-address';
  if (!isAllowed(address)) return 'refused';
  return hasTiles(address) || /\.pmtiles(?:[?#]|$)/i.test(address) ? null : 'no-tiles';
}

/** The base map of a setting; none while the address cannot be tried. */
export function baseMapOf(address: string): BaseMap | null {
  const url = whole(address);
  if (address === '' || !url || faultOf(address) !== null) return null;
  const attribution = url.hostname.endsWith('tianditu.gov.cn') ? '天地图' : url.origin === window.location.origin ? '' : url.hostname;
  return { url: url.href.replaceAll('%7B', '{').replaceAll('%7D', '}'), attribution };
}
