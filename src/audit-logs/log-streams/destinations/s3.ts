import { Type } from 'typebox'
import { assumedRole, CloudIdentityFailure } from '#platform/cloud-identity/index.ts'
import type { System } from '#platform/context.ts'
import { escapeUri } from '#platform/outgoing/aws-signature.ts'
import type { OutgoingRequest } from '#platform/outgoing/index.ts'
import { baseUrlDescription, DeliveryFailure, defineDestination } from './destination.ts'
import { fileNameOf, putFiles } from './put-files.ts'
import { send } from './send.ts'

const withoutKey =
  'This server has no key of Amazon with which it could assume the role. Set GATEHOUSE_AWS_CREDENTIALS=default, or GATEHOUSE_AWS_ACCESS_KEY_ID and GATEHOUSE_AWS_SECRET_ACCESS_KEY.'

/** Uses a role of the customer that only needs `s3:PutObject`. */
export const s3 = defineDestination({
  type: 'S3',
  name: 'Amazon S3',
  settings: Type.Object({
    account_id: Type.String({
      pattern: '^[0-9]{12}$',
      description: 'The customer’s AWS account id. The role must require the id of the organization as external id.',
    }),
    role_name: Type.String({
      pattern: '^[A-Za-z0-9+=,.@_-]{1,64}$',
      description: 'The name of the role that the customer created.',
    }),
    region: Type.Optional(
      Type.String({
        pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]$',
        description: 'The region of the bucket. Default: `us-east-1`.',
      }),
    ),
    bucket_name: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$' }),
    bucket_path: Type.Optional(
      Type.String({
        maxLength: 500,
        pattern: "^[A-Za-z0-9!_.*'()-]+(?:/[A-Za-z0-9!_.*'()-]+)*$",
        description: 'A folder in the bucket, without leading or trailing slash.',
      }),
    ),
    base_url: Type.Optional(Type.String({ maxLength: 2_000, description: baseUrlDescription })),
  }),
  secrets: Type.Object({}),
  limits: { events: 64, bytes: 4_000_000 },
  urls: ['base_url'],
  // No secret of the customer is stored: the role that they made for us is assumed each time.
  receivers: () => [],
  missing: ({ aws }) => (aws === undefined ? withoutKey : undefined),
  open: ({ system, organizationId, settings }) => {
    const { account_id, role_name, region = 'us-east-1', bucket_name, bucket_path, base_url } = settings
    const url = base_url === undefined ? hostOf(bucket_name, region) : `${base_url}/${escapeUri(bucket_name)}`
    const role = {
      arn: `arn:aws:iam::${account_id}:role/${role_name}`,
      sessionName: 'gatehouse-audit-logs',
      region,
      baseUrl: base_url,
      externalId: externalIdOf(organizationId),
    }
    const ask = async (request: OutgoingRequest) => (await send(system, request)).body.toString('utf8')
    const identity = assumedRole({ credentials: () => ownIdentity(system).credentials() }, role, ask, system.now)
    return async (events) => {
      const credentials = await identity.credentials().catch(asDeliveryFailure)
      const prefix = bucket_path === undefined ? '' : `${bucket_path}/`
      await putFiles(system, { url, region, credentials }, events, (event) => {
        return `${prefix}${event.occurred_at.slice(0, 10)}/${fileNameOf(event)}`
      })
    }
  },
})

/** What the customer's role is to demand: known before the stream is, and never chosen by the customer. */
export function externalIdOf(organizationId: string): string {
  return organizationId
}

/** A name with dots is not covered by Amazon's certificate, so it goes in the path. */
function hostOf(bucket: string, region: string): string {
  return bucket.includes('.')
    ? `https://s3.${region}.amazonaws.com/${bucket}`
    : `https://${bucket}.s3.${region}.amazonaws.com`
}

function ownIdentity({ aws }: System) {
  if (aws === undefined) throw new DeliveryFailure(withoutKey, { isRefusal: true })
  return aws
}

function asDeliveryFailure(error: unknown): never {
  throw error instanceof CloudIdentityFailure ? new DeliveryFailure(error.message) : error
}
