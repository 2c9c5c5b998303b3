/** What the page can tell of a file before it is sent; the server looks inside. */
export type FileFault = 'empty' | 'too_large' | 'old_xls' | 'unknown_kind'

const MEGABYTE = 1024 * 1024
const MOST_BYTES = { workbook: 20 * MEGABYTE, text: 200 * MEGABYTE }

export function faultOf({ name, size }: Pick<File, 'name' | 'size'>): FileFault | null {
  const ending = /\.[^.]*$/.exec(name.toLowerCase())?.[0] ?? ''
  if (ending === '.xls') return 'old_xls'
  if (!['.xlsx', '.csv', '.txt', '.tsv'].includes(ending)) return 'unknown_kind'
  if (size === 0) return 'empty'
  return size > (ending === '.xlsx' ? MOST_BYTES.workbook : MOST_BYTES.text) ? 'too_large' : null
}
