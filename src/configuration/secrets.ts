import { readFileSync } from 'node:fs'
import { ConfigError } from '#platform/config-error.ts'
import { errorMessage } from '#platform/error-code.ts'
import { isRecord } from '#platform/records.ts'
import type { Api } from './api.ts'
import type { Variables } from './file/variables.ts'
import type { Entry, Kind } from './kinds/kind.ts'

/** Finds what references to secrets refer to, and takes it out of all that is printed. */
export interface Secrets {
  /** @throws ConfigError for a reference to nothing */
  resolve(reference: string): Promise<string>
  /** A text without any secret that was resolved. */
  redact(text: string): string
}

export function createSecrets(api: Api, variables: Variables): Secrets {
  const known = new Map<string, Promise<string>>()
  const values = new Set<string>()

  async function read(reference: string): Promise<string> {
    const [scheme] = reference.split(':', 1)
    const name = reference.slice((scheme?.length ?? 0) + 1)
    if (scheme === 'env') return variables[name] ?? nothing(reference, `give ${name} a value in the environment`)
    if (scheme === 'file') return fileAt(reference, name)
    const object = await api.find(`/vault/v1/kv/name/${encodeURIComponent(name)}`)
    return typeof object?.value === 'string'
      ? object.value
      : nothing(reference, 'store it in the vault of the environment')
  }

  return {
    resolve(reference) {
      const value =
        known.get(reference) ??
        read(reference).then((found) => {
          if (found === '') return nothing(reference, 'it is empty')
          values.add(found)
          return found
        })
      known.set(reference, value)
      return value
    },
    redact(text) {
      let redacted = text
      for (const value of [...values].sort((a, b) => b.length - a.length))
        redacted = redacted.replaceAll(value, '(secret)')
      return redacted
    },
  }
}

function fileAt(reference: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    return nothing(reference, errorMessage(error))
  }
}

function nothing(reference: string, advice: string): never {
  throw new ConfigError(`The secret ${reference} is not there: ${advice}.`)
}

/** The reference that an entry of a file has in the place of a secret. */
export function referenceAt(value: Entry, path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>((each, step) => (isRecord(each) ? each[step] : undefined), value)
  return typeof found === 'string' ? found : undefined
}

/** The entry with the secrets themselves, for the one call that needs them. */
export async function withSecrets(kind: Kind, value: Entry, secrets: Secrets): Promise<Entry> {
  const copy = structuredClone(value) as Record<string, unknown>
  for (const path of kind.secrets) {
    const owner = path.slice(0, -1).reduce<unknown>((each, step) => (isRecord(each) ? each[step] : undefined), copy)
    const last = path.at(-1) ?? ''
    if (isRecord(owner) && typeof owner[last] === 'string') owner[last] = await secrets.resolve(owner[last])
  }
  return copy
}
