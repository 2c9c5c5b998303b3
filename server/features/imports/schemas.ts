import { z } from 'zod'
import { Code, Day, Id, PathId, pageQuery, repeated } from '../../http/common-schemas.ts'
import { AddressGrade } from '../addresses/schemas.ts'
import { ENCODINGS } from './reading/types.ts'

/** What a file is about: people with their cases, employers with their openings, service points. */
export const ImportKind = z.enum(['people', 'employers', 'services'])
export type ImportKind = z.infer<typeof ImportKind>

/**
 * Where an import stands. `mapping`: read, and somebody has to say what some columns mean. `checked`: every row was
 * compared with what is there, and nothing was changed. `refused`: the file cannot be read. `failed`: nothing was changed.
 */
export const ImportStatus = z.enum([
  'reading',
  'mapping',
  'checking',
  'checked',
  'applying',
  'applied',
  'refused',
  'cancelled',
  'failed',
])
export type ImportStatus = z.infer<typeof ImportStatus>

/** What becomes, or became, of a row. A row in review counts as rejected until somebody decides it. */
export const RowOutcome = z.enum(['inserted', 'updated', 'unchanged', 'rejected', 'review'])
export type RowOutcome = z.infer<typeof RowOutcome>

/** A column of the file, beside what is meant by it. `index` counts from 0. */
export const ImportColumn = z.strictObject({
  index: z.int(),
  header: z.string(),
  /** Up to five cells as they are written; long numbers are shown by their last three digits only. */
  samples: z.array(z.string()),
  /** Null where the column is left out. */
  field: z.string().nullable(),
  /** False where somebody should look at it. */
  certain: z.boolean(),
  /** Why the field was chosen, such as `name`, `synonym`, `remembered`, `values`, `person`, `none`. */
  why: z.string(),
})
export type ImportColumn = z.infer<typeof ImportColumn>

export const ImportField = z.strictObject({
  name: z.string(),
  required: z.boolean(),
  vi: z.string(),
  en: z.string(),
})
export type ImportField = z.infer<typeof ImportField>

/** Something that is wrong or worth a look, in how many rows, and the first five of them as the file numbers them. */
export const ImportFinding = z.strictObject({
  code: z.string(),
  /** The field that it is about; null for a whole row or file. */
  field: z.string().nullable(),
  count: z.int(),
  /** Whether the rows are rejected because of it. */
  rejects: z.boolean(),
  /** In English, for logs and other programs; the page has its own words for each code. Never holds a cell. */
  message: z.string(),
  rows: z.array(z.int()),
})
export type ImportFinding = z.infer<typeof ImportFinding>

/** What was done, in a form that can be checked later. */
export const ImportReceipt = z.strictObject({
  /** SHA-256 of the file, in hexadecimal. */
  fileHash: z.string(),
  /** SHA-256 over every row's number and outcome: the same file into the same register gives the same hash. */
  ledgerHash: z.string(),
  /** Keyed signature of this server over both hashes, the counts and the moment. */
  signature: z.string(),
  appliedOn: z.iso.datetime(),
})
export type ImportReceipt = z.infer<typeof ImportReceipt>

export const ImportCounts = z.strictObject({
  /** Always `inserted + updated + unchanged + rejected`. */
  rowsRead: z.int(),
  inserted: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** Of the rejected, those that wait for a decision. */
  inReview: z.int(),
})

export const ImportState = z.strictObject({
  id: Id,
  kind: ImportKind,
  fileName: z.string(),
  status: ImportStatus,
  /** Its ETag is `"v<version>"`: a change of the columns or a cancellation names it. */
  version: z.int(),
  progress: z.strictObject({
    step: z.enum(['reading', 'checking', 'applying', 'none']),
    done: z.int(),
    /** 0 while it is not known. */
    total: z.int(),
  }),
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.int().nullable() })),
  sheet: z.string().nullable(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** As the spreadsheet numbers it. */
  headerRow: z.int().nullable(),
  /** Where the file's addresses and places are to be looked for, when they name no province; null for everywhere. */
  unitCode: Code.nullable(),
  columns: z.array(ImportColumn),
  /** What the columns of such a file can mean. */
  fields: z.array(ImportField),
  /** Required fields that no column gives. */
  missingFields: z.array(z.string()),
  ...ImportCounts.shape,
  findings: z.array(ImportFinding),
  refusal: z.strictObject({ code: z.string(), message: z.string() }).optional(),
  createdOn: z.iso.datetime(),
  appliedOn: z.iso.datetime().nullable(),
  /** Last day on which the rows of the file are kept. */
  keptUntil: Day,
  receipt: ImportReceipt.optional(),
})
export type ImportState = z.infer<typeof ImportState>

/** The text fields of the multipart body; `file` is the part with the file. */
export const UploadFields = z.strictObject({
  kind: ImportKind,
  /** `true` where the place is invented: whoever uploads confirms that the people in the file are invented too. */
  synthetic: z.enum(['true', 'false']).optional(),
})

export const ImportsQuery = z.strictObject({ kind: ImportKind.optional(), ...pageQuery })

/** An import in a list. */
export const ImportSummary = ImportState.pick({
  id: true,
  kind: true,
  fileName: true,
  status: true,
  rowsRead: true,
  inserted: true,
  updated: true,
  unchanged: true,
  rejected: true,
  inReview: true,
  createdOn: true,
  appliedOn: true,
})
export const ImportList = z.strictObject({
  items: z.array(ImportSummary),
  total: z.int(),
  next: z.string().optional(),
})
export type ImportList = z.infer<typeof ImportList>

/** What a person says of the file; what is absent stays as it is. The rows are then compared again. */
export const ImportPatch = z.strictObject({
  sheet: z.string().max(200).optional(),
  headerRow: z.int().min(1).max(1000).optional(),
  /** Of a text, where it was told wrongly or not at all; null has it told by its bytes again. */
  encoding: z.enum(ENCODINGS).nullable().optional(),
  /** By the index of the column; null leaves it out. */
  columns: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(60).nullable()).optional(),
  unitCode: Code.nullable().optional(),
})
export type ImportPatch = z.infer<typeof ImportPatch>

export const ImportRowsQuery = z.strictObject({
  outcome: repeated(RowOutcome).optional(),
  ...pageQuery,
})

/** What is wrong with a row; `column` is the header of the column, null for the whole row. */
export const RowFault = z.strictObject({
  field: z.string().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  /** What stands in a cell that cannot be read, and what it should be; null where that is not known or not shown. */
  said: z.string().nullable(),
  expected: z.strictObject({ vi: z.string(), en: z.string() }).nullable(),
})
export type RowFault = z.infer<typeof RowFault>

/** A field that changes. Numbers of identity papers are never shown, and who a person is only in a scope of one commune. */
export const RowChange = z.strictObject({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** True where a value is there and not shown. */
  hidden: z.boolean(),
})
export type RowChange = z.infer<typeof RowChange>

export const ImportRow = z.strictObject({
  /** As the spreadsheet numbers it. */
  row: z.int(),
  outcome: RowOutcome,
  /** The case, employer or service point; null where there is none yet. */
  recordId: Id.nullable(),
  changes: z.array(RowChange),
  /** What the row says otherwise (`after`) and the record keeps (`before`): only an officer changes it, by a decision. */
  kept: z.array(RowChange),
  faults: z.array(RowFault),
  /** Where the record comes to lie, and how that is known; null for a row that is rejected. */
  place: z
    .strictObject({
      unitCode: Code,
      how: z.enum(['coordinates', 'unit', 'address', 'queue']),
      grade: AddressGrade.nullable(),
    })
    .nullable(),
})
export type ImportRow = z.infer<typeof ImportRow>

export const ImportRowList = z.strictObject({
  items: z.array(ImportRow),
  total: z.int(),
  next: z.string().optional(),
})
export type ImportRowList = z.infer<typeof ImportRowList>

/** A row of people that may be somebody who is there already: the same name and year of birth, and no number to tell. */
export const ImportReview = z.strictObject({
  row: z.int(),
  /** Who the row is about, for whoever keeps one commune; wider scopes see no names. */
  about: z.strictObject({ name: z.string(), birthYear: z.int() }).nullable(),
  decision: z.enum(['same', 'new', 'skip']).nullable(),
  /** Whom the row was said to be; null unless it is the same person. */
  decidedPersonId: Id.nullable(),
  candidates: z.array(
    z.strictObject({
      /** What `personId` of a decision names. */
      personId: Id,
      caseId: Id,
      unitCode: Code,
      /** Opened or closed. */
      open: z.boolean(),
      openedOn: Day,
      /** Why it may be the same. */
      why: z.array(z.enum(['fullName', 'birthYear', 'commune'])),
      /** What the row says otherwise. */
      changes: z.array(RowChange),
    }),
  ),
})
export type ImportReview = z.infer<typeof ImportReview>
export const ImportReviewList = z.strictObject({
  items: z.array(ImportReview),
  total: z.int(),
  next: z.string().optional(),
})
export type ImportReviewList = z.infer<typeof ImportReviewList>
export const ImportReviewsQuery = z.strictObject({ ...pageQuery })

export const ReviewParams = z.strictObject({ id: PathId, row: PathId })
/** `same`: the row is this person, and brings the file up to date; `new`: another person; `skip`: the row stays out. */
export const ReviewDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('same'), personId: Id }),
  z.strictObject({ decision: z.literal('new') }),
  z.strictObject({ decision: z.literal('skip') }),
])
export type ReviewDecision = z.infer<typeof ReviewDecision>

export const TemplateParams = z.strictObject({ kind: ImportKind })
