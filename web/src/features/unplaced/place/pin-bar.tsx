import { Check, Crosshair } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { formatPosition } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { CLOSE_KEY, useShortcuts } from '../../shell/use-shortcuts.ts'
import { type Pin, useUnplacedModel } from '../model/unplaced-context.ts'

const PRECISIONS: readonly Pin['precision'][] = ['exact', 'street', 'hamlet']

/** While a pin is set by hand: a press on the map or its middle, how exact it is, save or leave. */
export function PinBar({ pin }: { pin: Pin }) {
  const { t, language } = useWords()
  const { setPin, place, placing } = useUnplacedModel()
  useShortcuts({ [CLOSE_KEY]: () => setPin(null) })
  const { method, position, precision } = pin
  const bar = useRef<HTMLElement>(null)
  // Whoever has no pointer sets the pin on the middle of the map, which the first button does.
  useEffect(() => bar.current?.querySelector('button')?.focus(), [])
  const save = () => {
    if (!position) return
    const coordinates: [number, number] = [position[0], position[1]]
    place({ method, geometry: { type: 'Point', coordinates }, precision })
  }
  return (
    <section ref={bar} className="placing-bar" aria-label={t('cases.place.title')}>
      <p>
        <strong>{t('cases.place.title')}</strong>{' '}
        <span className="muted">{position ? formatPosition(position, language) : t('cases.place.hint')}</span>
        <span className="pin-hint muted">{t('unplaced.precisionHint')}</span>
      </p>
      <div className="placing-tools">
        <Button
          size="small"
          icon={Crosshair}
          onClick={() => setPin({ ...pin, method: 'point', position: middleOfMap() })}
        >
          {t('cases.place.centre')}
        </Button>
        <Field label={t('cases.place.precision')}>
          <select
            value={precision}
            onChange={(event) => {
              const chosen = PRECISIONS.find((one) => one === event.currentTarget.value)
              if (chosen) setPin({ ...pin, precision: chosen })
            }}
          >
            {PRECISIONS.map((one) => (
              <option key={one} value={one}>
                {t(`addresses.precision.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <Button size="small" onClick={() => setPin(null)}>
          {t('app.cancel')}
        </Button>
        <Button size="small" variant="primary" icon={Check} disabled={!position || placing} onClick={save}>
          {t('cases.place.save')}
        </Button>
      </div>
    </section>
  )
}

/** What somebody without a pointer sets the pin on. */
function middleOfMap(): readonly [number, number] | null {
  const camera = window.__map?.find(({ id }) => id === 'unplaced')?.camera()
  return camera ? [camera.lon, camera.lat] : null
}
