import type { PipeProvider } from '../provider.ts'

export const pydanticLogfire: PipeProvider = {
  slug: 'pydantic-logfire',
  name: 'Pydantic Logfire',
  icon: {
    color: '#e520a5',
    lines:
      'M12.4 6.2c.3 2.5 4.3 4 4.3 7.3a4.7 4.7 0 0 1-9.4 0c0-1.7.9-2.7 1.7-3.6.3 1.2.8 1.8 1.6 2 .3-2.1.3-4.2 1.8-5.7z',
  },
  documentation: 'https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/',
}
