import { useView } from '../../../url-state/use-view.ts'
import type { Camera } from '../../../url-state/view-state.ts'

/** Where the link looks; null while the map fits the place. */
export function useLinkCamera(): Camera | null {
  return useView().view.camera
}
