import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Hemos bloqueado este inicio de sesión',
  cause: 'Era inusual, así que lo hemos bloqueado para proteger la cuenta.',
  next: 'Inténtalo más tarde, o desde una red o un dispositivo que uses a menudo. Si vuelve a ocurrir, contacta con el soporte de la aplicación.',
}
