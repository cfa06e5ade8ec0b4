import { type AwsCredentials, signForAws } from '../outgoing/aws-signature.ts'
import type { OutgoingRequest } from '../outgoing/index.ts'
import type { AwsIdentity } from './aws.ts'
import { CloudIdentityFailure } from './failure.ts'

export interface AwsRole {
  arn: string
  /** Names us in the log of the role's account. */
  sessionName: string
  /**
   * The external id that the role requires, so that no one else can make us use the role (the confused deputy problem).
   */
  externalId: string | undefined
  region: string
  /** In place of Amazon's own, in development. */
  baseUrl: string | undefined
}

export interface RoleCredentials extends AwsCredentials {
  endsAt: Date
}

/** Sends a request to Amazon. @returns the body of its answer. @throws what its caller throws for a refusal */
export type SendToAws = (request: OutgoingRequest) => Promise<string>

/** Renewed this much before their end, as requests take their time. */
const marginMs = 300_000

/** A role that another identity assumes, for an hour at a time (AWS STS, AssumeRole). */
export function assumedRole(own: AwsIdentity, role: AwsRole, send: SendToAws, now: () => Date): AwsIdentity {
  let current: RoleCredentials | undefined
  return {
    async credentials() {
      if (current === undefined || current.endsAt.getTime() - marginMs <= now().getTime())
        current = await assumeRole(await own.credentials(), role, send, now())
      return current
    },
  }
}

async function assumeRole(own: AwsCredentials, role: AwsRole, send: SendToAws, at: Date): Promise<RoleCredentials> {
  const { arn, sessionName, externalId, region, baseUrl } = role
  const form = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: arn,
    RoleSessionName: sessionName,
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
    DurationSeconds: '3600',
  })
  const suffix = arn.startsWith('arn:aws-cn:') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const request = {
    method: 'POST',
    url: `${baseUrl ?? `https://sts.${region}.${suffix}`}/`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  } as const
  return readCredentials(await send(await signForAws(request, { service: 'sts', region, credentials: own, at })))
}

/** Of an answer whose values need no escapes: keys and tokens in Base64, and a time. @throws CloudIdentityFailure */
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
    throw new CloudIdentityFailure('Amazon gave no credentials for the role.')
  return { accessKeyId, secretAccessKey, sessionToken, endsAt }
}
