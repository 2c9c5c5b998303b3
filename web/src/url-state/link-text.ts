import type { z } from 'zod'
import { Camera, Sort, UnitRef } from './view-state.ts'

/** The parameters of the address bar, as text. */
export type SearchParameters = Record<string, string>

/** Digits after the point that still move the map by less than a pixel at this zoom. */
export function degreeDigits(zoom: number): number {
  return Math.max(0, Math.ceil((zoom * Math.LN2 + Math.log(512 / 360)) / Math.LN10))
}

/** The camera as the address bar keeps it: no digit that the eye could not see. */
export function roundCamera(camera: Camera): Camera {
  const zoom = Number(camera.zoom.toFixed(2))
  const digits = degreeDigits(zoom)
  return { lon: unsigned(camera.lon.toFixed(digits)), lat: unsigned(camera.lat.toFixed(digits)), zoom }
}

function unsigned(text: string): number {
  return Number(text) || 0
}

/** The value where the schema takes it, else what stands in for it. */
export function accept<T>(schema: z.ZodType<T>, value: unknown, fallback: T): T {
  const result = schema.safeParse(value)
  return result.success ? result.data : fallback
}

export function numberFrom(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' ? undefined : Number(text)
}

export function unitRefFrom(text: string | undefined): UnitRef | null {
  const [level, code] = (text ?? '').split(':')
  return accept(UnitRef.nullable(), { level, code }, null)
}

export function unitRefText(unit: UnitRef): string {
  return `${unit.level}:${unit.code}`
}

export function cameraText(camera: Camera): string {
  const { lon, lat, zoom } = roundCamera(camera)
  return `${lon},${lat},${zoom}`
}

export function cameraFrom(text: string | undefined): Camera | null {
  const [lon, lat, zoom, ...rest] = (text ?? '').split(',').map((part) => numberFrom(part))
  return rest.length > 0 ? null : accept(Camera.nullable(), { lon, lat, zoom }, null)
}

export function sortFrom(text: string | undefined): Sort | null {
  const column = text?.replace(/^-/, '')
  return accept(Sort.nullable(), { column, descending: text?.startsWith('-') }, null)
}

export function sortText({ column, descending }: Sort): string {
  return `${descending ? '-' : ''}${column}`
}

/** What a link says: what is empty or equals the text of the default is left out. */
export function withoutDefaults(
  written: Readonly<Record<string, string | null>>,
  defaults: Readonly<Record<string, string | null>>,
): SearchParameters {
  const parameters: SearchParameters = {}
  for (const [name, value] of Object.entries(written)) {
    if (value && value !== defaults[name]) parameters[name] = value
  }
  return parameters
}
