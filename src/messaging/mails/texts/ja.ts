import type { Texts } from './en.ts'

export const ja: Texts = {
  accessNotice: {
    subject: (brand) => `${brand} アカウントへの新しいアクセス`,
    preheader: (accessor) => `${accessor} がアカウントにアクセスできるようになりました。`,
    title: 'アカウントへの新しいアクセス',
    lead: (accessor, email, brand) =>
      `${accessor} が ${brand} のアカウント ${email} にアクセスできるようになりました。`,
    agent: 'AI エージェント',
    agentOf: (issuer) => `${issuer} のエージェント`,
    action: 'アクセスを確認',
    after:
      'このアクセスはいつでも解除できます。許可した覚えがない場合は、今すぐ解除し、パスワードを設定している場合は変更してください。',
    reason: (brand) =>
      `このメールは、アプリケーションやエージェントがアカウントにアクセスできるようになったことを ${brand} がお知らせするものです。`,
  },
  certificateRenewal: {
    subject: (connection) => `${connection} の証明書の有効期限が近づいています`,
    subjectExpired: (connection) => `${connection} の証明書の有効期限が切れました`,
    title: '証明書の有効期限が近づいています',
    titleExpired: '証明書の有効期限が切れました',
    lead: (email, connection, organization) =>
      `${email} は、${organization} の接続 ${connection} の IT 担当者として登録されています。`,
    ofProvider: (organization) => `${organization} の ID プロバイダーが署名に使用する証明書を更新する必要があります。`,
    ofApplication: (brand) => `${brand} が署名と復号に使用する証明書を更新する必要があります。`,
    expires: (date) => `有効期限は ${date} です。`,
    expired: (date) => `有効期限は ${date} に切れました。`,
    monitored: (brand) =>
      `ID プロバイダーで証明書を更新してください。${brand} がメタデータを読み取り、新しい証明書を自動的に取り込みます。`,
    entered: (brand) =>
      `ID プロバイダーで証明書を更新し、新しい証明書で署名が始まる前に ${brand} に登録してください。登録しないと、誰もサインインできなくなります。`,
    ours: (brand) =>
      `${brand} に接続の鍵の更新を依頼してください。ID プロバイダーは接続のメタデータから新しい証明書を読み取ります。読み取らない場合は、プロバイダー側で登録してください。`,
    reason: (organization, brand) =>
      `このメールは、${brand} でこのアドレスが ${organization} の IT 担当者として登録されているため送信されました。`,
  },
  codeMail: {
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
  },
  invitation: {
    subject: (organization, brand) => `${organization ?? brand} への招待`,
    preheader: (inviter, organization, brand) =>
      `${inviter ?? brand} から ${organization ?? brand} への招待が届いています。`,
    title: (organization, brand) => `${organization ?? brand} に参加`,
    lead: (email, inviter, organization, brand) => {
      const target = organization === undefined ? brand : `${brand} の ${organization}`
      const invited =
        inviter === undefined ? `${target} に招待されています。` : `${inviter} さんから ${target} に招待されています。`
      return `${invited}この招待は ${email} 宛てです。`
    },
    action: '招待を承諾',
    after: (days) => `招待は 1 回だけ使え、${days} 日後に無効になります。リンクを誰にも渡さないでください。`,
    reason: (brand) =>
      `このメールは、このアドレスが ${brand} に招待されたためお送りしています。心当たりがない場合は、無視して構いません。`,
  },
  layout: {
    pasteLink: 'または、次のリンクをブラウザーに貼り付けてください：',
  },
  magicLink: {
    subject: (brand) => `${brand} へのサインイン`,
    preheader: (minutes) => `リンクは ${minutes} 分後に無効になります。`,
    title: (brand) => `${brand} へのサインイン`,
    lead: (email) => `次のリンクから ${email} としてサインインできます。`,
    action: 'サインイン',
    after: (minutes) => `リンクは 1 回だけ使え、${minutes} 分後に無効になります。誰にも渡さないでください。`,
    reason: (brand) =>
      `このメールは、${brand} にサインインするためのリンクが求められたためお送りしています。心当たりがない場合は、無視して構いません。`,
  },
  passwordReset: {
    subject: (brand) => `${brand} のパスワードの再設定`,
    preheader: (minutes) => `リンクは ${minutes} 分後に無効になります。`,
    title: 'パスワードの再設定',
    lead: (email, brand) =>
      `${brand} の ${email} のパスワードの再設定が求められました。次のリンクから新しいパスワードを設定してください。`,
    action: 'パスワードを再設定',
    after: (minutes) => `リンクは 1 回だけ使え、${minutes} 分後に無効になります。誰にも渡さないでください。`,
    reason: (brand) =>
      `このメールは、${brand} のパスワードの再設定が求められたためお送りしています。心当たりがない場合は、無視して構いません。パスワードは変わりません。`,
  },
  radarNotice: {
    subject: (brand) => `${brand} への新しいサインイン`,
    preheader: (email) => `ご本人ですか？${email} としてサインインがありました。`,
    title: 'アカウントへの新しいサインイン',
    newDevice: (email) => `新しいデバイスから ${email} としてサインインがありました。`,
    afterLong: (email) => `60 日以上ぶりに ${email} としてサインインがありました。`,
    from: (address) => `IP アドレスは ${address} です。`,
    after:
      'ご自身によるものであれば、何もする必要はありません。そうでない場合は、すぐにパスワードを変更してください。すべてのデバイスからサインアウトします。',
    reason: (brand) => `このメールは、アカウントへの通常と異なるサインインを ${brand} がお知らせするものです。`,
  },
  setupLink: {
    subject: (organization, brand) => `${organization} の ${brand} を設定してください`,
    preheader: (organization, brand) =>
      `ドメインを確認し、${organization} の ID プロバイダーを ${brand} に接続します。`,
    title: (organization) => `${organization} のサインインを設定`,
    lead: (email, organization, brand) =>
      `${brand} は ${email} を ${organization} の IT 担当者として登録しました。設定ページでは、ドメインの確認と ID プロバイダーの接続を手順に沿って進められます。`,
    action: '設定を始める',
    after: (days) =>
      `このリンクは設定が完了するまで、最長 ${days} 日間有効です。いつでも中断し、同じリンクから再開できます。リンクを知っている人は設定を変更できるため、担当する同僚とだけ共有してください。`,
    reason: (organization, brand) =>
      `このメールは、${brand} でこのアドレスが ${organization} の IT 担当者として登録されているため送信されました。心当たりがない場合は無視してください。`,
  },
  ssoActivated: {
    subject: (organization, brand) => `${brand} で ${organization} のシングルサインオンが有効になりました`,
    preheader: (provider) => `サインインは ${provider} から行われます。`,
    title: 'シングルサインオンが有効になりました',
    lead: (email, organization, brand, provider) =>
      `${organization} の人は、これから ${provider} を通じて ${brand} にサインインします。うまくいかない場合に備えて、${email} 宛てにこのリンクをお送りします。ボタンを押すと、サインインせずに設定を開けます。設定を修正するか、シングルサインオンを無効にしてください。`,
    action: '設定を開く',
    after: (hours) =>
      `このリンクは ${hours} 時間有効です。リンクを知っている人は設定を変更できるため、担当する同僚とだけ共有してください。`,
    reason: (organization, brand) =>
      `このメールは、${brand} でこのアドレスが ${organization} の IT 担当者として登録されているため送信されました。心当たりがない場合は無視してください。`,
    reasonGiven: (organization, brand) =>
      `このメールは、${brand} で ${organization} のシングルサインオンを有効にしたときにこのアドレスが入力されたため送信されました。心当たりがない場合は、IT 部門に連絡してください。`,
  },
  waitlist: {
    joined: {
      subject: (brand) => `${brand} の順番待ちリストに登録されました`,
      preheader: '順番が来たらメールでお知らせします。',
      title: '順番待ちリストに登録されました',
      lead: (email, brand) => `${email} を ${brand} の順番待ちリストに登録しました。`,
      after: '順番が来たら、招待をメールでお送りします。それまでは何もする必要はありません。',
      reason: (brand) =>
        `このメールは、このアドレスで ${brand} の順番待ちリストへの登録があったためお送りしています。心当たりがない場合は、無視して構いません。`,
    },
    approved: {
      subject: (brand) => `${brand} への招待が届きました`,
      preheader: '順番が来ました。招待を承諾してアカウントを作成してください。',
      title: '順番が来ました',
      lead: (email, brand) => `お待たせしました。${brand} のアカウントを作成できます。この招待は ${email} 宛てです。`,
      reason: (brand) =>
        `このメールは、このアドレスが ${brand} の順番待ちリストに登録されていたためお送りしています。登録した覚えがない場合は、無視して構いません。`,
    },
  },
}
