import type { MultiPolygon, Position } from 'geojson'

/** A MultiPolygon as little-endian Well-Known Binary (OGC 06-103r4), which both engines read fastest. */
export function toWkb(geometry: MultiPolygon): Buffer {
  const buffer = Buffer.allocUnsafe(sizeOf(geometry))
  let offset = writeHeader(buffer, 0, 6, geometry.coordinates.length)
  for (const polygon of geometry.coordinates) {
    offset = writeHeader(buffer, offset, 3, polygon.length)
    for (const ring of polygon) offset = writeRing(buffer, offset, ring)
  }
  return buffer
}

function sizeOf({ coordinates }: MultiPolygon): number {
  const positions = coordinates.flat().reduce((sum, ring) => sum + ring.length, 0)
  return 9 + coordinates.length * 9 + coordinates.flat().length * 4 + positions * 16
}

function writeHeader(buffer: Buffer, offset: number, geometryType: number, count: number): number {
  buffer.writeUInt8(1, offset)
  buffer.writeUInt32LE(geometryType, offset + 1)
  return buffer.writeUInt32LE(count, offset + 5)
}

function writeRing(buffer: Buffer, offset: number, ring: Position[]): number {
  let end = buffer.writeUInt32LE(ring.length, offset)
  for (const [lon, lat] of ring as [number, number][])
    end = buffer.writeDoubleLE(lat, buffer.writeDoubleLE(lon, end))
  return end
}
