import type { Context } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import type { SourceSettings } from './sources/settings.ts'

export function sealSettings({ system }: Context, directoryId: string, settings: SourceSettings): string {
  return system.keyring.seal(JSON.stringify(settings), sealContext(directoryId))
}

export function openSettings({ system }: Context, directoryId: string, sealed: string): SourceSettings {
  return openJson<SourceSettings>(system.keyring, sealed, sealContext(directoryId))
}

function sealContext(directoryId: string): string {
  return `directory_source:${directoryId}`
}
