import type { Texts } from './en.ts'

export const ja: Texts = {
  subject: (brand) => `${brand} のパスワードの再設定`,
  preheader: (minutes) => `リンクは ${minutes} 分後に無効になります。`,
  title: 'パスワードの再設定',
  lead: (email, brand) =>
    `${brand} の ${email} のパスワードの再設定が求められました。次のリンクから新しいパスワードを設定してください。`,
  action: 'パスワードを再設定',
  after: (minutes) => `リンクは 1 回だけ使え、${minutes} 分後に無効になります。誰にも渡さないでください。`,
  reason: (brand) =>
    `このメールは、${brand} のパスワードの再設定が求められたためお送りしています。心当たりがない場合は、無視して構いません。パスワードは変わりません。`,
}
