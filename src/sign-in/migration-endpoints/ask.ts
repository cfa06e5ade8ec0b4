import type { StoredSettings } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { signatureOf } from '#platform/outgoing/signature.ts'
import { isRecord, recordOf } from '#platform/records.ts'
import { activeEndpoint, findMigrationSecret } from './endpoint.ts'
import { migrationUnavailable } from './errors.ts'

/** What the earlier login knows of a person. */
export interface KnownThere {
  emailVerified: boolean
  firstName: string | null
  lastName: string | null
  externalId: string | null
  metadata: Record<string, string>
}

export type Question = { type: 'sign_in'; email: string; password: string } | { type: 'reset'; email: string }

/**
 * Asks the earlier login about a person. Takes as long as the setting allows, so it is called outside of transactions. Neither the question nor
 * the answer is logged.
 *
 * @returns what is known there; `undefined` for a wrong password and an unknown address alike, and where no endpoint is asked
 * @throws migrationUnavailable if there is no answer in time, or none that can be understood
 */
export async function askEarlierLogin(
  ctx: Context,
  stored: StoredSettings,
  question: Question,
): Promise<KnownThere | undefined> {
  const endpoint = activeEndpoint(ctx, stored)
  if (endpoint === undefined) return undefined
  const secret = await findMigrationSecret(ctx)
  if (secret === undefined) return undefined
  const body = JSON.stringify(question)
  try {
    const answer = await ctx.system.outgoing.request({
      method: 'POST',
      url: endpoint.url,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Gatehouse/1',
        'workos-signature': signatureOf(body, secret, ctx.now()),
      },
      body,
      timeoutMs: endpoint.timeout_ms,
    })
    if (answer.status !== 200) throw unavailable(ctx, `It answered ${answer.status}.`)
    return readAnswer(ctx, answer.body.toString())
  } catch (error) {
    throw error instanceof OutgoingError ? unavailable(ctx, error.message) : error
  }
}

function readAnswer(ctx: Context, text: string): KnownThere | undefined {
  const { verdict, user } = recordOf(parse(text))
  if (verdict === 'Deny' || verdict === 'Unknown') return undefined
  if (verdict !== 'Allow') throw unavailable(ctx, 'Its answer has no verdict.')
  const { email_verified, first_name, last_name, external_id, metadata } = recordOf(user)
  return {
    emailVerified: email_verified === true,
    firstName: textUpTo(first_name, 255),
    lastName: textUpTo(last_name, 255),
    externalId: typeof external_id === 'string' && /^[\x20-\x7e]{1,128}$/.test(external_id) ? external_id : null,
    metadata: fittingMetadata(metadata),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function textUpTo(value: unknown, longest: number): string | null {
  return typeof value === 'string' && value !== '' && value.length <= longest && isStorableText(value) ? value : null
}

/** What of it the API takes: a person is not kept out because of their metadata. */
function fittingMetadata(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  const fitting = Object.entries(value).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      entry[0] !== '__proto__' &&
      entry[0].length <= 40 &&
      entry[1].length <= 600 &&
      isStorableText(entry[0]) &&
      isStorableText(entry[1]),
  )
  return Object.fromEntries(fitting.slice(0, 50))
}

function unavailable(ctx: Context, why: string): Error {
  ctx.log.warn({}, `The migration endpoint gave no verdict: ${why}`)
  return migrationUnavailable()
}
