import type { System } from '#platform/context.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { searchOf } from '#platform/http/request/query.ts'
import type { RefusedRequest } from '#platform/http/surfaces.ts'
import type { DeveloperDetailsProps } from '../kit/index.ts'

/** Details of an error for the application's developer. In English, like the API. */
export function developerDetails(
  { config }: System,
  { definition, message }: DomainError,
  request: RefusedRequest,
): Omit<DeveloperDetailsProps, 'page'> {
  const fix = repair(config.url, definition.code, request)
  return {
    message,
    next: fix === undefined ? definition.next : undefined,
    facts: [
      ['Error', `${definition.status} ${definition.code}`],
      ['Request', `${request.method} ${request.url}`],
    ],
    command: fix ?? repetition(config.url, request),
    requestUrl: config.requestLog ? `/_dev/requests/${request.id}` : undefined,
  }
}

/** A command that removes the cause, with the key from the shell or the development key. */
function repair(url: string, code: string, request: RefusedRequest): string | undefined {
  if (code !== 'redirect_uri_unknown') return undefined
  const uri = new URLSearchParams(searchOf(request.url)).get('redirect_uri')
  return [
    `curl ${quoted(`${url}/user_management/redirect_uris`)}`,
    `-H "Authorization: Bearer \${WORKOS_API_KEY:-sk_test_default}"`,
    "-H 'Content-Type: application/json'",
    `-d ${quoted(JSON.stringify({ uri }))}`,
  ].join(' \\\n  ')
}

/** A curl of the same request, answered as JSON. Leaves out form bodies, which may contain passwords. */
function repetition(url: string, { method, url: path }: RefusedRequest): string | undefined {
  if (method !== 'GET') return undefined
  return [`curl -i ${quoted(url + path)}`, "-H 'Accept: application/json'"].join(' \\\n  ')
}

/** Quotes any text as one word for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
