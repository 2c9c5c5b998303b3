import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes a synthetic pack of one province with two square communes into a folder; returns the folder. */
export function writeSmallPack(directory: string, name = 'small'): string {
  mkdirSync(directory, { recursive: true })
  const write = (file: string, text: string) => writeFileSync(join(directory, file), text)
  write('pack.json', JSON.stringify({ name, nameVi: 'Nhỏ', nameEn: 'Small', version: '1', synthetic: true }))
  write(
    'units-2025.csv',
    [
      'code,level,name_vi,name_en,type,parent_code,valid_from,valid_to',
      '91,province,Tỉnh Thử Nghiệm,Test Province,Tỉnh,,,',
      '90001,commune,Xã Bắc Sông,Bac Song Commune,Xã,91,,',
      '90002,commune,Xã Nam Sông,Nam Song Commune,Xã,91,,',
      '',
    ].join('\n'),
  )
  write(
    'boundaries-2025-all.geojson',
    JSON.stringify({ type: 'FeatureCollection', features: [square('90001', 16.1), square('90002', 16)] }),
  )
  return directory
}

function square(code: string, south: number) {
  const [west, east, north] = [108, 108.1, south + 0.1]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return {
    type: 'Feature',
    properties: { code, level: 'commune' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }
}
