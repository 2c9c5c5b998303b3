import type { SyntheticUnit } from '../../../seeds/synthetic-people/units.ts'

/** Two drawn provinces of `side` x `side` square communes and one province nobody has drawn. */
export function sheet(side: number, population: number | null = null): SyntheticUnit[] {
  const province = (code: string): SyntheticUnit => {
    return {
      code,
      level: 'province',
      name: `Tỉnh ${code}`,
      type: 'Tỉnh',
      parentCode: null,
      population: null,
      geometry: null,
    }
  }
  const commune = (parentCode: string, index: number, drawn: boolean): SyntheticUnit => {
    const [x, y] = [Number(parentCode) + (index % side) / 10, 10 + Math.floor(index / side) / 10]
    return {
      code: `${parentCode}${String(index).padStart(3, '0')}`,
      level: 'commune',
      name: index % 3 === 0 ? `Phường ${parentCode}.${index}` : `Xã ${parentCode}.${index}`,
      type: index % 3 === 0 ? 'Phường' : 'Xã',
      parentCode,
      population,
      geometry: drawn ? square(x, y) : null,
    }
  }
  return ['11', '12', '13'].flatMap((code) => [
    province(code),
    ...Array.from({ length: side * side }, (_, index) => commune(code, index, code !== '13')),
  ])
}

function square(west: number, south: number): SyntheticUnit['geometry'] {
  const [east, north] = [west + 0.1, south + 0.1]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}
