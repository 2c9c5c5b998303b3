import { type PreviewJob, previewSites } from './preview.ts'

/** Beside the page, so that nothing on it waits. One job, one answer. */
self.addEventListener('message', ({ data }: MessageEvent<PreviewJob>) => {
  self.postMessage(previewSites(data))
})
