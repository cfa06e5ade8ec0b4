import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'テストと有効化',
  lead: (provider) =>
    `テストとして一度サインインしてください。ほかの人には影響せず、${provider}が送信した内容や問題の原因を確認できます。`,
  start: 'サインインをテスト',
  again: 'もう一度テスト',
  none: (provider) => `まだテストしていません。このウィンドウで${provider}にサインインし、ここに戻ります。`,
  running: (provider) => `${provider}でのサインインを待っています。`,
  runningUnscripted: '結果を見るには、このページを再読み込みしてください。',
  passed: 'テストに成功しました',
  passedAs: (provider, email) => `${provider}で${email}としてサインインしました。`,
  failed: 'テストに失敗しました',
  trace: '全体の記録を見る',
  activate: {
    title: '有効にする',
    lead: (brand, provider) =>
      `有効にすると、確認済みドメインのメールアドレスを持つ人は${provider}から${brand}にサインインします。組織のほかのサインイン方法は使えなくなります。`,
    noDomain: (provider) =>
      `確認済みのドメインがないため、メールアドレスで${provider}に案内されません。後で確認できます。`,
    submit: 'シングルサインオンを有効にする',
    untested: '先にテストを成功させることをおすすめします。',
    incomplete: '情報が不足しています。先にプロバイダーの情報を入力してください。',
  },
  leaving: {
    title: (provider) => `${provider}に移動します`,
    lead: '移動しない場合は、ボタンを押してください。',
    go: (provider) => `${provider}に進む`,
  },
  errors: {
    notReady: (why) => `テストを開始できませんでした。原因：${why}`,
  },
}
