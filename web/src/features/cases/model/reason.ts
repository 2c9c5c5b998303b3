const LEAST = 5
const MOST = 200

/** The reason as it is sent, or null while it is too short or too long; the server counts the same way. */
export function acceptedReason(text: string): string | null {
  const reason = text.normalize('NFC').trim()
  const characters = [...reason].length
  return characters >= LEAST && characters <= MOST ? reason : null
}

export const REASON_LENGTH = { least: LEAST, most: MOST }
