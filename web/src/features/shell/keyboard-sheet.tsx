import { useWords } from '../../i18n/i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useSingleLetterKeys } from './use-shortcuts.ts'

const ROWS = [
  ['/', 'search'],
  ['M', 'mapOrTable'],
  ['[', 'leftPanel'],
  [']', 'rightPanel'],
  ['D', 'date'],
  [',', 'previousPeriod'],
  ['.', 'nextPeriod'],
  ['P', 'playMonths'],
  ['← ↑ ↓ →', 'arrows'],
  ['Enter', 'enter'],
  ['Backspace', 'up'],
  ['+ −', 'zoom'],
  ['S', 'sort'],
  ['Home End PgUp PgDn', 'ends'],
  ['J K', 'nextCase'],
  ['G', 'recordSupport'],
  ['H', 'maskNames'],
  ['1…9', 'takeCandidate'],
  ['N', 'anotherPerson'],
  ['S', 'leaveRowOut'],
  ['X', 'noPlace'],
  ['Esc', 'close'],
  ['?', 'help'],
] as const

/** Every key of the page. */
export function KeyboardSheet({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const [letters, setLetters] = useSingleLetterKeys()
  return (
    <Dialog title={t('keys.title')} closeLabel={t('app.close')} onClose={onClose}>
      <dl className="key-list">
        {ROWS.map(([keys, action]) => (
          <div key={action}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${action}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="key-switch">
        <Switch label={t('keys.letters')} checked={letters} onChange={setLetters} />
        <div>
          <p>{t('keys.letters')}</p>
          <p className="muted">{t('keys.lettersNote')}</p>
        </div>
      </div>
    </Dialog>
  )
}
