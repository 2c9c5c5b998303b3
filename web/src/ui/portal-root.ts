/** Where menus and popovers hang: in the main landmark, so that a screen reader never finds them outside of the page. */
export function portalRoot(): HTMLElement | undefined {
  return document.querySelector('main') ?? undefined
}
