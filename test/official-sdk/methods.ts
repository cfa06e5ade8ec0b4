import type { WorkOS } from '@workos-inc/node'

/** A method of the official SDK that sends a request. */
export interface SdkMethod {
  /** The member of the client that it belongs to: `organizations`. */
  area: keyof WorkOS & string
  name: string
  call(args: readonly unknown[]): Promise<unknown>
}

/** What the source of a method has that sends a request: the methods that only compute or build a URL have none of it. */
const sending = /\bworkos\.(?:get|post|put|patch|delete|deleteWithBody)\(|\bfetchAndDeserialize\(/

/** The methods of a client that send a request, read from the client itself: a newer SDK brings its new ones along. */
export function sendingMethods(client: WorkOS): SdkMethod[] {
  return Object.entries(client).flatMap(([area, part]: [string, unknown]) => {
    if (typeof part !== 'object' || part === null) return []
    const members = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(part))
    return Object.entries(members).flatMap(([name, { value }]) => {
      if (name === 'constructor' || typeof value !== 'function' || !sending.test(value.toString())) return []
      const call = async (args: readonly unknown[]): Promise<unknown> => value.apply(part, args)
      // Names come from the client's own members.
      return [{ area: area as SdkMethod['area'], name, call }]
    })
  })
}
