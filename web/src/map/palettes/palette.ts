import type { Shade } from '../../theme/theme.ts'

/** Colours of the map as data; figures of contrast and colour distance are in docs, the values from the design. */
export interface MapPalette {
  sea: string
  land: string
  ink: string
  ink3: string
  surface: string
  /** Numbers and glyphs on coloured markers. */
  onMarker: string
  halo: string
  hoverVeil: string
  selectionHalo: string
  communeLine: string
  /** Commune lines where no fill sets the areas apart. */
  plainLine: string
  districtLine: string
  provinceLine: string
  /** Soft edge round a province: a tenth of its line's colour on the ground, opaque, so that it cannot pile up on itself. */
  provinceEdge: string
  zero: string
  suppressed: { ground: string; line: string }
  noData: { ground: string; dot: string }
  notApplicable: string
  circle: string
  /** Areas under circles. */
  circleGround: string
  /** Five colours, low to high. */
  caseload: readonly string[]
  gap: readonly string[]
  /** Seven colours, below to above. */
  change: readonly string[]
  groups: Record<ServiceGroup, string>
  /** Every person, whatever the status or the need. */
  accent: string
  /** A place that is not saved yet. */
  draft: string
  /** What is only tried: squares and rings of the gap planner. */
  tried: string
}

/** Services are coloured by group; inside a group kinds differ by glyph only. */
export type ServiceGroup = 'work' | 'health' | 'training' | 'community' | 'money'

const light: MapPalette = {
  sea: '#E9EFED',
  land: '#DCE4E2',
  ink: '#12252B',
  ink3: '#566970',
  surface: '#FFFFFF',
  onMarker: '#FFFFFF',
  halo: 'rgba(255,255,255,0.88)',
  hoverVeil: '#12252B',
  selectionHalo: '#FFFFFF',
  communeLine: '#FFFFFF',
  plainLine: '#C3D0CC',
  districtLine: '#2F454B',
  provinceLine: '#12252B',
  provinceEdge: '#C8D1D0',
  zero: '#FBFCFB',
  suppressed: { ground: '#F3F6F2', line: '#6F8F88' },
  noData: { ground: '#ECEDEA', dot: '#8A9492' },
  notApplicable: '#E3E8E6',
  circle: '#33809D',
  circleGround: '#F4F7F6',
  caseload: ['#E6F3E9', '#A8D7C7', '#66AFB3', '#33809D', '#1F4F7C'],
  gap: ['#FBF1DA', '#F4D89C', '#E2AE55', '#BC7C27', '#84501C'],
  change: ['#84501C', '#CF9440', '#F0D9AE', '#EEF1EF', '#B3D2DB', '#5A97B6', '#1F4F7C'],
  groups: {
    work: '#12252B',
    health: '#1565A6',
    training: '#B56A00',
    community: '#1F8A6D',
    money: '#8A3A78',
  },
  accent: '#1B4B72',
  draft: '#B56A00',
  tried: '#774600',
}

const dark: MapPalette = {
  sea: '#0A1316',
  land: '#0D181C',
  ink: '#E8F0EF',
  ink3: '#96AAAE',
  surface: '#121E23',
  onMarker: '#06202F',
  halo: 'rgba(10,19,22,0.88)',
  hoverVeil: '#E8F0EF',
  selectionHalo: '#0A1316',
  communeLine: '#0E191D',
  plainLine: '#32474F',
  districtLine: '#CBD8DA',
  provinceLine: '#E8F0EF',
  provinceEdge: '#232E31',
  zero: '#131F24',
  suppressed: { ground: '#16282D', line: '#5E8580' },
  noData: { ground: '#1A2529', dot: '#5D6D71' },
  notApplicable: '#18252A',
  circle: '#3D929C',
  circleGround: '#18272D',
  caseload: ['#1E444E', '#2A6A78', '#3D929C', '#72BFB6', '#C9EFDD'],
  gap: ['#3B2D18', '#64481A', '#94691F', '#C6953C', '#F6DDA2'],
  change: ['#F0B968', '#B58335', '#6A5227', '#26343A', '#2A5668', '#4C92B4', '#A9D8F2'],
  groups: {
    work: '#E8F0EF',
    health: '#6DB4EE',
    training: '#F2B84B',
    community: '#2FA98A',
    money: '#E58FCB',
  },
  accent: '#8FC6EA',
  draft: '#F2B84B',
  tried: '#F5C76E',
}

export const PALETTES: Readonly<Record<Shade, MapPalette>> = { light, dark }
