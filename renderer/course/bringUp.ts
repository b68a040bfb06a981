/** Between the heading and what never scrolls away above it. */
const GAP = 12;

/**
 * Puts a form that opened within the page at the top, with the focus on its heading: where the eye and the keyboard are
 * once its button is gone. For the `ref` of the form.
 */
export function bringUp(form: HTMLElement | null): void {
  const heading = form?.closest('section')?.querySelector<HTMLElement>('h2');
  if (form === null || heading == null) return;
  // On a narrow window the child's banner stays over what scrolls, as high as it needs.
  const banner = form.closest('.child')?.querySelector('.child-banner');
  const covers = banner != null && getComputedStyle(banner).position === 'sticky' ? banner.clientHeight : 0;
  heading.style.scrollMarginTop = `${covers + GAP}px`;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
}
