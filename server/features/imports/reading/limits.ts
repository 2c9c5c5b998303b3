/** What a file may be. Beyond it nobody works with a file by hand, and somebody may mean harm. */
export const LIMITS = {
  workbookBytes: 20 * 1024 * 1024,
  /** Of a CSV file, and of all parts of a workbook unpacked. */
  textBytes: 200 * 1024 * 1024,
  /** Parts of a workbook: a year of sheets with their drawings has about a hundred. */
  parts: 500,
  /** Unpacked by packed size of a part that unpacks to more than a megabyte. */
  ratio: 100,
  ratioFrom: 1024 * 1024,
  /** Texts that the cells of a workbook share. */
  sharedTextBytes: 64 * 1024 * 1024,
  sharedTexts: 2_000_000,
  partBytes: 4 * 1024 * 1024,
  sheets: 256,
  workbookRows: 100_000,
  csvRows: 1_000_000,
  columns: 200,
  cellCharacters: 32_767,
  /** Of one line of a CSV file. */
  lineCharacters: 1024 * 1024,
  /** Characters of all cells of a sheet: a text that many cells share counts each time. */
  sheetCharacters: 64 * 1024 * 1024,
  xmlDepth: 64,
  /** Bytes of XML without the end of a tag or text. */
  xmlSilence: 1024 * 1024,
  /** Cells of a line, blank ones too: spreadsheets have 16,384 columns. */
  lineCells: 20_000,
  batchRows: 1000,
  batchCharacters: 1024 * 1024,
  /** The header is looked for in so many rows that are not blank. */
  headerRows: 40,
  /** Memory of the reading process. */
  heapMegabytes: 320,
  residentBytes: 480 * 1024 * 1024,
  /** How long the process may take to start, in milliseconds. */
  startMs: 60_000,
  /** For one answer: time of the processor, and time of the clock, after which the process is given up. */
  answerCpuMs: 8_000,
  answerMs: 30_000,
} as const
