import type { Request } from 'express'
import { type ZodError, type ZodType, z } from 'zod'
import type { EndpointSpec } from './endpoint.ts'
import { type InputError, problems } from './problems.ts'

const Nothing = z.strictObject({})

/** The checked inputs of a request. Throws 404 for a path that names nothing, 400 for the rest, naming every field. */
export function readInput(spec: EndpointSpec, request: Request) {
  return {
    params: readParams(spec.params ?? z.looseObject({}), request.params),
    query: checkInput(spec.query ?? Nothing, request.query),
    body: spec.body ? readBody(spec.body, request) : undefined,
  }
}

/** A malformed id answers exactly like one that is absent; other parameters of a path are named. */
function readParams(schema: ZodType, params: unknown): unknown {
  const parsed = schema.safeParse(params)
  if (parsed.success) return parsed.data
  const errors = inputErrors(parsed.error).filter(({ path }) => !/^(id|\w+Id)$/.test(path))
  throw problems.notFound(errors.length > 0 ? errors : undefined)
}

function readBody(schema: ZodType, request: Request): unknown {
  if (!request.is('application/json')) throw problems.unsupportedMedia()
  return checkInput(schema, request.body)
}

/** The value as a schema reads it. Throws 400 naming every field that does not fit. */
export function checkInput<T>(schema: ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw problems.invalidRequest(inputErrors(parsed.error))
  return parsed.data
}

function inputErrors(error: ZodError): InputError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys') return [{ path, code: issue.code, message: issue.message }]
    return issue.keys.map((key) => ({
      path: [path, key].filter(Boolean).join('.'),
      code: 'unknown',
      message: 'unknown',
    }))
  })
}
