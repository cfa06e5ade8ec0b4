import type { MailMessages } from './en.ts'

export const ja: MailMessages = {
  emailVerification: {
    subject: (brand) => `${brand} のメールアドレスの確認`,
    preheader: (code, minutes) => `コードは ${code} です。有効期間は ${minutes} 分です。`,
    title: 'メールアドレスの確認',
    lead: (email, brand) =>
      `${email} がご本人のアドレスであることを確認するため、このコードを ${brand} で入力してください。`,
    after: (minutes) => `コードは 1 回のみ、${minutes} 分間有効です。他の人には教えないでください。`,
    reason: (brand) =>
      `このメールは、${brand} でのアカウント作成またはサインインにこのアドレスが使われたためお送りしています。心当たりがない場合は、何もする必要はありません。コードがなければ、アドレスは確認済みになりません。`,
  },
  magicAuth: {
    subject: (brand) => `${brand} のサインインコード`,
    preheader: (code, minutes) => `コードは ${code} です。有効期間は ${minutes} 分です。`,
    title: 'サインインコード',
    lead: (email) => `${email} としてサインインするには、このコードを入力してください。`,
    after: (minutes) => `コードは 1 回のみ、${minutes} 分間有効です。他の人には教えないでください。`,
    reason: (brand) =>
      `このメールは、このアドレスで ${brand} へのサインインが求められたためお送りしています。心当たりがない場合は、何もする必要はありません。コードがなければ、誰もサインインできません。`,
  },
}
