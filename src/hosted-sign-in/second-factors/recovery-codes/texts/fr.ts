import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Enregistrez vos codes de secours',
  lead: 'Si vous perdez votre téléphone, vous pourrez vous connecter avec l’un de ces codes. Chaque code sert une seule fois.',
  once: 'Vous ne reverrez pas ces codes. Gardez-les en lieu sûr, par exemple dans un gestionnaire de mots de passe.',
  list: 'Codes de secours',
  copy: 'Copier les codes',
  download: 'Télécharger',
  fileName: 'codes-de-secours.txt',
  fileTitle: (brand) => `Codes de secours pour ${brand}. Chaque code sert une seule fois.`,
  submit: 'J’ai enregistré mes codes',
  goneTitle: 'Vous avez déjà vu vos codes de secours',
  goneLead:
    'Pour votre sécurité, nous ne les affichons qu’une fois. Si vous ne les avez pas enregistrés, demandez-en de nouveaux. Les anciens ne fonctionneront plus.',
  renew: 'Obtenir de nouveaux codes',
  skip: 'J’ai enregistré mes codes',
}
