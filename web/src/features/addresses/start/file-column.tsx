import { FileSpreadsheet } from 'lucide-react'
import { useRef, useState } from 'react'
import { useWords } from '../../../i18n/i18n.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { ErrorPanel } from '../../../ui/notice.tsx'
import { columnLetters } from '../../imports/model/columns.ts'
import { addressColumn, cellsOfColumn, columnsOf } from '../table-file/address-column.ts'
import { readTable, type Table, type TableFault, TableRefused } from '../table-file/read-table.ts'

interface FileColumnProps {
  onColumn: (cells: string[], fileName: string) => void
}

/** A file that is read in the browser, and the column of it that holds the addresses. */
export function FileColumn({ onColumn }: FileColumnProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<{ name: string; table: Table; column: number } | null>(null)
  const [fault, setFault] = useState<TableFault | null>(null)
  const choose = (name: string, table: Table, column: number) => {
    setOpened({ name, table, column })
    onColumn(cellsOfColumn(table, column), name.replace(/\.[^.]*$/, ''))
  }
  const open = async (file: File) => {
    try {
      const table = await readTable(file)
      const columns = columnsOf(table)
      if (columns.length === 0) throw new TableRefused('unreadable')
      choose(file.name, table, addressColumn(columns))
      setFault(null)
    } catch (error) {
      setFault(error instanceof TableRefused ? error.code : 'unreadable')
    }
  }
  return (
    <div className="file-column">
      <Button icon={FileSpreadsheet} onClick={() => input.current?.click()}>
        {t('addresses.start.file')}
      </Button>
      <input
        ref={input}
        type="file"
        className="for-screen-readers"
        tabIndex={-1}
        accept=".xlsx,.csv,.txt,.tsv"
        aria-label={t('addresses.start.file')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) void open(file)
        }}
      />
      {opened && (
        <Field label={t('addresses.start.column', { name: opened.name })}>
          <select
            value={opened.column}
            onChange={(event) => choose(opened.name, opened.table, Number(event.currentTarget.value))}
          >
            {columnsOf(opened.table).map(({ index, header, samples }) => (
              <option key={index} value={index}>
                {[columnLetters(index), header, samples[0]].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        </Field>
      )}
      {fault && <ErrorPanel message={t(`addresses.fileFault.${fault}`)} />}
    </div>
  )
}
