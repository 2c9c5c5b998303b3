import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { peopleUnit } from '../measures/gap-measures.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { WorkbookWords } from './workbook.ts'

/** The words of a workbook; those of openings and of services differ. */
export function useWorkbookWords(): WorkbookWords {
  const { t, language } = useWords()
  const { view } = usePlanner()
  const offer = view.service === 'employer' ? 'work' : 'service'
  const people = formatCount(peopleUnit(view.service), language)
  return {
    sheets: {
      communes: t('siting.export.sheet.communes'),
      parameters: t('siting.export.sheet.parameters'),
      proposals: t('siting.export.sheet.proposals'),
    },
    columns: {
      code: t('siting.export.column.code'),
      name: t('siting.export.column.name'),
      parentCode: t('siting.export.column.parentCode'),
      need: t('siting.export.column.need'),
      needLow: t('siting.export.column.needLow'),
      needHigh: t('siting.export.column.needHigh'),
      needState: t('siting.export.column.needState'),
      gap: t(`siting.export.column.gap.${offer}`, { people }),
      gapTrial: t(`siting.export.column.gapTrial.${offer}`, { people }),
      nearest: t('siting.export.column.nearest'),
      nearestTrial: t('siting.export.column.nearestTrial'),
      ratio: t(`siting.export.column.ratio.${offer}`, { people }),
      capacityWithin: t(`siting.export.column.within.${offer}`),
      capacityInside: t(`siting.export.column.inside.${offer}`),
      covered: t('siting.export.column.covered'),
    },
    states: {
      value: t('siting.export.state.value'),
      estimated: t('siting.export.state.estimated'),
      suppressed: t('siting.export.state.suppressed'),
      noData: t('siting.export.state.noData'),
    },
    parameter: t('siting.export.parameter'),
    value: t('siting.export.value'),
    summary: t('siting.export.summary'),
    proposals: {
      rank: t('siting.export.proposal.rank'),
      place: t('siting.export.proposal.place'),
      gain: t('siting.export.proposal.gain'),
      lon: t('siting.export.proposal.lon'),
      lat: t('siting.export.proposal.lat'),
    },
    edits: {
      title: t('siting.export.edit.title'),
      kind: t('siting.export.edit.kind'),
      placeId: t('siting.export.edit.placeId'),
      capacity: t('siting.export.edit.capacity'),
    },
    editKinds: {
      add: t('siting.export.edit.add'),
      move: t('siting.export.edit.move'),
      resize: t('siting.export.edit.resize'),
      remove: t('siting.export.edit.remove'),
    },
    none: t('app.none'),
  }
}
