import type { Messages } from './en.ts'

/** With the narrow no-break space that French sets before `?` and `:`. */
export const fr: Messages = {
  page: {
    windowTitle: (title, brand) => `${title} · ${brand}`,
    failedTitle: (windowTitle) => `Erreur : ${windowTitle}`,
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    change: 'Modifier',
    optional: 'Facultatif',
    or: 'ou',
    terms: 'Conditions',
    privacy: 'Confidentialité',
    madeWith: 'Connexion par Gatehouse',
  },
  signIn: {
    title: 'Connexion',
    submit: 'Continuer',
    noAccount: 'Pas encore de compte ?',
    signUp: 'Créer un compte',
    lastUsed: 'Dernier utilisé',
    continueWith: (provider) => `Continuer avec ${provider}`,
    withPasskey: 'Continuer avec une clé d’accès',
    withSso: 'Continuer avec l’authentification unique',
  },
  password: {
    title: 'Saisissez votre mot de passe',
    forgot: 'Mot de passe oublié ?',
    submit: 'Se connecter',
    emailCode: 'Recevoir plutôt un code par e-mail',
  },
  signUp: {
    title: 'Créez votre compte',
    firstName: 'Prénom',
    lastName: 'Nom',
    familyNameFirst: false,
    passwordHint: (minLength) =>
      `Au moins ${minLength} caractères. Quelques mots à la suite se retiennent bien et se devinent mal.`,
    submit: 'Créer le compte',
    haveAccount: 'Vous avez déjà un compte ?',
    signIn: 'Se connecter',
  },
  code: {
    label: 'Code à six chiffres',
    hint: (minutes) =>
      `Le code est valable ${minutes} minutes. S’il n’arrive pas, regardez dans les courriers indésirables.`,
    notArrived: 'Rien reçu ?',
    resend: 'Envoyer un nouveau code',
    resendIn: (seconds) => `Vous pourrez envoyer un nouveau code dans ${seconds} s.`,
    otherAddress: 'Utiliser une autre adresse',
  },
  magicCode: {
    title: 'Consultez vos e-mails',
    lead: (email) => `Nous avons envoyé un code à ${email}. Saisissez-le ici pour vous connecter.`,
    submit: 'Continuer',
  },
  emailVerification: {
    title: 'Vérifiez votre adresse',
    lead: (email) =>
      `Nous avons envoyé un code à ${email}. Saisissez-le ici pour confirmer que l’adresse est la vôtre.`,
    submit: 'Vérifier',
  },
  organizationSelection: {
    title: 'Choisissez une organisation',
    lead: (email) => `Vous vous connectez en tant que ${email}.`,
    otherAccount: 'Utiliser un autre compte',
  },
  device: {
    title: 'Connecter un appareil',
    lead: 'Saisissez le code affiché par votre appareil.',
    label: 'Code',
    submit: 'Continuer',
    confirmTitle: 'Se connecter sur cet appareil ?',
    confirmLead: (brand) => `Un appareil souhaite utiliser ${brand} avec votre compte.`,
    account: 'Compte',
    code: 'Code',
    address: 'Adresse réseau',
    program: 'Programme',
    warning: 'N’autorisez que si vous avez commencé vous-même et si votre appareil affiche le même code.',
    allow: 'Autoriser',
    deny: 'Ne pas autoriser',
    successTitle: 'Votre appareil est connecté',
    successLead: 'Retournez à votre appareil. Vous pouvez fermer cette page.',
    deniedTitle: 'Votre appareil n’a pas été connecté',
    deniedLead: 'Rien ne lui a été transmis. Vous pouvez fermer cette page.',
  },
  signedOut: {
    title: 'Déconnexion effectuée',
    lead: 'Vous pouvez fermer cette page ou vous reconnecter.',
    signIn: 'Se reconnecter',
  },
  defaultRedirect: {
    title: 'Connexion réussie',
    lead: (brand) => `Continuez vers ${brand} pour reprendre là où vous en étiez.`,
    submit: 'Continuer',
  },
  notFound: {
    title: 'Page introuvable',
    lead: 'L’adresse contient peut-être une faute de frappe, ou le lien n’est plus à jour.',
    signIn: 'Aller à la connexion',
  },
  error: {
    requestId: 'ID de requête',
    quote: 'À indiquer si vous demandez de l’aide.',
    startAgain: 'Recommencer',
  },
  errorPages: {
    serverError: {
      title: 'Cela n’a pas fonctionné',
      cause: 'Un incident s’est produit de notre côté. Rien n’a été modifié.',
      next: 'Réessayez dans un instant. Si cela se reproduit, contactez l’assistance de l’application.',
    },
    flowExpired: {
      title: 'Cette connexion a expiré',
      cause: 'Une connexion laissée ouverte se ferme au bout d’un moment pour protéger votre compte.',
      next: 'Recommencez depuis l’application.',
    },
    requestInvalid: {
      title: 'Ce lien ne fonctionne pas',
      cause: 'L’application vous a envoyé ici avec une requête incomplète ou inconnue.',
      next: 'Retournez à l’application et réessayez. Si cela se reproduit, prévenez son assistance.',
    },
    redirectUnknown: {
      title: 'Nous ne pouvons pas vous renvoyer',
      cause: 'L’application nous a demandé de vous renvoyer vers une adresse qui n’est pas enregistrée pour elle.',
      next: 'Prévenez l’assistance de l’application. Son exploitant peut enregistrer l’adresse.',
    },
    accessDenied: {
      title: 'Vous ne pouvez pas vous connecter ici',
      cause: 'Votre compte n’est pas autorisé à utiliser cette application.',
      next: 'Demandez l’accès à un administrateur de votre organisation, ou utilisez un autre compte.',
    },
  },
  formErrors: {
    emailRequired: 'Saisissez votre adresse e-mail.',
    emailInvalid: 'Saisissez une adresse comme nom@example.com.',
    passwordRequired: 'Saisissez votre mot de passe.',
    passwordTooShort: (minLength) => `Utilisez au moins ${minLength} caractères.`,
    passwordTooCommon: 'Ce mot de passe est très répandu. Choisissez-en un plus difficile à deviner.',
    passwordBreached:
      'Ce mot de passe figure dans une fuite de données. Choisissez-en un que vous n’utilisez nulle part ailleurs.',
    passwordContainsEmail: 'Choisissez un mot de passe qui ne contient pas votre adresse.',
    credentialsInvalid: 'L’adresse et le mot de passe ne correspondent pas. Vérifiez les deux et réessayez.',
    firstNameRequired: 'Saisissez votre prénom.',
    tooLong: (maxLength) => `Utilisez au plus ${maxLength} caractères.`,
    codeRequired: 'Saisissez les six chiffres reçus par e-mail.',
    codeInvalid: 'Ce code n’est pas le bon. Consultez notre e-mail le plus récent.',
    codeExpired: 'Ce code a expiré. Envoyez-en un nouveau.',
    tooManyAttempts: (minutes) =>
      minutes === 1
        ? 'Trop de tentatives. Réessayez dans 1 minute.'
        : `Trop de tentatives. Réessayez dans ${minutes} minutes.`,
    signUpClosed: 'Il vous faut une invitation pour créer un compte ici.',
    providerFailed: (provider) =>
      `La connexion avec ${provider} n’a pas fonctionné. Réessayez ou choisissez un autre moyen.`,
    providerDenied: (provider) =>
      `Vous n’avez pas terminé la connexion avec ${provider}. Réessayez ou choisissez un autre moyen.`,
    methodUnavailable: 'Ce mode de connexion est désactivé. Choisissez-en un autre.',
    deviceCodeInvalid: 'Aucun appareil n’attend avec ce code. Vérifiez-le, ou recommencez sur l’appareil.',
    formExpired: 'Cette page est restée ouverte trop longtemps. Vérifiez vos saisies et renvoyez-les.',
  },
  notices: {
    codeSent: 'Un nouveau code est en route.',
    passwordChanged: 'Votre mot de passe est modifié. Connectez-vous avec le nouveau.',
  },
}
