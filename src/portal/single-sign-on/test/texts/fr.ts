import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Tester et activer',
  lead: (provider) =>
    `Connectez-vous une fois à titre de test. Personne d’autre ne le remarque, et vous verrez ce que ${provider} a envoyé ou ce qui n’a pas fonctionné.`,
  start: 'Tester la connexion',
  again: 'Tester de nouveau',
  none: (provider) =>
    `Aucun test pour l’instant. Vous vous connecterez chez ${provider} dans cette fenêtre et reviendrez ici.`,
  running: (provider) => `En attente de la connexion chez ${provider}.`,
  runningUnscripted: 'Rechargez cette page pour voir le résultat.',
  passed: 'Le test a réussi',
  passedAs: (provider, email) => `${provider} a connecté ${email}.`,
  failed: 'Le test a échoué',
  trace: 'Voir tout le déroulement',
  activate: {
    title: 'Activez-la',
    lead: (brand, provider) =>
      `Dès lors, les personnes dont l’e-mail est dans vos domaines se connectent à ${brand} par ${provider}. Les autres façons de se connecter prennent fin pour votre organisation.`,
    noDomain: (provider) =>
      `Aucun domaine n’est encore vérifié : personne n’est dirigé vers ${provider} par son e-mail. Vous pourrez en vérifier un ensuite.`,
    submit: 'Activer l’authentification unique',
    untested: 'Nous recommandons d’abord un test réussi.',
    incomplete: 'Il manque quelque chose. Saisissez d’abord les informations du fournisseur.',
  },
  leaving: {
    title: (provider) => `Direction ${provider}`,
    lead: 'Si rien ne se passe, continuez vous-même.',
    go: (provider) => `Continuer vers ${provider}`,
  },
  errors: {
    notReady: (why) => `Le test n’a pas pu commencer. La cause : ${why}`,
  },
}
