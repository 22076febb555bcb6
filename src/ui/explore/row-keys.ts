/** Where a key leads in a list of `count` rows: from row `at`, `page` rows being in sight. Null for every other key. */
export function rowFor(key: string, at: number, count: number, page: number): number | null {
  const to = target(key, at, count, Math.max(1, page));
  return to === null || count === 0 ? null : Math.min(Math.max(to, 0), count - 1);
}

function target(key: string, at: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
