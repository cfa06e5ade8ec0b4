import type { GuideValues, ServiceValue } from '../action.ts'
import type { ServiceGuide } from '../guide.ts'

const trustPolicy = ({ externalId, ourAwsAccount }: GuideValues<ServiceValue>) =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: ourAwsAccount },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': externalId } },
        },
      ],
    },
    undefined,
    2,
  )

const permissions = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::<bucket>/*' }],
  },
  undefined,
  2,
)

export const s3: ServiceGuide<'S3'> = {
  type: 'S3',
  slug: 's3',
  name: 'Amazon S3',
  glyph: 'bucket',
  console: 'AWS Management Console',
  attributes: {},
  fields: [
    { name: 'account_id', kind: 'text', example: '111122223333' },
    { name: 'role_name', kind: 'text', example: 'gatehouse-audit-logs' },
    { name: 'bucket_name', kind: 'text', example: 'northwind-audit-logs' },
    { name: 'region', kind: 'text', isOptional: true, example: 'us-east-1' },
    { name: 'bucket_path', kind: 'text', isOptional: true, example: 'audit/gatehouse' },
    { name: 'base_url', kind: 'text', isOptional: true, isForDevelopment: true },
  ],
  steps: [
    {
      subject: 'create_bucket',
      form: 'Create bucket',
      actions: [
        { do: 'open', path: ['S3', 'Buckets'] },
        { do: 'press', button: 'Create bucket' },
        { do: 'copy', label: 'Bucket name', as: 'bucket_name' },
        { do: 'press', button: 'Create bucket' },
      ],
    },
    {
      subject: 'allow_writing',
      form: 'Create role',
      actions: [
        { do: 'open', path: ['IAM', 'Roles', 'Create role'] },
        { do: 'choose', option: 'Custom trust policy' },
        { do: 'paste', field: 'Custom trust policy', value: trustPolicy },
        { do: 'press', button: 'Next' },
        { do: 'press', button: 'Next' },
        { do: 'copy', label: 'Role name', as: 'role_name' },
        { do: 'press', button: 'Create role' },
        { do: 'open', path: ['Add permissions', 'Create inline policy', 'JSON'] },
        { do: 'paste', field: 'Policy editor', value: () => permissions },
        { do: 'press', button: 'Create policy' },
      ],
      notes: [({ logStreams }) => logStreams.s3.whichPolicy, ({ logStreams }) => logStreams.s3.accountId],
    },
  ],
}
