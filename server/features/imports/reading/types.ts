import type { Day } from '@hoanhap/geo/day.ts'

/** What a file is about. */
export const IMPORT_KINDS = ['people', 'employers', 'services'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** What stands in a cell: text (composed, NFC), a number, or nothing. A cell that holds a date gives `YYYY-MM-DD`. */
export type Cell = string | number | null

/** What of a cell was lost on the way: the row must not be used where that column means something. */
export type CellFaultCode =
  | 'formula_without_value'
  | 'error_value'
  | 'not_a_date'
  | 'damaged_characters'
  | 'control_characters'

export interface CellFault {
  /** From 0. */
  column: number
  code: CellFaultCode
}

/** A row as the spreadsheet numbers it: the first line is row 1, blank rows count. */
export interface SheetRow {
  row: number
  /** As many as the header has, or more where the row is longer; what is missing at the end is blank. */
  cells: Cell[]
  faults?: CellFault[]
}

export type FileFormat = 'xlsx' | 'csv'

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni'] as const
export type Encoding = (typeof ENCODINGS)[number]

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Words for people, in both languages. */
export interface Words {
  vi: string
  en: string
}

/** What was noticed while a file was read; none of it refuses the file, and it never holds what stands in a cell. */
export type FileFindingCode =
  | CellFaultCode
  | 'formula'
  | 'legacy_encoding'
  | 'legacy_font'
  | 'legacy_text'
  | 'mojibake'
  | 'not_composed'
  | 'repeated_header'
  | 'blank_header'
  | 'two_header_rows'
  | 'column_numbers'
  | 'hidden_sheet'
  | 'hidden_rows'
  | 'cells_beyond_header'
  | 'rows_above_header'
  | 'own_report_columns'

export interface FileFinding {
  code: FileFindingCode
  /** From 0; null where it is about the whole file. */
  column: number | null
  /** In how many cells or rows. */
  count: number
  /** The first five rows, as the spreadsheet numbers them. */
  rows: number[]
  message: Words
}

export interface SheetName {
  name: string
  /** How many rows the sheet says to have; null where it says nothing. It may be wrong. */
  rows: number | null
}

/** The first thing that a reading yields. */
export interface UploadHead {
  kind: 'head'
  format: FileFormat
  /** The sheets that can be chosen, hidden ones last; empty for CSV. */
  sheets: SheetName[]
  /** The one that is read. */
  sheet: string | null
  /** Null for a workbook, which has only one. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** As the spreadsheet numbers it; the lower one of two header rows. */
  headerRow: number
  /** One line each, '' where a column has no header. */
  header: string[]
}

/** Up to a thousand rows that are not blank, in the order of the file. */
export interface UploadRows {
  kind: 'rows'
  rows: SheetRow[]
  /** How much of the file was read, from 0 to 1. */
  share: number
}

/** The last thing that a reading yields. */
export interface UploadEnd {
  kind: 'end'
  /** Rows under the header that are not blank: as many as were yielded. */
  rowsRead: number
  findings: FileFinding[]
}

export type UploadPart = UploadHead | UploadRows | UploadEnd

export interface ReadOptions {
  /** As it was uploaded; only its ending is looked at, and nothing is trusted for it. */
  fileName: string
  /** The sheet to read; otherwise the visible one whose header looks most like a register. */
  sheet?: string | undefined
  /** The row of the header as the spreadsheet numbers it; otherwise it is looked for. */
  headerRow?: number | undefined
  /** The encoding of a text, where somebody says it; otherwise it is told by its bytes. */
  encoding?: Encoding | undefined
  /** Ends the reading: the child process is killed and the stream throws the reason. */
  signal?: AbortSignal | undefined
}

/** A value as it is understood: `null` where the cell is blank. Nothing is guessed: what is doubtful is a finding. */
export type Reading<T> = { value: T | null } | { finding: ValueFinding }

export type ValueFindingCode =
  | 'not_a_day'
  | 'day_does_not_exist'
  | 'two_digit_year'
  | 'month_without_day'
  | 'year_without_day'
  | 'year_in_date_cell'
  | 'day_in_future'
  | 'not_a_year'
  | 'not_a_count'
  | 'ambiguous_number'
  | 'out_of_range'
  | 'unknown_choice'
  | 'ambiguous_choice'
  | 'not_yes_or_no'
  | 'not_a_phone'
  | 'lost_leading_zero'
  | 'old_id_number'
  | 'scientific_number'
  | 'not_an_id_number'
  | 'not_degrees'
  | 'swapped_coordinates'
  | 'half_a_point'
  | 'outside_vietnam'
  | 'projected_coordinates'
  | 'not_a_code'
  | 'not_a_name'
  | 'too_long'
  | 'mojibake'
  | 'legacy_text'
  | 'control_characters'
  | 'required'

/**
 * Why a value cannot be used. `got` and `expected` may hold what stands in a cell: they are for the row that goes back to
 * whoever sent it, never for a log, an error or an address. `message` never does.
 */
export interface ValueFinding {
  code: ValueFindingCode
  got: string
  /** What the cell should look like, or, where it is plain, exactly what to write instead. */
  expected: Words
  message: Words
}

/** A day, or only a year where no more is known. */
export type DayOrYear = { day: Day } | { year: number }

/** Degrees, WGS 84. */
export interface Coordinates {
  lon: number
  lat: number
}

/** One thing of a closed list. */
export interface Choice {
  code: string
  vi: string
  en: string
  synonyms?: readonly string[]
}

/** How the cells of a field are read: `READERS` has a function for each. */
export type ReaderName =
  | 'text'
  | 'name'
  | 'day'
  | 'dayOrYear'
  | 'year'
  | 'count'
  | 'sex'
  | 'yesNo'
  | 'phone'
  | 'idNumber'
  | 'choice'
  | 'degrees'
  | 'coordinates'
  | 'unitCode'
  | 'sourceId'

/** The closed lists that fields draw on; those of a deployment are handed in. */
export type ListName =
  | 'sex'
  | 'programme'
  | 'status'
  | 'body'
  | 'support'
  | 'work'
  | 'substance'
  | 'trade'
  | 'precision'
  | 'serviceKind'

/** One thing that a column can mean. */
export interface FieldSpec {
  name: string
  /** No row can be used without it. */
  required: boolean
  vi: string
  en: string
  /** Other headers that mean it, in either language, in any spelling. */
  synonyms: readonly string[]
  reader: ReaderName
  list?: ListName
  /** Most characters of a text; smallest and largest number of a count. */
  most?: number
  /** A cell as it should be written. */
  example: string
  /** One sentence for the instructions of the template. */
  help: Words
}

/** What a column is thought to mean, and why. */
export type SuggestionReason = 'name' | 'synonym' | 'remembered' | 'values' | 'none'

export interface ColumnSuggestion {
  /** From 0. */
  index: number
  /** The name of a field; null where nothing fits. */
  field: string | null
  /** False where somebody should look at it. */
  certain: boolean
  why: SuggestionReason
}

/** A row that goes back to whoever sent it. */
export interface RejectedRow {
  row: number
  cells: readonly Cell[]
  reasons: readonly RejectionReason[]
}

export interface RejectionReason {
  /** The header of the column; null where it is about the whole row. */
  column: string | null
  /** From 0; null where it is about the whole row. */
  index: number | null
  /** What is wrong and how to put it right. */
  message: Words
}
