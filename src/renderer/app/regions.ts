const REGIONS = '[data-region]';
const FOCUSABLE = 'a[href], button:not([disabled]), input, select, textarea, [tabindex]';

/** Moves the focus to the next region of the page, into its first control that the Tab key would reach. */
export function cycleRegions(backwards: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(
    (region) => region.offsetParent !== null,
  );
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const count = regions.length;
  for (let step = 1; step <= count; step += 1) {
    const index = (current + (backwards ? -step : step) + count * 2) % count;
    const controls = [...(regions[index]?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
    const first = controls.find((control) => control.tabIndex >= 0 && control.offsetParent !== null);
    if (first !== undefined) {
      first.focus();
      return;
    }
  }
}
