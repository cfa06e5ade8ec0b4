import { readFileSync } from 'node:fs'
import { errorMessage } from '../error-code.ts'

/**
 * The settings that are secrets, or contain one. Each can be in a file that the same name with `_FILE` names, as Docker and
 * Kubernetes mount secrets. A test demands that a new member of `Secrets` is read from one of these.
 */
export const secretSettings: readonly string[] = [
  'GATEHOUSE_SECRET_KEY',
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'DATABASES',
  'DATABASES_DIRECT',
  'GATEHOUSE_API_KEY',
  'SMTP_URL',
  'SMS_WEBHOOK_URL',
  'SMS_WEBHOOK_SECRET',
  'GATEHOUSE_METRICS_TOKEN',
  'GATEHOUSE_STORAGE_ACCESS_KEY_ID',
  'GATEHOUSE_STORAGE_SECRET_ACCESS_KEY',
  'GATEHOUSE_AWS_ACCESS_KEY_ID',
  'GATEHOUSE_AWS_SECRET_ACCESS_KEY',
]

type Variables = Readonly<Record<string, string | undefined>>

/** The variables with the content of their files in place of `…_FILE`, and a sentence for each that cannot be used. */
export function readSecretFiles(given: Variables): { variables: Variables; faults: string[] } {
  const variables: Record<string, string | undefined> = { ...given }
  const faults: string[] = []
  for (const name of secretSettings) {
    const file = given[`${name}_FILE`]
    if (file === undefined || file === '') continue
    if (given[name] !== undefined && given[name] !== '') {
      faults.push(`${name} and ${name}_FILE are both set. Set one of them.`)
      continue
    }
    try {
      // Editors end the last line.
      const content = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
      if (content === '') faults.push(`${name}_FILE, ${file}, is empty.`)
      variables[name] = content
    } catch (error) {
      faults.push(`${name}_FILE cannot be read: ${errorMessage(error)}.`)
    }
  }
  return { variables, faults }
}
