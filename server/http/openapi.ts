import { z } from 'zod'
import { type Endpoint, type EndpointSpec, endpoint } from './endpoint.ts'
import { ProblemDocument } from './problem-schema.ts'

type Json = Record<string, unknown>

/** GET /openapi.json: the description of all endpoints, made from the very schemas that check them. */
export function openApiRoute(endpoints: readonly Endpoint[]): Endpoint {
  let description: Json | undefined
  return endpoint(
    {
      method: 'get',
      path: '/openapi.json',
      summary: 'This description',
      plane: 'public',
      roles: 'public',
      audit: 'none',
      cache: 'etag',
      transaction: false,
      response: z.record(z.string(), z.unknown()),
    },
    async ({ services }) => {
      description ??= describeApi(endpoints, services.config.version)
      return description
    },
  )
}

/** The OpenAPI 3.1 document of these endpoints. */
export function describeApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const { spec } of endpoints) {
    const path = spec.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [spec.method]: describeOperation(spec) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Hòa Nhập', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(ProblemDocument, 'output') },
      responses: { Problem: problemResponse() },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'hoanhap_sid' } },
    },
  }
}

function describeOperation(spec: EndpointSpec): Json {
  const feature = spec.path.split('/')[1] ?? ''
  return {
    operationId: `${spec.method}${spec.path.replace(/[^A-Za-z]+(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    tags: [feature.replace('.json', '')],
    summary: spec.summary,
    security: spec.roles === 'public' ? [] : [{ session: Array.isArray(spec.roles) ? spec.roles : [] }],
    parameters: [
      ...pathParameters(spec),
      ...queryParameters(spec),
      ...preconditionParameter(spec),
      ...reasonParameter(spec),
    ],
    ...(spec.upload ? { requestBody: { required: true, content: multipart(spec) } } : {}),
    ...(spec.body ? { requestBody: { required: true, content: json(jsonSchema(spec.body, 'input')) } } : {}),
    responses: { [spec.status ?? 200]: success(spec), default: { $ref: '#/components/responses/Problem' } },
    'x-plane': spec.plane,
    'x-audit': spec.audit,
    ...(spec.recordHolders ? { 'x-record-holders': spec.recordHolders.roles } : {}),
  }
}

function reasonParameter({ reason }: EndpointSpec): Json[] {
  if (reason === undefined) return []
  const description = `${reason}. Percent-encoded UTF-8, 5 to 200 characters when decoded`
  return [{ name: 'X-Reason', in: 'header', required: false, description, schema: { type: 'string' } }]
}

function pathParameters(spec: EndpointSpec): Json[] {
  const names = [...spec.path.matchAll(/:(\w+)/g)].flatMap((match) => match[1] ?? [])
  const { properties } = objectSchema(spec.params)
  return names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }))
}

function queryParameters(spec: EndpointSpec): Json[] {
  const { properties, required } = objectSchema(spec.query)
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function preconditionParameter(spec: EndpointSpec): Json[] {
  const needed = spec.precondition ?? ['patch', 'delete'].includes(spec.method)
  return needed ? [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }] : []
}

function success(spec: EndpointSpec): Json {
  if (spec.status === 204) return { description: 'Done' }
  if (spec.response === 'binary') {
    return {
      description: spec.summary,
      content: { 'application/octet-stream': { schema: { type: 'string' } } },
    }
  }
  return { description: spec.summary, content: json(jsonSchema(spec.response, 'output')) }
}

function problemResponse(): Json {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return { description: 'What went wrong, as RFC 9457', content }
}

function multipart({ uploadFields }: EndpointSpec): Json {
  const { properties, required } = objectSchema(uploadFields)
  const file = { type: 'string', format: 'binary' }
  const schema = { type: 'object', properties: { ...properties, file }, required: [...required, 'file'] }
  return { 'multipart/form-data': { schema } }
}

function json(schema: Json): Json {
  return { 'application/json': { schema } }
}

function objectSchema(schema: z.ZodType | undefined): {
  properties: Record<string, Json>
  required: string[]
} {
  const { properties, required } = schema ? jsonSchema(schema, 'input') : {}
  return { properties: Object(properties), required: Array.isArray(required) ? required : [] }
}

/** OpenAPI 3.1 schemas are JSON Schema 2020-12, which zod writes itself. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
