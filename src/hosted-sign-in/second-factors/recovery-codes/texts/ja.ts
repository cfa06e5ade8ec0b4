import type { Texts } from './en.ts'

export const ja: Texts = {
  title: 'リカバリーコードを保存',
  lead: 'スマートフォンを紛失したときは、これらのコードでサインインできます。各コードは 1 回だけ使えます。',
  once: 'このコードは二度と表示されません。パスワードマネージャーなどの安全な場所に保管してください。',
  list: 'リカバリーコード',
  copy: 'コードをコピー',
  download: 'ダウンロード',
  fileName: 'recovery-codes.txt',
  fileTitle: (brand) => `${brand} のリカバリーコード。各コードは 1 回だけ使えます。`,
  submit: 'コードを保存しました',
  goneTitle: 'リカバリーコードは表示済みです',
  goneLead:
    '安全のため、表示は 1 回だけです。保存していない場合は、新しいコードを取得してください。以前のコードは使えなくなります。',
  renew: '新しいコードを取得',
  skip: 'コードを保存しました',
}
