import { WifiOff } from 'lucide-react'
import { useWords } from '../../i18n/i18n.ts'
import { useOnline } from './model/use-online.ts'

interface LostNoteProps {
  /** The file is at the server already. */
  sent: boolean
  /** The server did not answer the last time. */
  lost: boolean
}

/** Says that nothing can go out or arrive for now, and what becomes of the work. */
export function LostNote({ sent, lost }: LostNoteProps) {
  const { t } = useWords()
  const online = useOnline()
  if (online && !lost) return null
  return (
    <p className="lost-note" role="status">
      <WifiOff size={16} strokeWidth={1.75} aria-hidden />
      {t(`imports.lost.${online ? 'server' : sent ? 'network' : 'unsent'}`)}
    </p>
  )
}
