import { codeOperations } from '../code-step/code-operations.ts'
import { renderMagicCode } from './magic-code.tsx'

export const magicCodeOperations = codeOperations({
  name: 'magic_code',
  path: '/magic-code',
  render: renderMagicCode,
  summaries: { show: 'Show the magic code page', submit: 'Sign in with a magic code', send: 'Send another magic code' },
})
