import type { Texts } from './en.ts'

export const fr: Texts = {
  connectApplicationUnknown: {
    title: 'Nous ne connaissons pas cette application',
    cause: 'L’application qui vous a envoyé ici n’est pas enregistrée.',
    next: 'Revenez à l’application et réessayez. Si cela ne suffit pas, contactez son assistance.',
  },
  connectDocumentRefused: {
    title: 'Nous ne pouvons pas confirmer cette application',
    cause: 'Ce qu’elle indique sur elle-même n’a pas pu être lu ou ne peut pas être accepté.',
    next: 'Revenez à l’application et réessayez plus tard. Si cela ne suffit pas, contactez son assistance.',
  },
  connectApplicationGone: {
    title: 'Cette application n’est plus disponible',
    cause: 'Elle a été supprimée pendant votre connexion.',
    next: 'Vous pouvez fermer cette page.',
  },
  connectRequestExpired: {
    title: 'Cette demande a expiré',
    cause: 'Elle a déjà été utilisée ou a mis trop de temps à arriver.',
    next: 'Revenez à l’application et recommencez.',
  },
}
