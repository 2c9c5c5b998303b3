import { type FormEvent, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { METHODS, type Method } from '../../../url-state/view-state.ts'
import { useExploreModel } from '../model/explore-context.ts'
import { breaksText, readBreaks } from './manual-breaks.ts'

const CLASS_COUNTS = ['3', '4', '5', '6', '7'] as const

/** How the classes are made: method, number of classes, own thresholds. */
export function MethodPopover({ classes }: { classes: number }) {
  const { t } = useWords()
  const { view } = useExploreModel()
  const trigger = (
    <button type="button" className="legend-method">
      <span>
        <span className="for-screen-readers">{t('legend.method')}: </span>
        {t('legend.classes', { name: t(`legend.${view.method}`), count: classes })}
      </span>
      <span className="link">{t('legend.change')}</span>
    </button>
  )
  return (
    <Popover trigger={trigger} label={t('legend.method')} side="top" align="start">
      <h2 className="popover-title">{t('legend.method')}</h2>
      <MethodChoices />
      {view.method === 'manual' ? <BreaksEditor /> : <ClassCount />}
    </Popover>
  )
}

function MethodChoices() {
  const { t } = useWords()
  const { view, change, figures } = useExploreModel()
  // One's own thresholds start from those in sight, so that nothing jumps.
  const choose = (method: Method) =>
    change(method === 'manual' ? { method, breaks: ownBreaks(figures?.breaks ?? []) } : { method })
  return (
    <fieldset className="method-list">
      <legend className="for-screen-readers">{t('legend.method')}</legend>
      {METHODS.map((method) => (
        <label key={method} className="method" data-chosen={view.method === method || undefined}>
          <input
            type="radio"
            name="method"
            checked={view.method === method}
            onChange={() => choose(method)}
          />
          <span>
            {t(`legend.${method}`)}
            <span className="muted">{t(`legend.${method}Note`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function ownBreaks(breaks: readonly number[]): number[] {
  return breaks.filter((value) => Number.isFinite(value)).slice(0, CLASS_COUNTS.length + 2)
}

function ClassCount() {
  const { t } = useWords()
  const { view, change } = useExploreModel()
  return (
    <div className="class-count">
      <p className="field-label">{t('legend.classCount')}</p>
      <Segmented
        label={t('legend.classCount')}
        value={String(view.classCount)}
        options={CLASS_COUNTS.map((count) => ({ value: count, label: count }))}
        onChange={(count) => change({ classCount: Number(count) })}
      />
    </div>
  )
}

function BreaksEditor() {
  const { t, language } = useWords()
  const { view, change } = useExploreModel()
  const [text, setText] = useState(() => breaksText(view.breaks, language))
  const [bad, setBad] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const breaks = readBreaks(text, language)
    setBad(breaks === null)
    if (breaks) change({ breaks })
  }
  return (
    <form className="breaks-editor" onSubmit={submit}>
      <label>
        <span className="field-label">{t('legend.breaks')}</span>
        <input
          className="input digits"
          inputMode="decimal"
          value={text}
          aria-invalid={bad}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {bad && (
        <p className="field-error" role="alert">
          {t('legend.breaksBad')}
        </p>
      )}
      <Button type="submit" size="small">
        {t('legend.apply')}
      </Button>
    </form>
  )
}
