import type { Reader } from '#pages/kit/index.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { isRecord } from '#platform/records.ts'
import type { FailureDetails } from '#protocol/failure.ts'
import type { OidcFailureCause } from '#protocol/oidc/index.ts'
import { familyOf, type StoredFailure } from '#sso/connections/index.ts'
import { type MetadataFailureCause, metadataFailureCauses } from '#sso/provider-documents/index.ts'
import type { SsoSessionRow } from '#sso/sso-sessions/index.ts'
import { stageText } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'
import { stageOf } from './stage.ts'

/** Why a sign-in failed, in words. */
export interface Cause {
  text: string
  /** Of a text that is not in the reader's language. */
  lang?: 'en'
  /** How far it came, of a failure in what the provider sent or did not. */
  stage?: string
}

/**
 * The cause of an attempt in the language of the reader. One that this version does not know is in the English words that were
 * written into the trace.
 */
export function causeOf(
  reader: Reader,
  connectionType: string,
  session: Pick<SsoSessionRow, 'failure_reason' | 'failure_message' | 'failure_details'>,
): Cause | null {
  const { failure_reason: reason, failure_message: message, failure_details: details } = session
  if (reason === null) return null
  // Protocols give the same name to some causes that differ.
  const ofProtocol = familyOf(connectionType) === 'oidc' ? texts.causes.oidc(reader) : texts.causes.saml(reader)
  const text = textNamed(reason, texts.causes.signIn(reader)) ?? textNamed(reason, ofProtocol)
  const words = text === undefined ? { text: message ?? '', lang: 'en' as const } : { text }
  return { ...words, ...stageIn(reader, reason, details ?? {}) }
}

/** The API's error about an invalid setting: which setting, and why, in the language of the reader if available. */
export function refusedSetting(reader: Reader, { definition, details }: DomainError) {
  const [fault] = Array.isArray(details.errors) ? details.errors : []
  if (definition.code !== 'invalid_connection' || !isRecord(fault)) return undefined
  const { field, message, reason, status } = fault
  const sources = [texts.causes.settings(reader), texts.causes.saml(reader), texts.causes.oidc(reader)]
  const known =
    typeof reason === 'string'
      ? sources.map((source) => textNamed(reason, source)).find((text) => text !== undefined)
      : undefined
  const why = known ?? String(message).replace(/^.*? cannot be used\. /, '')
  return {
    field: String(field),
    why: typeof status === 'number' ? `${why} (HTTP ${status})` : why,
    mayPass: passing.some((each) => each === reason),
  }
}

/** Causes that may be temporary, so the setting can be saved nevertheless. */
const passing = [
  'unknown_host',
  'provider_unreachable',
  'tls_failed',
  'provider_timed_out',
  'unexpected_status',
  'not_json',
] as const satisfies readonly (MetadataFailureCause | OidcFailureCause)[]

/** Why the metadata of a connection could not be read at the last attempt. */
export function metadataCauseOf(reader: Reader, { reason, details }: StoredFailure): Cause {
  const text = textNamed(reason, texts.causes.saml(reader)) ?? textNamed(reason, texts.causes.oidc(reader))
  const words = text === undefined ? { text: metadataFailureCauses[reason], lang: 'en' as const } : { text }
  return { ...words, ...stageIn(reader, reason, details) }
}

function stageIn(reader: Reader, reason: string, details: FailureDetails): { stage?: string } {
  const stage = stageOf(reason, details)
  const { status } = details
  return stage === undefined ? {} : { stage: stageText(reader, stage, typeof status === 'number' ? status : undefined) }
}

function textNamed(reason: string, texts: Readonly<Record<string, string>>): string | undefined {
  return Object.hasOwn(texts, reason) ? texts[reason] : undefined
}
