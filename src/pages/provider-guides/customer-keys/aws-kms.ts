import type { ServiceGuide } from '../guide.ts'

const permissions = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['kms:Encrypt', 'kms:Decrypt'], Resource: '<key ARN>' }],
  },
  undefined,
  2,
)

export const awsKms: ServiceGuide<'AWS_KMS'> = {
  type: 'AWS_KMS',
  slug: 'aws-kms',
  name: 'AWS KMS',
  glyph: 'key',
  console: 'AWS Management Console',
  attributes: {},
  fields: [
    {
      name: 'key_arn',
      kind: 'text',
      example: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
    { name: 'access_key_id', kind: 'text', example: 'AKIAIOSFODNN7EXAMPLE' },
    { name: 'secret_access_key', kind: 'secret' },
    { name: 'endpoint', kind: 'text', isOptional: true, isForDevelopment: true },
  ],
  steps: [
    {
      subject: 'create_encryption_key',
      form: 'Create key',
      actions: [
        { do: 'open', path: ['Key Management Service', 'Customer managed keys'] },
        { do: 'press', button: 'Create key' },
        { do: 'choose', in: 'Key type', option: 'Symmetric' },
        { do: 'choose', in: 'Key usage', option: 'Encrypt and decrypt' },
        { do: 'press', button: 'Finish' },
        { do: 'copy', label: 'ARN', as: 'key_arn' },
      ],
    },
    {
      subject: 'allow_key_use',
      form: 'Create access key',
      actions: [
        { do: 'open', path: ['IAM', 'Users', 'Create user'] },
        { do: 'open', path: ['Add permissions', 'Create inline policy', 'JSON'] },
        { do: 'paste', field: 'Policy editor', value: () => permissions },
        { do: 'press', button: 'Create policy' },
        { do: 'open', path: ['Security credentials', 'Create access key'] },
        { do: 'copy', label: 'Access key', as: 'access_key_id' },
        { do: 'copy', label: 'Secret access key', as: 'secret_access_key' },
      ],
      notes: [({ customerKeys }) => customerKeys.awsKms.whichPolicy],
    },
  ],
}
