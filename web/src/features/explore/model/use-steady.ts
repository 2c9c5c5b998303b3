import { useRef } from 'react'

/** The object as it was, while each of its fields is what it was: whoever reads it is not drawn again for nothing. */
export function useSteady<Fields extends object>(fields: Fields): Fields {
  const steady = useRef(fields)
  if (!isSame(steady.current, fields)) steady.current = fields
  return steady.current
}

/** Whether two objects of the same fields hold the same values. */
export function isSame<Fields extends object>(one: Fields, other: Fields): boolean {
  return (Object.keys(other) as (keyof Fields)[]).every((name) => Object.is(one[name], other[name]))
}
