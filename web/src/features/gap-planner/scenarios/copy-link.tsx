import { Check, Link } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'

/** The address of a scenario into the clipboard, or to be copied by hand where a browser refuses that. */
export function CopyLink({ id }: { id: number }) {
  const { t } = useWords()
  const [copied, setCopied] = useState<'not' | 'done' | 'refused'>('not')
  const address = `${window.location.origin}/gap?scenario=${id}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      setCopied('done')
    } catch {
      // Without a secure connection there is no clipboard.
      setCopied('refused')
    }
  }
  if (copied === 'refused')
    return <input className="copy-by-hand" readOnly value={address} aria-label={t('trial.linkByHand')} />
  return (
    <Button size="small" icon={copied === 'done' ? Check : Link} onClick={() => void copy()}>
      {t(copied === 'done' ? 'trial.linkCopied' : 'trial.copyLink')}
    </Button>
  )
}
