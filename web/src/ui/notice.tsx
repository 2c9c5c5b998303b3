import { CircleAlert, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import './notice.css'

interface ErrorPanelProps {
  /** What failed, why, and what now. */
  message: string
  retryLabel?: string
  onRetry?: () => void
}

/** A failure of the system, in the place where it happened, with the way out beside it. */
export function ErrorPanel({ message, retryLabel, onRetry }: ErrorPanelProps) {
  return (
    <div className="notice notice-error" role="alert">
      <CircleAlert size={18} strokeWidth={1.75} aria-hidden />
      <p>{message}</p>
      {onRetry && (
        <Button size="small" icon={RotateCw} onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </div>
  )
}

/** Nothing to show, said in a sentence. */
export function EmptyNote({ children }: { children: ReactNode }) {
  return <p className="empty-note">{children}</p>
}
