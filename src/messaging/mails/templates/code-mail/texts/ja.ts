import type { Texts } from './en.ts'

export const ja: Texts = {
  emailVerification: {
    subject: (brand) => `${brand} のメールアドレスの確認`,
    preheader: (code, minutes) => `コードは ${code} です。${minutes} 分後に無効になります。`,
    title: 'メールアドレスの確認',
    lead: (email, brand) => `${email} を確認するには、このコードを ${brand} で入力してください。`,
    after: (minutes) => `コードは 1 回だけ使え、${minutes} 分後に無効になります。誰にも教えないでください。`,
    reason: (brand) =>
      `このメールは、${brand} での登録またはサインインにこのアドレスが使われたためお送りしています。心当たりがない場合は、無視して構いません。`,
  },
  magicAuth: {
    subject: (brand) => `${brand} のサインインコード`,
    preheader: (code, minutes) => `コードは ${code} です。${minutes} 分後に無効になります。`,
    title: 'サインインコード',
    lead: (email) => `${email} としてサインインするには、このコードを入力してください。`,
    after: (minutes) => `コードは 1 回だけ使え、${minutes} 分後に無効になります。誰にも教えないでください。`,
    reason: (brand) =>
      `このメールは、このアドレスで ${brand} へのサインインが求められたためお送りしています。心当たりがない場合は、無視して構いません。コードがなければ、誰もサインインできません。`,
  },
  radarChallenge: {
    subject: (brand) => `${brand} へのサインインの確認`,
    preheader: (code, minutes) => `コードは ${code} です。${minutes} 分後に無効になります。`,
    title: '本人確認',
    lead: (email) => `${email} での通常と異なるサインインがありました。続けるには、このコードを入力してください。`,
    after: (minutes) => `コードは 1 回だけ使え、${minutes} 分後に無効になります。誰にも教えないでください。`,
    reason: (brand) =>
      `このメールは、あなたの ${brand} アカウントへのサインインが行われているためお送りしています。心当たりがない場合は、コードをどこにも入力せず、すぐにパスワードを変更してください。パスワードを知られている可能性があります。`,
  },
  emailChange: {
    subject: (brand) => `${brand} の新しいメールアドレスの確認`,
    preheader: (code, minutes) => `コードは ${code} です。${minutes} 分後に無効になります。`,
    title: '新しいメールアドレスの確認',
    lead: (email, brand) => `メールアドレスを ${email} に変更するには、このコードを ${brand} で入力してください。`,
    after: (minutes) => `コードは 1 回だけ使え、${minutes} 分後に無効になります。誰にも教えないでください。`,
    reason: (brand) =>
      `このメールは、${brand} のアカウントの新しいメールアドレスとしてこのアドレスが入力されたためお送りしています。心当たりがない場合は、無視して構いません。コードがなければ、何も変わりません。`,
  },
}
