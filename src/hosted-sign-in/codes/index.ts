/** Steps that ask for a code, and the pages of emailed codes. */

export { CodePage, type CodePageProps } from './code-step/code-page.tsx'
export { digitsOf, refuseCode } from './code-step/entered-code.ts'
export { ResendForm } from './code-step/resend-form.tsx'
export { SixDigits } from './code-step/six-digits.tsx'
export { texts as codeTexts } from './code-step/texts/index.ts'
export { mailSignInCode } from './mail-code.ts'
export { texts as textedCodeTexts } from './texted-code/texts/index.ts'
