import type { Texts } from './en.ts'

export const ja: Texts = {
  home: '概要',
  domains: 'ドメイン',
  sso: 'シングルサインオン',
  exit: '終了',
  navigation: '設定',
  back: (brand) => `${brand}に戻る`,
  support: (brand) => `${brand}に問い合わせる`,
  copy: 'コピー',
  optional: '任意',
}
