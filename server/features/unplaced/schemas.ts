import { z } from 'zod'
import { Code, Day, Id, PointGeometry, pageQuery, repeated } from '../../http/common-schemas.ts'
import { AddressArea, AddressCandidate, AddressGrade } from '../addresses/schemas.ts'

/** How a record came to its place. */
export const PlacementMethod = z.enum(['address', 'candidate', 'unit', 'point', 'geocoder', 'left'])
export type PlacementMethod = z.infer<typeof PlacementMethod>

/** Why a record stays without a commune though somebody looked at it. */
export const LeftReason = z.enum([
  'address_missing',
  'address_unclear',
  'moved_away',
  'no_fixed_address',
  'other',
])
export type LeftReason = z.infer<typeof LeftReason>

/** A record of a province's queue, with its address as it is written and what that may mean. */
export const Unplaced = z.strictObject({
  caseId: Id,
  /** The province whose queue it is in. */
  unitCode: Code,
  openedOn: Day,
  /** As written; null where there is none, or where the own area is wider than a commune and the file was not opened. */
  address: z.string().nullable(),
  grade: AddressGrade.nullable(),
  candidates: z.array(AddressCandidate),
  area: AddressArea.nullable(),
  /** Set where somebody left it knowingly. */
  left: z.strictObject({ reason: LeftReason, by: z.string(), on: Day }).nullable(),
  version: z.int(),
})
export type Unplaced = z.infer<typeof Unplaced>
export const UnplacedQuery = z.strictObject({
  /** Which: those to work on, or those that were knowingly left. */
  state: z.enum(['open', 'left', 'all']).default('open'),
  grade: repeated(AddressGrade).optional(),
  ...pageQuery,
})
export const UnplacedList = z.strictObject({
  items: z.array(Unplaced),
  total: z.int(),
  /** In the whole queue of the own area, however the list is filtered. */
  open: z.int(),
  left: z.int(),
  next: z.string().optional(),
})
export type UnplacedList = z.infer<typeof UnplacedList>

/** What somebody decides about a record of the queue. */
export const PlacementDecision = z.discriminatedUnion('method', [
  /** The commune that the address reads as, or one of the candidates. */
  z.strictObject({ method: z.enum(['address', 'candidate', 'unit']), unitCode: Code }),
  /** A pin set by hand, or a point of the geocoder that somebody accepted; the commune follows from it. */
  z.strictObject({
    method: z.enum(['point', 'geocoder']),
    geometry: PointGeometry,
    precision: z.enum(['exact', 'street', 'hamlet']),
  }),
  z.strictObject({
    method: z.literal('left'),
    reason: LeftReason,
    note: z.string().trim().max(200).optional(),
  }),
])
export type PlacementDecision = z.infer<typeof PlacementDecision>

/** What was decided about the place of a record, by whom and when; latest first. */
export const Placement = z.strictObject({
  method: PlacementMethod,
  /** Null where it was left. */
  unitCode: Code.nullable(),
  precision: z.enum(['exact', 'street', 'hamlet', 'commune']).nullable(),
  reason: LeftReason.nullable(),
  by: z.string(),
  on: Day,
})
export type Placement = z.infer<typeof Placement>
export const PlacementList = z.strictObject({ items: z.array(Placement), total: z.int() })
export type PlacementList = z.infer<typeof PlacementList>
