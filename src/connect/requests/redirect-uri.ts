import type { RegisteredRedirectUri } from '../applications/index.ts'

/** An address of the machine itself, by its number: names such as `localhost` may lead elsewhere (RFC 8252 §8.3). */
const loopback = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::\d{1,5})?(\/.*|\?.*)?$/

/**
 * Whether an address is one of an application's: character by character (RFC 9700 §2.1), save for the port of a loopback IP
 * address, which a native application only knows when it runs (RFC 8252 §7.3).
 */
export function isRedirectUriOf(registered: readonly RegisteredRedirectUri[], uri: string): boolean {
  return registered.some((each) => each.uri === uri || withoutPort(each.uri) === (withoutPort(uri) ?? uri))
}

/** Only of a loopback IP address. */
function withoutPort(uri: string): string | undefined {
  const [, host, rest = ''] = loopback.exec(uri) ?? []
  return host === undefined || !URL.canParse(uri) ? undefined : host + rest
}
