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
  radarChallenge: {
    subject: (brand) => `${brand} へのサインインの確認`,
    preheader: (code, minutes) => `コードは ${code} です。有効期間は ${minutes} 分です。`,
    title: 'ご本人であることの確認',
    lead: (email) =>
      `${email} でのサインインに、いつもと異なる点があります。続けるには、このコードを入力してください。`,
    after: (minutes) => `コードは 1 回のみ、${minutes} 分間有効です。他の人には教えないでください。`,
    reason: (brand) =>
      `このメールは、あなたのアカウントで ${brand} へのサインインが行われているためお送りしています。心当たりがない場合は、コードをどこにも入力せず、新しいパスワードを設定してください。パスワードを知られている可能性があります。`,
  },
  radarNotice: {
    subject: (brand) => `${brand} への新しいサインイン`,
    preheader: (email) => `${email} としてサインインがありました。`,
    title: 'アカウントへの新しいサインイン',
    newDevice: (email) => `これまで使われたことのないデバイスから、${email} としてサインインがありました。`,
    afterLong: (email) => `60 日以上ぶりに、${email} としてサインインがありました。`,
    from: (address) => `ネットワークアドレス: ${address}`,
    after:
      'ご自身によるものであれば、何もする必要はありません。そうでない場合は、すぐに新しいパスワードを設定してください。すべてのセッションが終了します。',
    reason: (brand) => `このメールは、アカウントへの通常と異なるサインインを ${brand} がお知らせするものです。`,
  },
  invitation: {
    subject: (organization, brand) => `${organization ?? brand} への招待`,
    preheader: (inviter, organization, brand) =>
      `${inviter ?? brand} から ${organization ?? brand} への招待が届いています。`,
    title: (organization, brand) => `${organization ?? brand} に参加`,
    lead: (email, inviter, organization, brand) =>
      organization === undefined
        ? `${inviter ?? 'どなたか'} が ${email} を ${brand} に招待しました。`
        : `${inviter ?? 'どなたか'} が ${email} を ${brand} の ${organization} に招待しました。`,
    action: '招待を承諾',
    after: (days) => `招待は 1 回のみ、${days} 日間有効です。リンクを他の人に渡さないでください。`,
    reason: (brand) =>
      `このメールは、${brand} への招待先としてこのアドレスが入力されたためお送りしています。心当たりがない場合は、何もする必要はありません。招待は自動的に無効になります。`,
  },
  passwordReset: {
    subject: (brand) => `${brand} のパスワードの再設定`,
    preheader: (minutes) => `リンクの有効期間は ${minutes} 分です。`,
    title: '新しいパスワードの設定',
    lead: (email, brand) =>
      `${brand} の ${email} のパスワードの再設定が求められました。リンクを開いて新しいパスワードを設定してください。`,
    action: 'パスワードを再設定',
    after: (minutes) => `リンクは 1 回のみ、${minutes} 分間有効です。他の人に渡さないでください。`,
    reason: (brand) =>
      `このメールは、このアドレスで ${brand} の新しいパスワードが求められたためお送りしています。心当たりがない場合は、何もする必要はありません。パスワードは変わりません。`,
  },
  emailChange: {
    subject: (brand) => `${brand} の新しいメールアドレスの確認`,
    preheader: (code, minutes) => `コードは ${code} です。有効期間は ${minutes} 分です。`,
    title: '新しいメールアドレスの確認',
    lead: (email, brand) => `今後 ${email} を使用するには、このコードを ${brand} で入力してください。`,
    after: (minutes) => `コードは 1 回のみ、${minutes} 分間有効です。他の人には教えないでください。`,
    reason: (brand) =>
      `このメールは、${brand} でこのアドレスが新しいアドレスとして入力されたためお送りしています。心当たりがない場合は、何もする必要はありません。コードがなければ、何も変わりません。`,
  },
}
