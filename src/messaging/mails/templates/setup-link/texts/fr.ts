import type { Texts } from './en.ts'

export const fr: Texts = {
  subject: (organization, brand) => `Configurer ${brand} pour ${organization}`,
  preheader: (organization, brand) =>
    `Vérifiez votre domaine et connectez le fournisseur d’identité de ${organization} à ${brand}.`,
  title: (organization) => `Configurer la connexion de ${organization}`,
  lead: (email, organization, brand) =>
    `${brand} a désigné ${email} comme contact informatique de ${organization}. La configuration vous guide pas à pas pour vérifier votre domaine et connecter votre fournisseur d’identité.`,
  action: 'Commencer la configuration',
  after: (days) =>
    `Le lien fonctionne jusqu’à la fin de la configuration, pendant ${days === 1 ? 'un jour' : `${days} jours`} au plus. Vous pouvez vous interrompre à tout moment et revenir avec lui. Toute personne qui a le lien peut modifier ces paramètres : ne le partagez qu’avec les collègues concernés.`,
  reason: (organization, brand) =>
    `Vous recevez cet e-mail car cette adresse est enregistrée chez ${brand} comme contact informatique de ${organization}. S’il s’agit d’une erreur, vous pouvez l’ignorer.`,
}
