import type { Config } from '../config/config.ts'

/**
 * Every value that a browser sent under a name. There are several when a cookie for another path or domain has the
 *   same name; they cannot be distinguished.
 */
export function cookieValues(header: string | undefined, name: string): string[] {
  return pairsOf(header).flatMap(([key, value]) => (key === name ? [value] : []))
}

/** The names that begin with a prefix, those first that the browser has had longest (RFC 6265 §5.4). */
export function cookieNames(header: string | undefined, prefix: string): string[] {
  return [...new Set(pairsOf(header).map(([name]) => name))].filter((name) => name.startsWith(prefix))
}

/**
 * The name of a cookie for this host only. With `__Host-`, browsers accept it only from this host, over TLS and for
 *   all paths, and not from a sibling domain (RFC 6265bis §4.1.3.2). Over http, browsers refuse the prefix, so the name
 *   is plain.
 */
export function hostCookieName({ url }: Pick<Config, 'url'>, name: string): string {
  return isSecure(url) ? `__Host-${name}` : name
}

/**
 * A cookie for this host only. Scripts cannot read it, and forms of other sites do not send it.
 *
 * @param sameSite `Strict`: links of other sites do not send it either
 */
export function hostCookie(
  config: Pick<Config, 'url'>,
  name: string,
  value: string,
  maxAgeSeconds: number,
  sameSite: 'Lax' | 'Strict' = 'Lax',
): string {
  const secure = isSecure(config.url) ? '; Secure' : ''
  return `${hostCookieName(config, name)}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=${sameSite}${secure}`
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
