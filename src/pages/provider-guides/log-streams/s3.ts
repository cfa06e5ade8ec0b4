import type { GuideValues, ServiceValue } from '../action.ts'
import type { ServiceGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const whichPolicy: Note = {
  en: 'Put the name of your bucket in the place of `<bucket>`. The role needs no other permission.',
  de: 'Setzen Sie den Namen Ihres Buckets an die Stelle von `<bucket>`. Die Rolle braucht kein anderes Recht.',
  fr: 'Remplacez `<bucket>` par le nom de votre bucket. Le rôle n’a besoin d’aucune autre autorisation.',
  es: 'Pon el nombre de tu bucket en lugar de `<bucket>`. El rol no necesita ningún otro permiso.',
  ja: '`<bucket>` をバケット名に置き換えてください。ロールにこれ以外の権限は不要です。',
  'pt-BR': 'Coloque o nome do seu bucket no lugar de `<bucket>`. A função não precisa de nenhuma outra permissão.',
}

const accountId: Note = {
  en: 'We’ll also ask for your **Account ID**, twelve digits in the menu at the top right, and for the region of the bucket.',
  de: 'Wir fragen auch nach Ihrer **Account ID**, zwölf Ziffern im Menü oben rechts, und nach der Region des Buckets.',
  fr: 'Nous demanderons aussi votre **Account ID**, douze chiffres dans le menu en haut à droite, et la région du bucket.',
  es: 'También te pediremos tu **Account ID**, doce cifras en el menú de arriba a la derecha, y la región del bucket.',
  ja: '右上のメニューにある12桁の **Account ID** と、バケットのリージョンも後で入力します。',
  'pt-BR':
    'Também vamos pedir seu **Account ID**, doze dígitos no menu no canto superior direito, e a região do bucket.',
}

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
  monogram: 'S3',
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
      notes: [whichPolicy, accountId],
    },
  ],
}
