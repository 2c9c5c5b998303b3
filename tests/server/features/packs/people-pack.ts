import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { square } from './tiny-pack.ts'

const DRAWN_PROVINCES = ['90', '91', '92']
const UNDRAWN_PROVINCE = '93'
const COMMUNES = 8

/** Writes a pack of three drawn provinces and one that nobody has drawn, without any counts, for synthetic people. */
export function writePeoplePack(directory: string): string {
  const drawn = DRAWN_PROVINCES.flatMap(communesOf)
  const features = drawn.map((code, i) =>
    square(code, 106 + (i % COMMUNES) / 10, 15 + Math.floor(i / COMMUNES) / 10),
  )
  const rows = [
    'code,level,name_vi,type,parent_code,valid_from,valid_to',
    ...[...DRAWN_PROVINCES, UNDRAWN_PROVINCE].map((code) => `${code},province,Tỉnh Thử ${code},Tỉnh,,,`),
    ...[...drawn, ...communesOf(UNDRAWN_PROVINCE)].map(communeRow),
  ]
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'units-2025.csv'), `${rows.join('\n')}\n`)
  writeFileSync(
    join(directory, 'boundaries-2025.geojson'),
    JSON.stringify({ type: 'FeatureCollection', features }),
  )
  return directory
}

function communesOf(province: string): string[] {
  return Array.from({ length: COMMUNES }, (_, i) => `${province}${String(i + 1).padStart(3, '0')}`)
}

function communeRow(code: string): string {
  const type = Number(code) % 3 === 0 ? 'Phường' : 'Xã'
  return `${code},commune,${type} Thử ${code},${type},${code.slice(0, 2)},,`
}
