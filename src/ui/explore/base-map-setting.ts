import type { BaseMap } from '../../map/picture.ts';

/** An address made whole; its placeholders stay as written. Null: it is none. */
function whole(address: string): URL | null {
  return URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : null;
}

/** Whether an address is beside the app or on a host this build allows; the page's policy would refuse any other. */
export function isAllowed(address: string): boolean {
  const url = whole(address);
  if (!url) return false;
  return (
    url.origin === window.location.origin ||
    __TILE_HOSTS__.some((host) =>
      new RegExp(`^${host.replaceAll('.', '\\.').replace('*', '[a-z0-9.{}-]+')}$`, 'i').test(`${url.protocol}//${url.host}`),
    )
  );
}

/** An address still being typed asks for nothing. */
const isComplete = (address: string) => /\{(z|TileMatrix)\}|\.pmtiles\b/i.test(address);

/** The base map of a setting; none while it is incomplete or where it is not allowed. */
export function baseMapOf(address: string): BaseMap | null {
  const url = whole(address);
  if (!url || !isComplete(address) || !isAllowed(address)) return null;
  const attribution = url.hostname.endsWith('tianditu.gov.cn') ? '天地图' : url.origin === window.location.origin ? '' : url.hostname;
  return { url: url.href.replaceAll('%7B', '{').replaceAll('%7D', '}'), attribution };
}
