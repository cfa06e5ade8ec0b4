import { signInCodeOperations } from '../sign-in-code.ts'
import { renderMagicCode } from './magic-code.tsx'

export const magicCodeOperations = signInCodeOperations({
  name: 'magic_code',
  path: '/magic-code',
  render: renderMagicCode,
  summaries: { show: 'Show the magic code page', submit: 'Sign in with a magic code', send: 'Send another magic code' },
})
