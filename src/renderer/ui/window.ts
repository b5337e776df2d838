/** First and one-past-last row to draw of a list with rows of one height. */
export function visibleRange(
  scrollTop: number,
  height: number,
  row: number,
  total: number,
  overscan = 8,
): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.floor(scrollTop / row) - overscan);
  const end = Math.min(total, Math.ceil((scrollTop + height) / row) + overscan);
  return { first: Math.min(first, Math.max(0, end)), end };
}

/** The scroll position that brings a row into view with the least movement. */
export function scrollToShow(index: number, scrollTop: number, height: number, row: number): number {
  const top = index * row;
  if (top < scrollTop) return top;
  return top + row > scrollTop + height ? top + row - height : scrollTop;
}
