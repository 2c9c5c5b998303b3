import { useHealth } from '../../../../api/health.ts'
import { capitalised, formatPeriod } from '../../../../i18n/formats.ts'
import { useWords } from '../../../../i18n/i18n.ts'
import type { Picture } from '../../../../map/map-canvas-props.ts'
import { useUnitName } from '../../../place/use-unit-name.ts'
import { usePlanner } from '../../model/planner-context.ts'
import type { ExportSource, LogLine } from '../export-source.ts'
import { ReportFigure } from './report-figure.tsx'
import { ReportTable } from './report-table.tsx'

interface ReportPageProps {
  source: ExportSource
  picture: Picture | null
  onPicture: (picture: Picture) => void
}

/** One page A4 in the layout of an administrative report (Decree 30/2020/NĐ-CP): margins 20, 15, 20 and 30 mm. */
export function ReportPage({ source, picture, onPicture }: ReportPageProps) {
  const { t } = useWords()
  return (
    <article className="report-page">
      {source.synthetic && <p className="report-synthetic">{t('app.synthetic')}</p>}
      <ReportHead />
      <h1>{t('siting.report.title')}</h1>
      <h2>
        <ReportSubject />
      </h2>
      <p className="report-lead">
        <Lead source={source} />
      </p>
      <ReportFigure picture={picture} onPicture={onPicture} />
      <ReportTable source={source} />
      <Proposals source={source} />
      <p className="report-parameters">
        {source.parameters.map(({ term, value }) => `${term}: ${value}`).join(' · ')}
      </p>
      <ReportFoot source={source} />
    </article>
  )
}

function ReportHead() {
  const { t, language } = useWords()
  const { place, today } = usePlanner()
  const nameOf = useUnitName()
  const [year, month, day] = (today ?? '').split('-')
  const name = place ? nameOf(place) : t('siting.report.agency')
  return (
    <header className="report-head">
      <div>
        <p>{t('siting.report.committee').toLocaleUpperCase(language)}</p>
        <p>
          <strong>{name.toLocaleUpperCase(language)}</strong>
        </p>
        <hr />
        <p>{t('siting.report.number')}</p>
      </div>
      <div>
        <p>
          <strong>{t('siting.report.country')}</strong>
        </p>
        <p>
          <strong className="report-motto">{t('siting.report.motto')}</strong>
        </p>
        <p>
          <em>{t('siting.report.day', { day, month, year })}</em>
        </p>
      </div>
    </header>
  )
}

function ReportSubject() {
  const { t } = useWords()
  const { view, place } = usePlanner()
  const nameOf = useUnitName()
  const what = view.service === 'employer' ? t('siting.export.work') : t(`service.${view.service}`)
  return t('siting.report.subject', { what, place: place ? nameOf(place) : t('top.country') })
}

function Lead({ source: { summary, parameters } }: { source: ExportSource }) {
  const { t } = useWords()
  const value = (lines: readonly LogLine[], name: string) =>
    lines.find((line) => line.name === name)?.value ?? t('app.dash')
  return t('siting.report.lead', {
    catchment: value(parameters, 'catchment'),
    coverage: value(summary, 'coverage'),
    without: value(summary, 'withoutPlace'),
    gini: value(summary, 'gini'),
    day: value(parameters, 'asOf'),
  })
}

/** As many as stand on one page. */
const MOST_SITES = 5

function Proposals({ source: { sites, proof, edits } }: { source: ExportSource }) {
  const { t } = useWords()
  const shown = sites.slice(0, MOST_SITES)
  return (
    <>
      {shown.length > 0 && (
        <p className="report-proposals">
          <strong>{t('siting.report.proposals')}</strong>{' '}
          {shown.map(({ rank, name, gain }) => `(${rank}) ${name}, ${gain}`).join('; ')}.{' '}
          {proof && capitalised(proof)}.
        </p>
      )}
      {edits.length > 0 && (
        <p className="report-proposals">{t('siting.report.withTrial', { count: edits.length })}</p>
      )}
    </>
  )
}

function ReportFoot({ source }: { source: ExportSource }) {
  const { t, language } = useWords()
  const { access, place } = usePlanner()
  const nameOf = useUnitName()
  const pack = useHealth().data?.pack
  const period = access?.release?.period
  return (
    <footer className="report-foot">
      <div className="report-signing">
        <p>
          <strong>
            <em>{t('siting.report.recipients')}</em>
          </strong>
          <br />
          {t('siting.report.recipientList')}
        </p>
        <p>
          <strong>{t('siting.report.signer')}</strong>
          <br />
          <em>{t('siting.report.signature')}</em>
        </p>
      </div>
      <p className="report-source">
        {period
          ? t('siting.report.source', { period: formatPeriod(period, language) })
          : t('siting.export.noRelease')}{' '}
        {t('siting.report.hidden')} {source.synthetic} {place && nameOf(place)} {pack?.version}
      </p>
    </footer>
  )
}
