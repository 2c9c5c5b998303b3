/** A name as others may see it over the shoulder: "Trần Minh Khang" gives "T.M.K." */
export function maskedName(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  return words.map((word) => `${([...word][0] ?? '').toLocaleUpperCase('vi')}.`).join('')
}
