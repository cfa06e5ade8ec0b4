import type { PipeProvider } from '../provider.ts'

export const prefect: PipeProvider = {
  slug: 'prefect',
  name: 'Prefect',
  icon: {
    color: '#2d6df6',
    lines:
      'M7.3 6.6h2a1.1 1.1 0 0 1 1.1 1.1v2a1.1 1.1 0 0 1-1.1 1.1h-2a1.1 1.1 0 0 1-1.1-1.1v-2a1.1 1.1 0 0 1 1.1-1.1zM14.7 13.2h2a1.1 1.1 0 0 1 1.1 1.1v2a1.1 1.1 0 0 1-1.1 1.1h-2a1.1 1.1 0 0 1-1.1-1.1v-2a1.1 1.1 0 0 1 1.1-1.1zM10.4 8.7h3.3a2 2 0 0 1 2 2v2.5',
  },
  documentation: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
}
