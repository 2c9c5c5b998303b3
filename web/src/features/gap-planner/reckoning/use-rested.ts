import { useEffect, useState } from 'react'

/** A value once it has stayed the same for a while, in milliseconds; null until then. */
export function useRested<T>(value: T, milliseconds: number): T | null {
  const [rested, setRested] = useState<T | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return rested === value ? rested : null
}
