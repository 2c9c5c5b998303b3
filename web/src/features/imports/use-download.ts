import { useState } from 'react'
import { download } from '../../api/client.ts'
import { saveFile } from '../gap-planner/export/save-file.ts'

/** Fetches a file and hands it to the browser. */
export function useDownload() {
  const [state, setState] = useState<'idle' | 'pending' | 'failed'>('idle')
  /** @param name under which it is kept, where not as the server names it */
  const start = (path: string, { name: own, onSaved }: { name?: string; onSaved?: () => void } = {}) => {
    setState('pending')
    const run = async () => {
      const { name, content } = await download(path)
      saveFile(own ?? name, content)
      setState('idle')
      onSaved?.()
    }
    run().catch((error: unknown) => {
      console.info(`${path} could not be fetched.`, error)
      setState('failed')
    })
  }
  return { pending: state === 'pending', failed: state === 'failed', start }
}
