import type { Texts } from './en.ts'

export const ja: Texts = {
  home: '概要',
  domains: 'ドメイン',
  sso: 'シングルサインオン',
  directory: 'ディレクトリ',
  auditLog: '監査ログ',
  exit: '終了',
  navigation: '設定',
  back: (brand) => `${brand}に戻る`,
  support: (brand) => `${brand}に問い合わせる`,
  copy: 'コピー',
  optional: '任意',
  searchProviders: 'プロバイダーを検索',
  noProvider: 'この名前のプロバイダーはありません。「その他のプロバイダー」を選んでください。',
  anotherProvider: 'その他のプロバイダー',
  progress: '設定の手順',
  stepOf: (n, of) => `手順${n}/${of}`,
  doneStep: '完了',
}
