/** Steps that ask for a code, and the pages of emailed codes. */

import { texts } from '../texts/index.ts'

export type { CodeFormat } from './code-step/code-format.ts'
export { CodePage, type CodePageProps } from './code-step/code-page.tsx'
export { type CodeProps, CodeView } from './code-step/code-view.tsx'
export { type CodeErrors, type CodeStep, defineCodeStep, type ShownCode } from './code-step/define-code-step.ts'
export { emailedCode } from './code-step/emailed-code.ts'
export { GroupedCode } from './code-step/grouped-code.tsx'
export { sendCode } from './code-step/send-code.ts'
export { SixDigits } from './code-step/six-digits.tsx'
export { mailSignInCode } from './mail-code.ts'
export { type TextedCodeProps, TextedCodeView } from './texted-code/texted-code-view.tsx'

export const textedCodeTexts = texts.codes.textedCode
