/** Hosts that base maps may come from, fixed when the app was built (GAPMAP_TILE_HOSTS). */
declare const __TILE_HOSTS__: readonly string[];
