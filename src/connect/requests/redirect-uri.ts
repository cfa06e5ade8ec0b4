import type { RegisteredRedirectUri } from '../applications/index.ts'

/** An address of the machine itself. */
const loopback = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost))(?::\d{1,5})?(\/.*|\?.*)?$/

/**
 * Whether a URI is registered for an application: character by character (RFC 9700 §2.1), except for the port of a
 * loopback address, which a native application only knows when it runs (RFC 8252 §7.3). Any port is accepted on
 * `localhost` if it is registered without one, since the name may lead elsewhere.
 */
export function isRedirectUriOf(registered: readonly RegisteredRedirectUri[], uri: string): boolean {
  const bare = withoutPort(uri)
  return registered.some((each) => {
    if (each.uri === uri) return true
    return (
      bare !== undefined &&
      (each.uri === bare || (!bare.startsWith('http://localhost') && withoutPort(each.uri) === bare))
    )
  })
}

/** Only of a loopback address. */
function withoutPort(uri: string): string | undefined {
  const [, host, rest = ''] = loopback.exec(uri) ?? []
  return host === undefined || !URL.canParse(uri) ? undefined : host + rest
}
