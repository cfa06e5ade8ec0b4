import type { DomainError } from '#platform/http/errors.ts'
import { isRecord } from '#platform/records.ts'
import type { PortalContext } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

/** Why a domain was refused, for the administrator who entered it. @throws the error itself where it is about something else */
export function domainErrorText(page: PortalContext, error: DomainError): string {
  const { errors } = texts.domains(page)
  if (error.definition.code === 'domain_already_exists') return errors.exists
  const [fault] = Array.isArray(error.details.errors) ? error.details.errors : []
  const code = isRecord(fault) ? String(fault.code).replace(/^domain_/, '') : ''
  const known: Readonly<Record<string, string>> = errors
  const found = Object.hasOwn(known, code) ? known[code] : undefined
  if (found !== undefined) return found
  throw error
}
