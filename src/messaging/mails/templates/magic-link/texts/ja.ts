import type { Texts } from './en.ts'

export const ja: Texts = {
  subject: (brand) => `${brand} へのサインイン`,
  preheader: (minutes) => `リンクは ${minutes} 分後に無効になります。`,
  title: (brand) => `${brand} へのサインイン`,
  lead: (email) => `次のリンクから ${email} としてサインインできます。`,
  action: 'サインイン',
  after: (minutes) => `リンクは 1 回だけ使え、${minutes} 分後に無効になります。誰にも渡さないでください。`,
  reason: (brand) =>
    `このメールは、${brand} にサインインするためのリンクが求められたためお送りしています。心当たりがない場合は、無視して構いません。`,
}
