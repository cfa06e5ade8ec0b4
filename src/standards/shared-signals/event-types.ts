const schemas = 'https://schemas.openid.net/secevent'

/** The events that are sent, by their short names (CAEP 1.0 §3, RISC 1.0 §2). */
const sent = {
  caep: ['session-revoked', 'token-claims-change', 'credential-change', 'assurance-level-change'],
  risc: [
    'account-disabled',
    'account-enabled',
    'account-purged',
    'credential-compromise',
    'identifier-changed',
    'recovery-information-changed',
  ],
} as const

export type SignalType = (typeof sent.caep)[number] | (typeof sent.risc)[number]
/** Events about the stream itself (SSF 1.0 §8.1.4.1, §8.1.5). */
export type StreamEventType = 'verification' | 'stream-updated'

const uris: ReadonlyMap<string, string> = new Map(
  Object.entries(sent).flatMap(([family, names]) =>
    names.map((name): [string, string] => [name, `${schemas}/${family}/event-type/${name}`]),
  ),
)

/** What a stream may ask for. Events about the stream itself are always sent. */
export const supportedEvents: readonly string[] = [...uris.values()]

export function uriOf(type: SignalType | StreamEventType): string {
  return uris.get(type) ?? `${schemas}/ssf/event-type/${type}`
}
