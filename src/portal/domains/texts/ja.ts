import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'ドメイン',
  lead: '確認済みドメインのメールアドレスを持つ人は、シングルサインオンに案内されます。確認により、ドメインの所有が証明されます。',
  add: {
    label: 'ドメイン名',
    hint: '会社のメールアドレスの@より後の部分です（例：example.com）。',
    submit: 'ドメインを追加',
  },
  list: '登録済みのドメイン',
  empty: 'ドメインはまだありません。下から最初のドメインを追加してください。',
  states: {
    verified: '確認済み',
    pending: 'DNSを待機中',
    failed: '未確認',
  },
  open: (domain) => `${domain}の手順を表示`,
  details: '詳細',
  pending: {
    title: (domain) => `${domain}を確認`,
    lead: (domain) => `${domain}のDNSにレコードを1件追加してください。ウェブサイトやメールには影響しません。`,
  },
  steps: {
    open: 'DNS設定を開く',
    openAt: (domain, host, path) => `${domain}は${host}で管理されています。サインインして${path}を開いてください。`,
    openUnknown: (domain) =>
      `${domain}のDNSを管理しているサービス（多くはドメインの購入先）にサインインし、DNSレコードを開いてください。`,
    console: (host) => `${host}を開く`,
    record: 'TXTレコードを追加',
    recordLead: 'それぞれの値をこのとおりにコピーしてください。',
    type: 'タイプ',
    name: '名前またはホスト',
    fullName: '完全な名前を求められた場合は、こちらを使ってください。',
    value: '値または内容',
    ttl: 'TTLはそのままでかまいません。',
    wait: 'レコードが見えるまで待つ',
    waitLead:
      '多くのレコードは数分で反映されますが、最大48時間かかることもあります。30日間確認を続けるので、このページを閉じて後で戻ってきてもかまいません。',
  },
  check: '今すぐ確認',
  checking: 'レコードを探しています。このページは自動的に更新されます。',
  checkAgain: 'レコードが見つかったかどうかは、このページを再読み込みするとわかります。',
  verified: {
    title: (domain) => `${domain}は確認済みです`,
    lead: '準備が整いました。DNSレコードは残しても削除してもかまいません。',
    manual: (brand) => `${brand}がこのドメインを確認したため、DNSレコードは不要でした。`,
  },
  failed: {
    title: (domain) => `${domain}は確認されていません`,
    lead: '30日以内にレコードが見つからなかったか、別の組織が先にこのドメインを確認しました。',
    retry: 'やり直す',
  },
  remove: {
    link: 'ドメインを削除',
    title: (domain) => `${domain}を削除しますか？`,
    lead: (domain) =>
      `${domain}のメールアドレスを持つ人は、シングルサインオンに案内されなくなります。再び追加するには、もう一度確認が必要です。`,
    submit: 'ドメインを削除',
    cancel: '削除しない',
  },
  finish: '完了',
  nextSso: 'シングルサインオンを設定',
  back: 'すべてのドメイン',
  removed: 'ドメインを削除しました。',
  errors: {
    empty: 'ドメインを入力してください（例：example.com）。',
    malformed: 'ドメインではありません。https://や@を付けずに、example.comのように入力してください。',
    ip_address: 'IPアドレスです。example.comのようなドメインを入力してください。',
    single_label: '末尾がありません。example.comのようにドメイン全体を入力してください。',
    wildcard: 'アスタリスクを使わず、ドメインを1つずつ入力してください。',
    public_suffix: 'この末尾は多くの会社で共有されています。その下の自社のドメインを入力してください。',
    consumer: '公開メールサービスのドメインです。会社が所有するドメインを入力してください。',
    exists: 'このドメインはすでに追加されています。',
  },
}
