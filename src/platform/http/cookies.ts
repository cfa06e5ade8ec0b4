import type { Config } from '../config/config.ts'

/**
 * Every value that a browser sent under a name. There is more than one where a cookie for another path or domain has the
 * same name: nothing tells which of them is ours.
 */
export function cookieValues(header: string | undefined, name: string): string[] {
  return pairsOf(header).flatMap(([key, value]) => (key === name ? [value] : []))
}

/** The names that begin with a prefix, those first that the browser has had longest (RFC 6265 §5.4). */
export function cookieNames(header: string | undefined, prefix: string): string[] {
  return [...new Set(pairsOf(header).map(([name]) => name))].filter((name) => name.startsWith(prefix))
}

/**
 * The name of a cookie of this host alone. Under `__Host-` a browser takes it from this very host, over TLS and for every
 * path, and from no sibling of it (RFC 6265bis §4.1.3.2). Over http, where browsers know no such cookies, it is plain.
 */
export function hostCookieName({ url }: Pick<Config, 'url'>, name: string): string {
  return isSecure(url) ? `__Host-${name}` : name
}

/** A cookie of this host alone that no script can read and no other site can have sent along with a form. */
export function hostCookie(config: Pick<Config, 'url'>, name: string, value: string, maxAgeSeconds: number): string {
  const secure = isSecure(config.url) ? '; Secure' : ''
  return `${hostCookieName(config, name)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`
}

function isSecure(url: string): boolean {
  return url.startsWith('https:')
}

function pairsOf(header: string | undefined): [name: string, value: string][] {
  return (header ?? '').split(';').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=')
    return at === -1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]]
  })
}
