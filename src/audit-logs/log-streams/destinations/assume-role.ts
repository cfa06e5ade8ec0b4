import type { System } from '#platform/context.ts'
import { type AwsCredentials, signForAws } from '#platform/outgoing/aws-signature.ts'
import { DeliveryFailure } from './destination.ts'
import { send } from './send.ts'

export interface Role {
  accountId: string
  roleName: string
  /**
   * The external id that the customer's role requires, so that no one else can make us use the role (the confused
   * deputy problem).
   */
  externalId: string
  region: string
  /** In place of Amazon's own, in development. */
  baseUrl: string | undefined
}

export interface RoleCredentials extends AwsCredentials {
  endsAt: Date
}

/** Credentials of a role of the customer, for an hour (AWS STS, AssumeRole). @throws DeliveryFailure */
export async function assumeRole(system: System, own: AwsCredentials, role: Role): Promise<RoleCredentials> {
  const { accountId, roleName, externalId, region, baseUrl } = role
  const form = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: `arn:aws:iam::${accountId}:role/${roleName}`,
    RoleSessionName: 'gatehouse-audit-logs',
    ExternalId: externalId,
    DurationSeconds: '3600',
  })
  const request = {
    method: 'POST',
    url: `${baseUrl ?? `https://sts.${region}.amazonaws.com`}/`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  } as const
  const signed = await signForAws(request, { service: 'sts', region, credentials: own, at: system.now() })
  const { body } = await send(system, signed)
  return readCredentials(body.toString('utf8'))
}

/** Of an answer whose values need no escapes: keys and tokens in Base64, and a time. */
function readCredentials(xml: string): RoleCredentials {
  const textOf = (name: string) => new RegExp(`<${name}>([\\w+/=.:-]{1,8192})</${name}>`).exec(xml)?.[1]
  const accessKeyId = textOf('AccessKeyId')
  const secretAccessKey = textOf('SecretAccessKey')
  const sessionToken = textOf('SessionToken')
  const endsAt = new Date(textOf('Expiration') ?? '')
  if (
    accessKeyId === undefined ||
    secretAccessKey === undefined ||
    sessionToken === undefined ||
    Number.isNaN(endsAt.getTime())
  )
    throw new DeliveryFailure('Amazon gave no credentials for the role.')
  return { accessKeyId, secretAccessKey, sessionToken, endsAt }
}
