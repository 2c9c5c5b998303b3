/** The middle of the map of cases: what somebody without a pointer places a person on. */
export function mapCentre(): readonly [number, number] | null {
  const camera = window.__map?.find(({ id }) => id === 'cases')?.camera()
  return camera ? [camera.lon, camera.lat] : null
}
