import type { DomainError } from './errors.ts'

/** An error in the form of GraphQL. The package of the official widgets asks for another token at `UNAUTHENTICATED` and `FORBIDDEN`. */
export interface ShownGraphqlError {
  message: string
  extensions: { code: string; reason?: string } & Record<string, unknown>
}

/** `reason` is the code of the error as other operations answer it, with the further members beside it. */
export function toGraphqlError({ message, definition, details }: DomainError): ShownGraphqlError {
  return {
    message,
    extensions: { ...details, code: codes.get(definition.status) ?? 'BAD_USER_INPUT', reason: definition.code },
  }
}

/** As servers of GraphQL commonly name them, by the status that other surfaces answer with. */
const codes: ReadonlyMap<number, string> = new Map([
  [401, 'UNAUTHENTICATED'],
  [403, 'FORBIDDEN'],
  [404, 'NOT_FOUND'],
  [409, 'CONFLICT'],
  [429, 'TOO_MANY_REQUESTS'],
  [500, 'INTERNAL_SERVER_ERROR'],
  [503, 'SERVICE_UNAVAILABLE'],
])
