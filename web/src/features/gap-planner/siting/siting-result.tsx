import { CircleCheck, Clock, FlaskConical } from 'lucide-react'
import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { useHover } from '../../place/hover.ts'
import { ParameterLog } from '../export/parameter-log.tsx'
import { usePlanner } from '../model/planner-context.ts'
import { CoverageCurve } from './coverage-curve.tsx'
import type { FoundSite } from './found-sites.ts'
import './siting.css'
import { useSitePlace } from './use-site-place.ts'
import { type Found, useSiting } from './use-siting.ts'
import { useSitingWords } from './use-siting-words.ts'

/** Right panel: the places that were found, their proof and the curve; then which parameters made all figures. */
export function SitingResult() {
  return (
    <>
      <Result />
      <ParameterLog />
    </>
  )
}

function Result() {
  const { t } = useWords()
  const { found, pending, stale } = useSiting()
  if (!found) return pending ? <p className="panel-section siting-note">{t('siting.searching')}</p> : null
  const { sites, answer, curve, question } = found
  const nothing = sites.length === 0 && answer !== null
  return (
    <section className="panel-section siting-result" aria-labelledby="siting-result-title">
      <div className="section-head">
        <h2 id="siting-result-title" className="section-title">
          {t('siting.resultTitle', { count: question.p })}
        </h2>
        <Proof found={found} />
      </div>
      <Problem found={found} />
      {nothing && <p className="empty-note">{t('siting.nothing')}</p>}
      {sites.length > 0 && <SiteList found={found} />}
      <Spent found={found} />
      {stale && <p className="siting-note">{t('siting.stale')}</p>}
      {curve && <CoverageCurve curve={curve} catchmentKm={question.radiusKm} />}
    </section>
  )
}

/** Whether the list is only a first one, proven, or the best that time allowed. */
function Proof({ found: { answer, problem } }: { found: Found }) {
  const { proofWords } = useSitingWords()
  if (problem && !answer) return null
  const proven = answer?.status === 'optimal'
  const Sign = proven ? CircleCheck : answer ? Clock : FlaskConical
  return (
    <p className="siting-proof" role="status" data-proof={answer?.status ?? 'preview'}>
      <Sign size={15} strokeWidth={1.75} aria-hidden />
      {proofWords(answer)}
    </p>
  )
}

function Problem({ found: { problem } }: { found: Found }) {
  const { t } = useWords()
  const { find } = useSiting()
  const { problemWords } = useSitingWords()
  return problem && <ErrorPanel message={problemWords(problem)} retryLabel={t('app.retry')} onRetry={find} />
}

/** What the places cost together, and of which budget. */
function Spent({ found: { answer } }: { found: Found }) {
  const { t, language } = useWords()
  if (!answer || answer.spent === null) return null
  const { budget } = answer.parameters
  const spent = formatCount(answer.spent, language)
  return (
    <p className="siting-spent">
      {budget === null
        ? t('siting.spent', { spent })
        : t('siting.spentOf', { spent, budget: formatCount(budget, language) })}
    </p>
  )
}

function SiteList({ found }: { found: Found }) {
  const { t } = useWords()
  const { trial } = usePlanner()
  const { isTried } = useSiting()
  const open = found.sites.filter((site) => !isTried(site))
  return (
    <>
      <ol className="site-list">
        {found.sites.map((site) => (
          <SiteLine key={site.rank} site={site} found={found} />
        ))}
      </ol>
      {open.length > 1 && (
        <Button
          size="small"
          icon={FlaskConical}
          onClick={() => {
            for (const { location } of open) trial.add(location)
          }}
        >
          {t('siting.tryAll', { count: open.length })}
        </Button>
      )}
    </>
  )
}

function SiteLine({ site, found }: { site: FoundSite; found: Found }) {
  const { t, language } = useWords()
  const { trial } = usePlanner()
  const placeOf = useSitePlace()
  const { setHovered } = useHover()
  const { isTried } = useSiting()
  const { gainWords } = useSitingWords()
  const tried = isTried(site)
  return (
    <li onPointerEnter={() => setHovered(site.unitId)} onPointerLeave={() => setHovered(null)}>
      <span className="site-rank digits" data-tried={tried || undefined}>
        {site.rank}
      </span>
      <span className="site-name">
        {placeOf(site)}
        {site.cost !== null && (
          <span className="muted"> · {t('siting.costs', { cost: formatCount(site.cost, language) })}</span>
        )}
      </span>
      <span className="site-gain">{gainWords(site, found)}</span>
      {tried ? (
        <span className="site-tried">{t('siting.tried')}</span>
      ) : (
        <IconButton
          label={t('siting.tryOne', { name: site.name })}
          icon={FlaskConical}
          onClick={() => trial.add(site.location)}
        />
      )}
    </li>
  )
}
