/** Which kinds of place are in which commune: a table of communes by kinds. */
export function PresenceView() {
  return null
}
