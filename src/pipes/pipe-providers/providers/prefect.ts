import type { PipeProvider } from '../provider.ts'

export const prefect: PipeProvider = {
  slug: 'prefect',
  name: 'Prefect',
  documentation: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
}
