import type { Unit } from '@hoanhap/server/contract.ts'

/** A unit for a test; what the test does not speak of has a plain value. */
export function unitOf(part: Partial<Unit> & Pick<Unit, 'id'>): Unit {
  return {
    code: String(part.id).padStart(5, '0'),
    level: 'commune',
    name: `Xã Số ${part.id}`,
    nameEn: null,
    type: 'xã',
    parentId: null,
    parentCode: null,
    validFrom: null,
    validTo: null,
    bbox: null,
    centroid: null,
    population: null,
    estimated: false,
    ...part,
  }
}
