import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'ログストリーム',
  lead: (brand) => `${brand}の監査ログのイベントは、発生するとこれらの送信先に送られます。`,
  add: '送信先を追加',
  choose: {
    title: '送信先を選択',
    lead: (brand) => `${brand}が監査ログのイベントを送信する先を選んでください。管理者の権限が必要です。`,
    detail: {
      Datadog: 'ログ取り込み',
      Splunk: 'HTTP イベントコレクター',
      S3: 'バケット',
      GoogleCloudStorage: 'バケット',
      AzureSentinel: 'ログ取り込み API',
      GenericHttps: '任意のアドレス',
    },
  },
  setup: {
    title: (destination) => `${destination}へ送信`,
    lead: '送信先で次の手順を行い、情報を入力してください。開始前にテストイベントを送信します。',
    details: '詳細情報',
    submit: 'テストイベントを送信して開始',
    other: '別の送信先を選ぶ',
    egress: {
      title: '次のアドレスを許可する',
      lead: 'ファイアウォールで送信元を制限している場合は、イベントの送信元アドレスを追加してください。',
      address: '送信元アドレス',
    },
  },
  states: {
    active: '送信中',
    error: '再試行中',
    invalid: '拒否されました',
    inactive: '一時停止中',
  },
  words: {
    active: 'イベントは発生すると届きます。',
    error: '送信先が現在イベントを受け付けていません。イベントは保持され、再試行されます。失われることはありません。',
    invalid: '送信先が認証情報または設定を拒否しました。変更すると再開します。それまでのイベントは失われません。',
    inactive: '送信していません。イベントは保持され、再開すると送信されます。',
  },
  facts: {
    title: '状態',
    pending: '送信待ち',
    last: '最後の受信',
    never: 'まだありません',
    next: '次回の試行',
    error: '最後のエラー',
  },
  says: (destination, words) => `${destination}の応答: ${words}`,
  test: 'テストイベントを送信',
  tested: 'テストイベントが届きました。',
  started: 'テストイベントが届きました。これ以降のイベントを送信します。',
  untaken: (words) => `テストイベントが受け付けられなかったため、まだ送信していません。${words}`,
  refused: (words) => `テストイベントが受け付けられませんでした。${words}`,
  pause: '一時停止',
  resume: '再開',
  finish: '完了する',
  settings: {
    title: '設定',
    change: '認証情報と詳細',
    guide: '手順',
    save: '保存してテストイベントを送信',
    back: 'ログストリーム',
  },
  remove: {
    title: '削除',
    lead: 'ストリームを終了します。送信済みのイベントは送信先に残ります。',
    confirm: (destination) => `${destination}へのストリームを削除しますか？`,
    confirmLead: (n) =>
      `待機中の ${n} 件のイベントは送信されません。送信済みのイベントは送信先に残ります。この操作は元に戻せません。`,
    keep: '残しておく',
  },
  unavailable: (brand) =>
    `${brand}のサーバーに設定が不足しているため、この送信先にはまだ送信できません。別の送信先を選ぶか、${brand}にお問い合わせください。`,
  many: 'ストリームの数が上限に達しています。追加するには1つ削除してください。',
  ourAccount: (brand) => `<${brand} の AWS アカウント>`,
}
