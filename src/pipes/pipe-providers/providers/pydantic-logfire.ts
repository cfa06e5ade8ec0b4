import type { PipeProvider } from '../provider.ts'

export const pydanticLogfire: PipeProvider = {
  slug: 'pydantic-logfire',
  name: 'Pydantic Logfire',
  documentation: 'https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/',
}
