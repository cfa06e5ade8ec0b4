import type { Texts } from './en.ts'

export const ja: Texts = {
  lead: '認証アプリのコードを入力してください。',
  hint: 'アプリのコードは 30 秒ごとに変わります。',
}
