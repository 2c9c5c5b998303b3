const kept: Uint32Array[] = []

/**
 * Words to work in, of at least this length and with anything in them, the same ones for the same slot: asking leaves no
 * garbage behind. Whoever asks for a slot has it until the answer is given; nothing here waits.
 */
export function scratch(slot: number, length: number): Uint32Array {
  const words = kept[slot]
  if (words && words.length >= length) return words
  const larger = new Uint32Array(length)
  kept[slot] = larger
  return larger
}
