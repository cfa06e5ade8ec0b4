import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '次回からすばやくサインイン',
  lead: 'パスキーを作成すると、指紋、顔、画面ロックでサインインできます。パスワードを覚える必要はありません。',
  create: 'パスキーを作成',
  notNow: '今はしない',
  neverAsk: '今後は確認しない',
  failed: 'うまくいきませんでした。もう一度試すか、別の方法を選んでください。',
  noScript: 'パスキーを作成するには、ブラウザーで JavaScript を有効にしてください。',
  unsupported: 'このブラウザーはパスキーに対応していません。',
}
