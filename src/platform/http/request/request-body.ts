import type { FastifyRequest } from 'fastify'
import { platformErrors } from '../errors.ts'
import { isStorableText, parseFormBody, parseJsonBody, parseTextBody } from '../json-body.ts'
import type { Operation } from '../operation.ts'

/** RFC 7644 §3.1. */
const scimJson = 'application/scim+json'

/**
 * Parses the body by its content type; `undefined` without a body. Unsupported types, encodings and charsets are a 415.
 */
export function parseBody(request: FastifyRequest, operation: Operation): unknown {
  const bytes = request.body
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return undefined
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity')
    throw platformErrors.unsupportedMediaType('The body has a Content-Encoding. Send it uncompressed.')
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))
  if (charset !== undefined && !['charset=utf-8', 'charset="utf-8"'].includes(charset))
    throw platformErrors.unsupportedMediaType('The charset of the body is not accepted. Send UTF-8.')
  if (type === 'application/json' || (type === scimJson && operation.surface === 'scim')) return parseJsonBody(bytes)
  if (type === 'application/x-www-form-urlencoded' && operation.form) return parseFormBody(bytes)
  const { text } = operation
  if (type !== '' && type === text?.mediaType) return { [text.member]: parseTextBody(bytes) }
  throw platformErrors.unsupportedMediaType(
    `${type === '' ? 'There is no Content-Type' : `The Content-Type is ${JSON.stringify(type.slice(0, 100))}`}. Send the body as ${typesOf(operation).join(' or ')}, with this Content-Type.`,
  )
}

/** The types of body that an operation takes. */
function typesOf({ surface, form, text }: Operation): string[] {
  return [
    surface === 'scim' ? scimJson : 'application/json',
    ...(form ? ['application/x-www-form-urlencoded'] : []),
    ...(text === undefined ? [] : [text.mediaType]),
  ]
}

/** Refuses text in a path or query that the database cannot store unchanged. */
export function refuseUnstorable(values: Record<string, unknown>, part: string): void {
  for (const [field, value] of Object.entries(values)) {
    const texts = Array.isArray(value)
      ? value
      : typeof value === 'object' && value !== null
        ? Object.values(value)
        : [value]
    if (texts.every((text) => typeof text !== 'string' || isStorableText(text))) continue
    const message = `\`${field || part}\` holds a NUL character or an unpaired surrogate. Send text without them.`
    throw platformErrors.invalidRequest([{ field: field || part, code: 'text_not_allowed', message }])
  }
}
