import { type AwsIdentity, assumedRole, defaultAwsIdentity, fixedAwsIdentity } from '../cloud-identity/index.ts'
import { askForText } from './ask.ts'
import { KeyProviderFailure } from './failure.ts'
import type { RemoteKeyTools } from './provider.ts'
import type { AwsKey } from './settings.ts'

/**
 * Who a key of AWS KMS is asked as: an access key, or the server itself, and then the role that either assumes. A role of a
 * customer has to require the id of the organization as external id, which the customer cannot choose.
 */
export function identityOf(settings: AwsKey, tools: RemoteKeyTools): AwsIdentity {
  const { key_arn, role_arn, external_id, endpoint } = settings
  const { outgoing, owner, now } = tools
  const own = ownIdentity(settings, tools)
  if (role_arn === undefined) return own
  const role = {
    arn: role_arn,
    sessionName: 'gatehouse-vault',
    externalId: owner === 'operator' ? external_id : owner.customer,
    region: key_arn.split(':')[3] ?? '',
    baseUrl: endpoint,
  }
  return assumedRole(
    own,
    role,
    async (request) => {
      const { status, text } = await askForText(outgoing, request)
      if (status === 200) return text
      const words = /<Message>([^<]{1,500})<\/Message>/.exec(text)?.[1] ?? `It answered with status ${status}`
      throw new KeyProviderFailure('refused', `The role was not assumed: ${words}`)
    },
    now,
  )
}

function ownIdentity({ access_key_id, secret_access_key }: AwsKey, { owner, aws }: RemoteKeyTools): AwsIdentity {
  if (access_key_id !== undefined && secret_access_key !== undefined)
    return fixedAwsIdentity({ accessKeyId: access_key_id, secretAccessKey: secret_access_key })
  if (aws !== undefined) return aws
  if (owner === 'operator') return defaultAwsIdentity()
  return {
    credentials: async () => {
      throw new KeyProviderFailure(
        'refused',
        'This server has no identity at Amazon with which it could assume the role. Its operator sets it up with GATEHOUSE_AWS_CREDENTIALS or GATEHOUSE_AWS_ACCESS_KEY_ID',
      )
    },
  }
}
