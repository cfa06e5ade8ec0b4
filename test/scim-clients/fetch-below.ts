import type { ScimClient } from '#directory-sync/scim/scim.fixture.ts'

/**
 * A `fetch` for the client of a service of its own: what it asks below its prefix goes to the endpoint of a directory, with the
 * token of the directory. Everything else is sent as the client has it.
 */
export function fetchBelow({ server, path, token }: ScimClient, prefix: string) {
  return (url: string, { headers, ...init }: RequestInit): Promise<Response> => {
    const asked = new URL(url)
    if (!asked.pathname.startsWith(prefix)) throw new Error(`${asked.pathname} is not below ${prefix}.`)
    const all = new Headers(headers)
    all.set('authorization', `Bearer ${token}`)
    return fetch(server.url + path + asked.pathname.slice(prefix.length) + asked.search, { ...init, headers: all })
  }
}
