import type { Texts } from './en.ts'

export const ja: Texts = {
  connectionUnknown: {
    title: 'この接続は終了しています',
    cause: 'すでに完了しているか、リンクが不完全です。',
    next: 'アプリに戻って、もう一度始めてください。',
  },
}
