import type { Texts } from './en.ts'

export const ptBr: Texts = {
  credentialsInvalid: 'E-mail ou senha incorretos. Confira os dois e tente de novo.',
  codeInvalid: 'Código incorreto. Use o do e-mail mais recente.',
  codeExpired: 'Este código expirou. Envie um novo.',
  tooManyAttempts: (minutes) =>
    minutes === 1
      ? 'Muitas tentativas. Tente de novo em 1 minuto.'
      : `Muitas tentativas. Tente de novo em ${minutes} minutos.`,
  tooBusy: 'O movimento está muito alto agora. Tente de novo em alguns segundos.',
  signInDenied: 'No momento, você não pode entrar aqui.',
  signUpDenied: 'No momento, você não pode criar uma conta aqui.',
  signUpClosed: 'Você precisa de um convite para criar uma conta aqui.',
  methodUnavailable: 'Esta forma de entrar está desativada. Escolha outra.',
  invitationForOther: (email) => `Este convite é para ${email}. Use esse endereço.`,
  invitationInvalid: 'Este convite não vale mais. Peça um novo.',
  failed: 'Isso não funcionou. Tente de novo em instantes.',
}
