import type { Texts } from './en.ts'

export const fr: Texts = {
  credentialsInvalid: 'Adresse ou mot de passe incorrect. Vérifiez les deux et réessayez.',
  codeInvalid: 'Code incorrect. Utilisez celui de l’e-mail le plus récent.',
  codeExpired: 'Ce code a expiré. Envoyez-en un nouveau.',
  tooManyAttempts: (minutes) =>
    minutes === 1
      ? 'Trop de tentatives. Réessayez dans 1 minute.'
      : `Trop de tentatives. Réessayez dans ${minutes} minutes.`,
  tooBusy: 'Il y a beaucoup de monde en ce moment. Réessayez dans quelques secondes.',
  signInDenied: 'Vous ne pouvez pas vous connecter ici pour le moment.',
  signUpDenied: 'Vous ne pouvez pas créer de compte ici pour le moment.',
  signUpClosed: 'Il vous faut une invitation pour créer un compte ici.',
  methodUnavailable: 'Ce mode de connexion est désactivé. Choisissez-en un autre.',
  invitationForOther: (email) => `Cette invitation est pour ${email}. Utilisez cette adresse.`,
  invitationInvalid: 'Cette invitation n’est plus valable. Demandez-en une nouvelle.',
  failed: 'Cela n’a pas fonctionné. Réessayez dans un instant.',
}
