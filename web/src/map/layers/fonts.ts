/** The first family only tells MapLibre the weight; the browser finds the second. */
export const FONT_MEDIUM = ['Be Vietnam Pro Medium', 'Be Vietnam Pro', 'sans-serif']
export const FONT_SEMIBOLD = ['Be Vietnam Pro Semibold', 'Be Vietnam Pro', 'sans-serif']
export const FONT_BOLD = ['Be Vietnam Pro Bold', 'Be Vietnam Pro', 'sans-serif']
