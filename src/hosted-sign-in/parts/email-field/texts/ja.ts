import type { Texts } from './en.ts'

export const ja: Texts = {
  label: 'メールアドレス',
  required: 'メールアドレスを入力してください。',
  invalid: 'name@example.com の形式でメールアドレスを入力してください。',
}
