import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'リカバリーコードを入力',
  lead: '認証アプリの設定時に保存したコードのいずれかを使ってください。各コードは 1 回だけ使えます。',
  label: 'リカバリーコード',
  required: 'リカバリーコードを入力してください。',
  invalid: 'コードが正しくないか、使用済みです。別のコードをお試しください。',
}
