import type { Texts } from './en.ts'

export const ja: Texts = {
  credentialsInvalid: 'メールアドレスまたはパスワードが正しくありません。両方を確認して、もう一度お試しください。',
  codeInvalid: 'コードが正しくありません。最新のメールのコードをお使いください。',
  codeExpired: 'コードの有効期限が切れました。新しいコードを送信してください。',
  tooManyAttempts: (minutes) => `試行回数が多すぎます。${minutes} 分後にもう一度お試しください。`,
  tooBusy: '現在、アクセスが集中しています。数秒後にもう一度お試しください。',
  signInDenied: '現在、ここではサインインできません。',
  signUpDenied: '現在、ここではアカウントを作成できません。',
  signUpClosed: 'ここでアカウントを作成するには招待が必要です。',
  methodUnavailable: 'このサインイン方法は無効になっています。別の方法を選んでください。',
  invitationForOther: (email) => `この招待は ${email} 宛てです。このアドレスをお使いください。`,
  invitationInvalid: 'この招待は無効になりました。新しい招待を依頼してください。',
  failed: 'うまくいきませんでした。しばらくしてからもう一度お試しください。',
}
