import { useState } from 'react'
import { formatDecimal } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { useOffer } from '../map/gap-words.ts'
import type { Calculation } from './calculation.ts'

const SHOWN_FIRST = 8

/** Place by place: what it offers, how far it is, who shares it, and what is left for the commune. */
export function SharesTable({ calculation: { shares, score } }: { calculation: Calculation }) {
  const { t, language } = useWords()
  const offer = useOffer()
  const [all, setAll] = useState(false)
  const decimal = (value: number, digits: number) => formatDecimal(value, digits, language)
  const shown = all ? shares : shares.slice(0, SHOWN_FIRST)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways is reached with the keyboard */}
      <section className="shares-scroll" tabIndex={0} aria-label={t('gap.calculation.table')}>
        <table className="shares">
          <thead>
            <tr>
              <th scope="col">{t('gap.calculation.place')}</th>
              <th scope="col">{t('gap.calculation.km')}</th>
              <th scope="col">{t('gap.calculation.weight')}</th>
              <th scope="col">{t(`gap.calculation.capacity.${offer}`)}</th>
              <th scope="col">{t('gap.calculation.competing')}</th>
              <th scope="col">{t(`gap.calculation.perPerson.${offer}`)}</th>
              <th scope="col">{t('gap.calculation.part')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((share) => (
              <tr key={share.placeId}>
                <th scope="row">{share.name ?? t('gap.calculation.tried')}</th>
                <td className="digits">{decimal(share.km, 1)}</td>
                <td className="digits">{decimal(share.weight, 2)}</td>
                <td className="digits">{decimal(share.capacity, 0)}</td>
                <td className="digits">
                  {share.competing > 0 ? decimal(share.competing, 1) : t('app.dash')}
                </td>
                <td className="digits">{decimal(share.perPerson, 4)}</td>
                <td className="digits">{decimal(share.part, 4)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={6}>
                {t('gap.calculation.total')}
              </th>
              <td className="digits">{decimal(score, 4)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      {shares.length > SHOWN_FIRST && (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all
            ? t('gap.calculation.fewer')
            : t('gap.calculation.all', { count: shares.length, shown: decimal(shares.length, 0) })}
        </button>
      )}
    </>
  )
}
