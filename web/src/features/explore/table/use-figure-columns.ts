import { useMemo } from 'react'
import { useSupportNeedIsTold } from '../model/use-support-need.ts'
import { type FigureColumn, figureColumns } from './table-model.ts'

/** The figures that stand in the table of this reader at this level. */
export function useFigureColumns(): readonly FigureColumn[] {
  const told = useSupportNeedIsTold()
  return useMemo(() => figureColumns(told), [told])
}
