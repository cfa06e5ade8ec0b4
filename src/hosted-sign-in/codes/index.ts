/** Steps that ask for a code, and the pages of emailed codes. */

import { texts } from '../texts/index.ts'

export { CodePage, type CodePageProps } from './code-step/code-page.tsx'
export { digitsOf, refuseCode } from './code-step/entered-code.ts'
export { ResendForm } from './code-step/resend-form.tsx'
export { SixDigits } from './code-step/six-digits.tsx'
export { mailSignInCode } from './mail-code.ts'

export const codeTexts = texts.codes.codeStep
export const textedCodeTexts = texts.codes.textedCode
