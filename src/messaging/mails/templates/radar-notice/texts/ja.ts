import type { Texts } from './en.ts'

export const ja: Texts = {
  subject: (brand) => `${brand} への新しいサインイン`,
  preheader: (email) => `ご本人ですか？${email} としてサインインがありました。`,
  title: 'アカウントへの新しいサインイン',
  newDevice: (email) => `新しいデバイスから ${email} としてサインインがありました。`,
  afterLong: (email) => `60 日以上ぶりに ${email} としてサインインがありました。`,
  from: (address) => `IP アドレスは ${address} です。`,
  after:
    'ご自身によるものであれば、何もする必要はありません。そうでない場合は、すぐにパスワードを変更してください。すべてのデバイスからサインアウトします。',
  reason: (brand) => `このメールは、アカウントへの通常と異なるサインインを ${brand} がお知らせするものです。`,
}
