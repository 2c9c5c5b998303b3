import type { CaseRecord } from '@hoanhap/server/contract.ts'
import { formatDay } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { FigureHelp } from '../../../ui/figure-help.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { useNeedWords } from './use-need-words.ts'

/** How much support is needed, why, what would help, and until when this counts. */
export function Need({ file }: { file: CaseRecord }) {
  const { t, language } = useWords()
  const { setForm, keeper, today } = useCasesModel()
  const needWords = useNeedWords()
  const latest = file.needAssessments?.[0] ?? null
  const expired = latest !== null && today !== undefined && latest.expiresOn <= today
  const facts = [
    { term: t('figure.definition'), words: t('cases.need.definition') },
    { term: t('cases.need.use'), words: t('cases.need.useNote') },
  ]
  return (
    <section className="file-section need">
      <div>
        <h3 className="section-title">
          {t('cases.need.band', { band: t(`cases.need.bands.${file.supportNeed ?? 'none'}`) })}
          <FigureHelp label={t('cases.need.explain')} facts={facts} />
        </h3>
        {latest ? (
          <>
            <p>
              {latest.needs.length > 0 ? latest.needs.map(needWords).join('; ') : t('cases.need.noNeeds')}.
              {latest.suggestedService &&
                ` ${t('cases.need.suggested', { service: t(`cases.serviceKind.${latest.suggestedService}`) })}`}
            </p>
            {latest.overrideReason && <p>{t('cases.need.overridden', { reason: latest.overrideReason })}</p>}
            <p className="muted">
              {t(expired ? 'cases.need.expired' : 'cases.need.confirmed', {
                on: formatDay(latest.assessedOn, language),
                until: formatDay(latest.expiresOn, language),
              })}
            </p>
          </>
        ) : (
          <p className="muted">{t('cases.need.never')}</p>
        )}
      </div>
      {keeper && !file.closedOn && (
        <Button onClick={() => setForm('need')}>
          {latest ? t('cases.need.again') : t('cases.need.assess')}
        </Button>
      )}
    </section>
  )
}
