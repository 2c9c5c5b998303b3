import type { Precision } from '@hoanhap/server/contract.ts'
import { Check, Crosshair } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useChangeCase } from '../../../api/case-changes.ts'
import { formatPosition } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { CLOSE_KEY, useShortcuts } from '../../shell/use-shortcuts.ts'
import { useProblemWords } from '../forms/use-problem-words.ts'
import { useCasesModel } from '../model/cases-context.ts'
import { mapCentre } from './map-centre.ts'

type PrecisionCode = z.infer<typeof Precision>
const PRECISIONS: readonly PrecisionCode[] = ['exact', 'street', 'hamlet']

/** While a place is chosen: a click on the map or the middle of it, how exact it is, save or leave. */
export function PlacingBar() {
  const { t, language } = useWords()
  const { open, placing, setPlacing, noteChange } = useCasesModel()
  const [precision, setPrecision] = useState<PrecisionCode>('exact')
  const save = useChangeCase()
  const words = useProblemWords(save.error)
  useShortcuts({ [CLOSE_KEY]: () => setPlacing(null) })
  const position = placing?.position ?? null
  const submit = () => {
    if (!position || open.id === null || !open.etag) return
    const geometry = { type: 'Point' as const, coordinates: [position[0], position[1]] as [number, number] }
    save.mutate(
      { id: open.id, reason: open.reason, etag: open.etag, change: { geometry, precision } },
      {
        onSuccess: () => {
          setPlacing(null)
          noteChange()
        },
        onError: (error) => error.status === 412 && void open.reload(),
      },
    )
  }
  return (
    <section className="placing-bar" aria-label={t('cases.place.title')}>
      <p>
        <strong>{t('cases.place.title')}</strong>{' '}
        <span className="muted">{position ? formatPosition(position, language) : t('cases.place.hint')}</span>
      </p>
      {words && <ErrorPanel message={words} />}
      <div className="placing-tools">
        <Button size="small" icon={Crosshair} onClick={() => setPlacing({ position: mapCentre() })}>
          {t('cases.place.centre')}
        </Button>
        <Field label={t('cases.place.precision')}>
          <select
            value={precision}
            onChange={(event) =>
              setPrecision(PRECISIONS.find((one) => one === event.currentTarget.value) ?? 'exact')
            }
          >
            {PRECISIONS.map((one) => (
              <option key={one} value={one}>
                {t(`cases.precision.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <Button size="small" onClick={() => setPlacing(null)}>
          {t('app.cancel')}
        </Button>
        <Button
          size="small"
          variant="primary"
          icon={Check}
          disabled={!position || save.isPending}
          onClick={submit}
        >
          {t('cases.place.save')}
        </Button>
      </div>
    </section>
  )
}
