import type { Texts } from './en.ts'

export const ja: Texts = {
  title: '認証アプリを設定',
  lead: (brand) =>
    `${brand} ではサインイン時に 2 段階目の確認が必要です。スマートフォンの認証アプリでこの QR コードを読み取ってください。`,
  qrCode: '認証アプリ用の QR コード',
  openApp: 'このデバイスのアプリを開く',
  byHand: '読み取れない場合は、このキーをアプリに入力してください:',
  copyKey: 'キーをコピー',
  codeHint: 'アプリに現在表示されているコードを入力してください。',
  submit: '確認して有効にする',
}
