import type { Texts } from './en.ts'

export const fr: Texts = {
  label: 'Code à six chiffres',
  required: 'Saisissez le code à six chiffres reçu par e-mail.',
  hint: (minutes) =>
    `Un code expire au bout de ${minutes} minutes. Si vous ne voyez pas l’e-mail, vérifiez les courriers indésirables.`,
  notArrived: 'Rien reçu ?',
  resend: 'Envoyer un nouveau code',
  resendIn: (seconds) => `Vous pourrez demander un nouveau code dans ${seconds}\u00a0s.`,
  otherAddress: 'Utiliser une autre adresse',
}
