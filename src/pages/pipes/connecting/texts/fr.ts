import type { Texts } from './en.ts'

export const fr: Texts = {
  redirecting: 'Connexion en cours',
  connecting: (service) => `Connexion à ${service}`,
  lead: 'Cela prend un instant. Si rien ne se passe, fermez cette fenêtre et recommencez dans l’application.',
}
