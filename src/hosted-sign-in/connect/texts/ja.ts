import type { Texts } from './en.ts'

export const ja: Texts = {
  connectApplicationUnknown: {
    title: 'このアプリケーションは不明です',
    cause: 'ここに移動させたアプリケーションは登録されていません。',
    next: 'アプリケーションに戻ってもう一度お試しください。解決しない場合は、アプリケーションのサポートにお問い合わせください。',
  },
  connectDocumentRefused: {
    title: 'このアプリケーションを確認できません',
    cause: 'アプリケーション自身の情報を読み取れないか、受け付けることができません。',
    next: 'アプリケーションに戻り、しばらくしてからもう一度お試しください。解決しない場合は、アプリケーションのサポートにお問い合わせください。',
  },
  connectApplicationGone: {
    title: 'このアプリケーションは利用できなくなりました',
    cause: 'サインインの途中で削除されました。',
    next: 'このページは閉じて構いません。',
  },
  connectRequestExpired: {
    title: 'このリクエストは期限切れです',
    cause: 'すでに使われたか、届くまでに時間がかかりすぎました。',
    next: 'アプリケーションに戻って最初からやり直してください。',
  },
}
