import { memoryOf, Reckoner, type Request } from './reckoner.ts'

/** A thread of its own, so that the page stays at hand while a national map is reckoned. */
const reckoner = new Reckoner()

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const answer = reckoner.answer(data)
  self.postMessage(answer, { transfer: memoryOf(answer) })
})
