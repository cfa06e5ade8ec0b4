import { type Call, requestOf } from '../api/client.ts'
import { isObject } from '../api/failure.ts'

/** Quotes a text for a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The command of `gatehouse` that does what a call does. */
export function commandOf(call: Call): string {
  return ownCommandOf(call) ?? apiCommandOf(call)
}

/** The one that makes any call. */
function apiCommandOf(call: Call): string {
  const { method, address } = requestOf(call)
  const body = call.body === undefined ? '' : ` ${quoted(JSON.stringify(call.body))}`
  return `gatehouse api ${method} ${quoted(address)}${body}`
}

/** Undefined for most calls, which have none of their own. */
function ownCommandOf({ operation, path = {}, body }: Call): string | undefined {
  const given: Record<string, unknown> = { ...path, ...(isObject(body) ? body : {}) }
  const text = (name: string): string | undefined => {
    const value = given[name]
    return typeof value === 'string' ? quoted(value) : undefined
  }
  const command = (words: string, argument: string | undefined): string | undefined =>
    argument === undefined ? undefined : `gatehouse ${words} ${argument}`
  switch (operation) {
    case 'POST /environments':
      return command('environments create', text('name'))
    case 'DELETE /environments/{id}':
      return command('environments delete', text('id'))
    case 'POST /messages/{id}/resend':
      return command('mail resend', text('id'))
    case 'POST /operators': {
      const environment = text('environment_id')
      const scope = environment === undefined ? '' : ` --environment ${environment}`
      const role = text('role')
      return role === undefined
        ? undefined
        : command('operators invite', text('email'))?.concat(` --role ${role}${scope}`)
    }
    default:
      return undefined
  }
}
