import type { Preview, PreviewJob } from './preview.ts'

/** A choice at once, computed in a worker that ends with it or with the signal. Rejects when the worker fails. */
export function runPreview(job: PreviewJob, signal: AbortSignal): Promise<Preview> {
  const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' })
  const answer = new Promise<Preview>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Preview>) => resolve(data))
    worker.addEventListener('error', () => reject(new Error('The quick choice could not be computed.')))
    signal.addEventListener('abort', () => reject(signal.reason))
    worker.postMessage(job)
  })
  return answer.finally(() => worker.terminate())
}
