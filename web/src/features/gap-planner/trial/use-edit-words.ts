import { formatCount } from '../../../i18n/formats.ts'
import { useWords } from '../../../i18n/i18n.ts'
import { usePlanner } from '../model/planner-context.ts'
import type { TrialEdit } from './edits.ts'
import { useWhereabouts } from './use-whereabouts.ts'

/** An edit in words: "Nơi mới, 12 vị trí, tại Xã Phúc Sơn"; "Xưởng may số 3: dời đến gần Xã Ba Vì". */
export function useEditWords(): (edit: TrialEdit) => string {
  const { t } = useWords()
  const { places } = usePlanner()
  const whereIs = useWhereabouts()
  const openings = useOpeningsWords()
  return (edit) => {
    if (edit.kind === 'add') {
      const where = whereIs({ id: edit.id, point: edit.location })
      return [t('trial.newPlace'), openings(edit.capacity), where].filter(Boolean).join(', ')
    }
    const place = places.find(({ id }) => id === edit.id)
    if (!place) return t(`trial.edit.lost.${edit.kind}`)
    if (edit.kind === 'remove') return t('trial.edit.remove', { name: place.name })
    if (edit.kind === 'resize')
      return t('trial.edit.resize', { name: place.name, openings: openings(edit.capacity) })
    return t('trial.edit.move', { name: place.name, where: whereIs({ id: edit.id, point: edit.location }) })
  }
}

/** "12 vị trí"; nothing for a service, which takes whoever comes. */
export function useOpeningsWords(): (capacity: number) => string {
  const { t, language } = useWords()
  const { view } = usePlanner()
  return (capacity) =>
    view.service === 'employer'
      ? t('trial.openings', { count: capacity, shown: formatCount(capacity, language) })
      : ''
}
