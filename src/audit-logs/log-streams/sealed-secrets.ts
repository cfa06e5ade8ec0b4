import type { System } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { destinationOf } from './destinations/index.ts'

export type Secrets = Record<string, unknown>

export function sealSecrets({ keyring }: System, streamId: string, secrets: Secrets): string {
  return keyring.seal(JSON.stringify(secrets), sealContext(streamId))
}

export function openSecrets({ keyring }: System, streamId: string, sealed: string): Secrets {
  return openJson<Secrets>(keyring, sealed, sealContext(streamId))
}

/** What may be shown of a destination, and what may not. */
export function splitSecrets({ type, ...members }: { type: string } & Record<string, unknown>) {
  const secretNames = Object.keys(destinationOf(type).secrets.properties)
  const named = (isWanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(members).filter(([name, value]) => value !== undefined && isWanted(name)))
  return {
    type,
    settings: named((name) => !secretNames.includes(name)),
    secrets: named((name) => secretNames.includes(name)),
  }
}

function sealContext(streamId: string): string {
  return `audit_log_stream:${streamId}`
}
