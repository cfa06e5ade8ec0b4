import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import { escapeUri } from '#platform/outgoing/aws-signature.ts'
import { baseUrlDescription, defineDestination } from './destination.ts'
import { fileNameOf, putFiles } from './put-files.ts'

const googleStorage = 'https://storage.googleapis.com'

/** By the API that speaks the protocol of S3, with an HMAC key of a service account. */
export const googleCloudStorage = defineDestination({
  type: 'GoogleCloudStorage',
  name: 'Google Cloud Storage',
  settings: Type.Object({
    bucket_name: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$' }),
    access_key_id: Type.String({ minLength: 1, maxLength: 200, pattern: '^[A-Za-z0-9]+$' }),
    base_url: Type.Optional(Type.String({ maxLength: 2_000, description: baseUrlDescription })),
  }),
  secrets: Type.Object({ secret_access_key: Type.String({ minLength: 1, maxLength: 500, ...secret }) }),
  limits: { events: 64, bytes: 4_000_000 },
  urls: ['base_url'],
  receivers: ({ base_url = googleStorage }) => [base_url],
  open: ({ system, settings, secrets }) => {
    const { bucket_name, access_key_id, base_url = googleStorage } = settings
    const bucket = {
      url: `${base_url}/${escapeUri(bucket_name)}`,
      region: 'auto',
      credentials: { accessKeyId: access_key_id, secretAccessKey: secrets.secret_access_key },
    }
    return (events) => putFiles(system, bucket, events, fileNameOf)
  },
})
