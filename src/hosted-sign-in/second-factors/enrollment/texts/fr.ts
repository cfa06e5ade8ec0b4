import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Configurez une application d’authentification',
  lead: (brand) =>
    `${brand} exige une seconde étape à la connexion. Scannez ce code QR avec une application d’authentification sur votre téléphone.`,
  qrCode: 'Code QR pour votre application d’authentification',
  openApp: 'Ouvrir une application sur cet appareil',
  byHand: 'Impossible de scanner ? Saisissez cette clé dans l’application :',
  copyKey: 'Copier la clé',
  codeHint: 'Saisissez le code affiché maintenant par l’application.',
  submit: 'Vérifier et activer',
}
