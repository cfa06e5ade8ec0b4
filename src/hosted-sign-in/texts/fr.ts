import type { Texts } from './en.ts'

export const fr: Texts = {
  agentClaims: {
    failures: {
      agentClaimExpired: {
        title: 'Ce lien ne fonctionne plus',
        cause: 'Les liens des agents sont valables 10 minutes, et seul le plus récent fonctionne.',
        next: 'Demandez un nouveau lien à votre agent.',
      },
    },
    claim: {
      title: (brand) => `Laisser un agent IA utiliser votre compte ${brand}\u202f?`,
      lead: 'Un agent s’est enregistré et demande à agir pour vous.',
      leadOf: (issuer) => `Un agent de ${issuer} s’est enregistré et demande à agir pour vous.`,
      willBeAble: 'Il pourra\u202f:',
      scope: (scope) => `Utiliser l’autorisation «\u202f${scope}\u202f»`,
      account: 'Compte',
      organization: 'Organisation',
      warning:
        'N’autorisez que si vous l’avez demandé à un agent auquel vous faites confiance. Si quelqu’un d’autre vous a envoyé ce lien, refusez.',
      codeLabel: 'Code de votre agent',
      codeHint:
        'Laissez ce champ vide si votre agent ne vous a pas donné de code. Vous en recevrez un à lui transmettre.',
      codeWrong:
        'Ce n’est pas le code de votre agent. Vérifiez-le, ou laissez ce champ vide pour obtenir un code à lui transmettre.',
      tooManyCodes: 'Trop de codes incorrects. Demandez un nouveau lien à votre agent.',
      allow: 'Autoriser',
      deny: 'Refuser',
      otherAccount: 'Utiliser un autre compte',
      codeTitle: 'Donnez ce code à votre agent',
      codeLead: 'Votre agent est connecté dès qu’il a le code. Il est valable 10 minutes.',
      codeWarning: 'Ne donnez ce code qu’à l’agent que vous avez lancé.',
      completedTitle: 'Votre agent est connecté',
      completedLead: 'Il peut maintenant agir pour vous. Vous pouvez fermer cette page.',
      deniedTitle: 'Votre agent n’a pas été connecté',
      deniedLead: 'Vous avez refusé la demande. Vous pouvez fermer cette page.',
      otherTitle: 'Ce lien est destiné à quelqu’un d’autre',
      otherLead:
        'L’agent a demandé un autre compte. Connectez-vous avec ce compte, ou demandez un nouveau lien à votre agent.',
    },
  },
  codes: {
    codeStep: {
      label: 'Code à six chiffres',
      required: 'Saisissez le code à six chiffres reçu par e-mail.',
      hint: (minutes) =>
        `Un code expire au bout de ${minutes} minutes. Si vous ne voyez pas l’e-mail, vérifiez les courriers indésirables.`,
      notArrived: 'Rien reçu\u202f?',
      resend: 'Envoyer un nouveau code',
      resendIn: (seconds) => `Vous pourrez demander un nouveau code dans ${seconds}\u00a0s.`,
      otherAddress: 'Utiliser une autre adresse',
    },
    emailVerification: {
      title: 'Vérifiez votre adresse',
      lead: (email) => `Saisissez le code que nous avons envoyé à ${email}.`,
      submit: 'Vérifier',
    },
    magicCode: {
      title: 'Consultez vos e-mails',
      lead: (email) => `Saisissez le code que nous avons envoyé à ${email}.`,
      submit: 'Continuer',
    },
    textedCode: {
      offer: (ending) => `Nous enverrons un code par SMS à votre téléphone se terminant par ${ending}.`,
      send: 'Recevoir un code par SMS',
      message: (brand, code) => `${code} est votre code ${brand}. Ne le communiquez à personne.`,
      title: 'Consultez votre téléphone',
      lead: (ending) => `Saisissez le code que nous avons envoyé par SMS à votre téléphone se terminant par ${ending}.`,
      hint: (minutes) => `Un code expire au bout de ${minutes} minutes.`,
      submit: 'Vérifier',
      notArrived: 'Rien reçu\u202f?',
      required: 'Saisissez le code à six chiffres reçu par SMS.',
      invalid: 'Code incorrect. Utilisez celui du SMS le plus récent.',
    },
  },
  connect: {
    failures: {
      connectApplicationUnknown: {
        title: 'Nous ne connaissons pas cette application',
        cause: 'L’application qui vous a envoyé ici n’est pas enregistrée.',
        next: 'Revenez à l’application et réessayez. Si cela ne suffit pas, contactez son assistance.',
      },
      connectDocumentRefused: {
        title: 'Nous ne pouvons pas vérifier cette application',
        cause: 'Les informations que l’application publie sur elle-même n’ont pas pu être lues ou ne sont pas valides.',
        next: 'Revenez à l’application et réessayez plus tard. Si cela ne suffit pas, contactez son assistance.',
      },
      connectApplicationGone: {
        title: 'Cette application n’est plus disponible',
        cause: 'Elle a été supprimée pendant votre connexion.',
        next: 'Vous pouvez fermer cette page.',
      },
      connectRequestExpired: {
        title: 'Cette demande a expiré',
        cause: 'Elle a déjà été utilisée ou a été ouverte trop tard.',
        next: 'Revenez à l’application et recommencez.',
      },
    },
    answer: {
      title: (application) => `Continuer vers ${application}`,
      lead: 'Un instant. Si rien ne se passe, sélectionnez Continuer.',
      go: 'Continuer',
    },
    consent: {
      title: (application, brand) => `Autoriser ${application} à utiliser votre compte ${brand}\u202f?`,
      willBeAble: 'Cette application pourra\u202f:',
      account: 'Compte',
      offeredBy: 'Proposée par',
      publishedAt: 'Publiée sur',
      returnsTo: 'Vous renvoie vers',
      thisDevice: 'Une application sur cet appareil',
      organization: 'Organisation',
      unchecked: (application, brand) =>
        `${brand} n’a pas vérifié ${application}. N’autorisez que si vous en êtes à l’origine et si vous lui faites confiance.`,
      anyCanClaim: (application) =>
        `N’importe quelle application de cet appareil peut se faire passer pour ${application}.`,
      allow: 'Autoriser',
      deny: 'Refuser',
      otherAccount: 'Utiliser un autre compte',
    },
    logout: {
      title: (brand) => `Se déconnecter de ${brand}\u202f?`,
      lead: (email) => `Votre session est ouverte en tant que ${email}.`,
      signOut: 'Se déconnecter',
      stay: 'Garder la session ouverte',
    },
    notSentOn: {
      faultyRequest: {
        title: 'Cette demande ne peut pas aboutir',
        lead: 'L’application qui vous a envoyé ici a demandé quelque chose d’impossible pour le moment.',
      },
      signOut: {
        title: 'Déconnexion effectuée',
        lead: 'Vous pouvez fermer cette page.',
      },
      app: 'Application',
      site: 'Veut vous envoyer vers',
      error: 'Erreur',
      unchecked: (application, brand) =>
        `${brand} n’a pas vérifié ${application}\u202f; nous n’y avons donc pas donné suite. Si vous n’êtes pas à l’origine de cette demande, quelqu’un cherche peut-être à vous tromper.`,
      next: 'Si vous faites confiance à l’application, revenez-y et réessayez.',
    },
  },
  device: {
    title: 'Connecter un appareil',
    lead: 'Saisissez le code affiché par votre appareil.',
    label: 'Code',
    submit: 'Continuer',
    codeInvalid: 'Aucun appareil n’attend avec ce code. Vérifiez-le, ou obtenez-en un nouveau sur l’appareil.',
    confirmTitle: 'Autoriser cet appareil à se connecter\u202f?',
    confirmLead: (brand) => `Un appareil souhaite se connecter à ${brand} avec votre compte.`,
    account: 'Compte',
    code: 'Code',
    address: 'Adresse IP',
    program: 'Appareil',
    warning: 'N’autorisez que si vous en êtes à l’origine et si votre appareil affiche le même code.',
    allow: 'Autoriser',
    deny: 'Refuser',
    successTitle: 'Votre appareil est connecté',
    successLead: 'Continuez sur votre appareil. Vous pouvez fermer cette page.',
    deniedTitle: 'Votre appareil n’a pas été connecté',
    deniedLead: 'Vous avez refusé la demande. Vous pouvez fermer cette page.',
  },
  entry: {
    title: 'Connexion',
    lead: undefined,
    submit: 'Continuer',
    withPasskey: 'Continuer avec une clé d’accès',
  },
  flow: {
    failures: {
      flowExpired: {
        title: 'Cette connexion a expiré',
        cause: 'Elle est restée ouverte trop longtemps ou a commencé dans un autre navigateur.',
        next: 'Revenez à l’application et reconnectez-vous.',
        link: 'Se reconnecter',
      },
      formOutdated: {
        title: 'Cette page n’est plus à jour',
        cause: 'La connexion a avancé depuis son ouverture, peut-être dans un autre onglet.',
        next: 'Reprenez là où vous en étiez.',
        link: 'Continuer',
      },
      redirectUnknown: {
        title: 'Nous ne pouvons pas vous renvoyer à l’application',
        cause: 'L’application nous a demandé de vous renvoyer vers une adresse qui n’est pas enregistrée pour elle.',
        next: 'Contactez l’assistance de l’application. Elle peut enregistrer l’adresse.',
      },
    },
    complete: {
      title: 'Connexion réussie',
      lead: (brand) => `Continuez vers ${brand} pour reprendre là où vous en étiez.`,
      leadWithoutLink: (brand) => `Revenez à ${brand} pour continuer. Vous pouvez fermer cette page.`,
      submit: 'Continuer',
      finishedTitle: 'Cette connexion est terminée',
      finishedLead: (brand) => `Continuez vers ${brand}, ou fermez cette page.`,
    },
    refusals: {
      credentialsInvalid: 'Adresse ou mot de passe incorrect. Vérifiez les deux et réessayez.',
      codeInvalid: 'Code incorrect. Utilisez celui de l’e-mail le plus récent.',
      codeExpired: 'Ce code a expiré. Demandez-en un nouveau.',
      tooManyAttempts: (minutes) =>
        minutes === 1
          ? 'Trop de tentatives. Réessayez dans 1 minute.'
          : `Trop de tentatives. Réessayez dans ${minutes} minutes.`,
      tooBusy: 'Nous recevons beaucoup de demandes en ce moment. Réessayez dans quelques secondes.',
      signInDenied: 'Vous ne pouvez pas vous connecter ici pour le moment.',
      signUpDenied: 'Vous ne pouvez pas créer de compte ici pour le moment.',
      signUpClosed: 'Il vous faut une invitation pour créer un compte ici.',
      methodUnavailable: 'Ce mode de connexion est désactivé. Choisissez-en un autre.',
      invitationForOther: (email) => `Cette invitation est pour ${email}. Utilisez cette adresse.`,
      invitationInvalid: 'Cette invitation n’est plus valable. Demandez-en une nouvelle.',
      failed: 'Cela n’a pas fonctionné. Réessayez dans un instant.',
    },
    stopped: {
      title: 'Nous avons bloqué cette connexion',
      cause: 'Elle était inhabituelle. Nous l’avons bloquée pour protéger le compte.',
      next: 'Réessayez plus tard, ou depuis un réseau ou un appareil que vous utilisez souvent. Si cela se reproduit, contactez l’assistance de l’application.',
    },
  },
  grantedAccess: {
    title: 'Applications et agents ayant accès',
    lead: (email) => `Consultez ce qui peut accéder à votre compte ${email} et retirez ce que vous n’utilisez plus.`,
    ended: 'Accès retiré.',
    empty: 'Aucune application ni aucun agent n’a accès à votre compte.',
    agent: 'Un agent IA',
    agentOf: (issuer) => `Un agent de ${issuer}`,
    organization: 'Organisation',
    since: 'Autorisé le',
    end: 'Retirer l’accès',
    back: (brand) => `Aller vers ${brand}`,
    manage: 'Gérer les applications et agents ayant accès',
  },
  organizationSelection: {
    title: 'Choisissez une organisation',
    lead: (email) => `Vous vous connectez en tant que ${email}.`,
    otherAccount: 'Utiliser un autre compte',
  },
  parts: {
    emailField: {
      label: 'Adresse e-mail',
      required: 'Saisissez votre adresse e-mail.',
      invalid: 'Saisissez une adresse comme nom@example.com.',
    },
    newPassword: {
      label: 'Mot de passe',
      hint: (minLength) =>
        `Au moins ${minLength} caractères. Quelques mots au hasard sont faciles à retenir et difficiles à deviner.`,
      required: 'Saisissez votre mot de passe.',
      tooShort: (minLength) => `Utilisez au moins ${minLength} caractères.`,
      tooLong: 'Ce mot de passe est trop long. Choisissez-en un plus court.',
      tooWeak: 'Ce mot de passe est trop facile à deviner. Utilisez plus de mots, ou des mots plus rares.',
      tooCommon: 'Ce mot de passe est trop courant. Choisissez-en un plus difficile à deviner.',
      breached:
        'Ce mot de passe figure dans une fuite de données. Choisissez-en un que vous n’utilisez nulle part ailleurs.',
      containsEmail: 'Choisissez un mot de passe qui ne contient pas votre adresse.',
      reused: 'Vous avez déjà utilisé ce mot de passe. Choisissez-en un nouveau.',
    },
    providerButtons: {
      or: 'ou',
      lastUsed: 'Dernier utilisé',
      continueWith: (provider) => `Continuer avec ${provider}`,
    },
    passwordField: {
      show: 'Afficher le mot de passe',
    },
    organizationChoices: {
      personal: (email) => `Personnel (${email})`,
    },
    scopes: {
      openid: 'Savoir qui vous êtes',
      profile: 'Voir votre nom',
      email: 'Voir votre adresse e-mail',
      offline_access: 'Rester connectée quand vous ne l’utilisez pas',
      otherScope: (scope) => `Utiliser l’autorisation «\u202f${scope}\u202f»`,
    },
    signUpLink: {
      question: 'Pas encore de compte\u202f?',
      link: 'Créer un compte',
      waitlist: 'Rejoindre la liste d’attente',
    },
  },
  passkeys: {
    title: 'Connectez-vous plus vite la prochaine fois',
    lead: 'Créez une clé d’accès pour vous connecter avec votre empreinte, votre visage ou le verrouillage de l’écran. Plus de mot de passe à retenir.',
    create: 'Créer une clé d’accès',
    notNow: 'Pas maintenant',
    neverAsk: 'Ne plus demander',
    failed: 'Cela n’a pas fonctionné. Réessayez ou choisissez un autre moyen.',
    noScript: 'Pour créer une clé d’accès, activez JavaScript dans votre navigateur.',
    unsupported: 'Ce navigateur ne prend pas en charge les clés d’accès.',
  },
  passwords: {
    forgotPassword: {
      title: 'Réinitialisez votre mot de passe',
      lead: 'Nous vous enverrons un lien pour réinitialiser votre mot de passe.',
      submit: 'Envoyer le lien',
      sentTitle: 'Consultez vos e-mails',
      sentLead: (email) =>
        `Si un compte existe pour ${email}, nous y avons envoyé un lien pour réinitialiser le mot de passe.`,
      sentHint:
        'Le lien expire au bout d’une heure. Si vous ne voyez pas l’e-mail, vérifiez les courriers indésirables.',
      back: 'Retour à la connexion',
    },
    password: {
      title: 'Saisissez votre mot de passe',
      label: 'Mot de passe',
      required: 'Saisissez votre mot de passe.',
      change: 'Modifier',
      forgot: 'Mot de passe oublié\u202f?',
      submit: 'Se connecter',
      emailCode: 'Recevoir plutôt un code par e-mail',
    },
    resetPassword: {
      title: 'Choisissez un nouveau mot de passe',
      lead: (email) => `Pour ${email}. Tous vos autres appareils seront déconnectés.`,
      label: 'Nouveau mot de passe',
      submit: 'Modifier le mot de passe',
      linkExpired: {
        title: 'Ce lien a expiré',
        cause: 'Un lien de réinitialisation sert une seule fois et expire au bout d’une heure.',
        next: 'Allez à la connexion et demandez un nouveau lien.',
        link: 'Aller à la connexion',
      },
    },
  },
  radarChallenges: {
    title: 'Confirmez que c’est bien vous',
    submit: 'Vérifier',
    emailLead: (email) =>
      `Cette connexion est inhabituelle. Pour continuer, saisissez le code que nous avons envoyé à ${email}.`,
    phoneTitle: 'Vérifiez votre numéro de téléphone',
    phoneLead: 'Nous vous enverrons un code par SMS, à saisir à la page suivante.',
    phone: 'Numéro de téléphone',
    phoneHint: 'Avec l’indicatif du pays, par exemple +33\u00a06\u00a012\u00a034\u00a056\u00a078.',
    phoneInvalid:
      'Saisissez un numéro de téléphone avec l’indicatif du pays, par exemple +33\u00a06\u00a012\u00a034\u00a056\u00a078.',
    otherPhone: 'Utiliser un autre téléphone',
  },
  secondFactors: {
    common: {
      title: 'Confirmez que c’est bien vous',
      submit: 'Vérifier',
      useApp: 'Utiliser l’application d’authentification',
      useText: 'Recevoir plutôt un code par SMS',
      useRecoveryCode: 'Utiliser un code de secours',
      appCodeRequired: 'Saisissez le code à six chiffres de votre application d’authentification.',
      appCodeInvalid: 'Code incorrect. Attendez le suivant, puis saisissez-le.',
    },
    enrollment: {
      title: 'Configurez une application d’authentification',
      lead: (brand) =>
        `${brand} exige une seconde étape à la connexion. Scannez ce code QR avec une application d’authentification sur votre téléphone.`,
      qrCode: 'Code QR pour votre application d’authentification',
      openApp: 'Ouvrir une application sur cet appareil',
      byHand: 'Impossible de scanner\u202f? Saisissez cette clé dans l’application\u202f:',
      copyKey: 'Copier la clé',
      codeHint: 'Saisissez le code affiché maintenant par l’application.',
      submit: 'Vérifier et activer',
    },
    recovery: {
      title: 'Saisissez un code de secours',
      lead: 'Utilisez l’un des codes enregistrés lors de la configuration de l’application d’authentification. Chaque code sert une seule fois.',
      label: 'Code de secours',
      required: 'Saisissez l’un de vos codes de secours.',
      invalid: 'Ce code est incorrect ou a déjà servi. Essayez-en un autre.',
    },
    recoveryCodes: {
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
    },
    textMessage: {
      offerSeveral: 'Choisissez le téléphone auquel envoyer un code par SMS.',
      phone: (ending) => `Téléphone se terminant par ${ending}`,
    },
    verification: {
      lead: 'Saisissez le code de votre application d’authentification.',
      hint: 'L’application affiche un nouveau code toutes les 30 secondes.',
    },
  },
  signOut: {
    title: 'Déconnexion effectuée',
    lead: 'Vous pouvez fermer cette page ou vous reconnecter.',
    leadWithoutLink: 'Vous pouvez fermer cette page.',
    signIn: 'Se reconnecter',
  },
  signUp: {
    form: {
      title: 'Créez votre compte',
      lead: undefined,
      firstName: 'Prénom',
      lastName: 'Nom',
      familyNameFirst: false,
      optional: 'Facultatif',
      submit: 'Créer le compte',
      haveAccount: 'Vous avez déjà un compte\u202f?',
      signIn: 'Se connecter',
    },
    invitation: {
      title: (target) => `Rejoindre ${target}`,
      lead: (inviter, target) => `${inviter} vous invite à rejoindre ${target}.`,
      leadWithoutInviter: (target) => `Vous avez reçu une invitation à rejoindre ${target}.`,
      email: 'Adresse e-mail',
      application: 'Application',
      organization: 'Organisation',
      submit: 'Accepter l’invitation',
      notice: (target) => `Connectez-vous ou créez un compte pour rejoindre ${target}.`,
      expired: {
        title: 'Cette invitation a expiré',
        cause: 'Elle n’a pas été acceptée à temps.',
        next: 'Demandez-en une nouvelle à la personne qui l’a envoyée.',
      },
      revoked: {
        title: 'Cette invitation a été révoquée',
        cause: 'La personne qui l’a envoyée l’a annulée.',
        next: 'Si vous pensez que c’est une erreur, demandez-en une nouvelle.',
      },
      accepted: {
        title: 'Cette invitation a déjà été acceptée',
        cause: 'Une invitation sert une seule fois.',
        next: 'Si vous l’avez acceptée, connectez-vous pour continuer.',
        link: 'Aller à la connexion',
      },
      unknown: {
        title: 'Cette invitation ne fonctionne pas',
        cause: 'Le lien est incomplet, ou une invitation plus récente l’a remplacée.',
        next: 'Utilisez le lien de l’e-mail d’invitation le plus récent.',
      },
    },
    waitlist: {
      title: 'Rejoignez la liste d’attente',
      lead: 'Les comptes sont pour l’instant sur invitation. Laissez votre adresse e-mail, et nous vous écrirons quand ce sera votre tour.',
      submit: 'Rejoindre la liste d’attente',
      required: 'Remplissez ce champ.',
      noAccount: 'Vous n’avez pas encore de compte ici. Rejoignez la liste d’attente pour en obtenir un.',
      joined: {
        title: 'Vous êtes sur la liste d’attente',
        lead: (email) => `Nous écrirons à ${email} quand ce sera votre tour.`,
      },
    },
  },
  singleSignOn: {
    failures: {
      ssoConnectionUnknown: {
        title: 'Cette adresse de connexion n’existe pas',
        cause: 'La connexion correspondante a été supprimée, ou l’adresse est incomplète.',
        next: 'Commencez depuis l’application. Si cela ne suffit pas, contactez votre administrateur informatique.',
      },
      ssoRefused: {
        title: 'Nous n’avons pas pu vous connecter',
        cause: 'Nous n’avons pas pu accepter la réponse de votre fournisseur d’identité.',
        next: 'Recommencez depuis l’application. Si cela se reproduit, donnez le code d’assistance ci-dessous à votre administrateur informatique. Il pourra en trouver la cause.',
      },
      ssoSignOutRefused: {
        title: 'Nous n’avons pas pu terminer votre déconnexion',
        cause:
          'Un message entre cette application et votre fournisseur d’identité n’a pas été accepté\u202f: votre session y est peut-être encore ouverte.',
        next: 'Déconnectez-vous de votre fournisseur d’identité ou fermez toutes les fenêtres de votre navigateur. Si cela se reproduit, donnez le code d’assistance ci-dessous à votre administrateur informatique.',
      },
    },
    consent: {
      title: (brand) => `Se connecter à ${brand}\u202f?`,
      lead: 'Votre fournisseur d’identité vous a envoyé ici.',
      email: 'Adresse e-mail',
      organization: 'Organisation',
      provider: 'Fournisseur',
      allow: 'Se connecter',
      deny: 'Annuler',
    },
    magicLink: {
      title: (brand) => `Se connecter à ${brand}`,
      lead: (email) => `Vous allez vous connecter en tant que ${email}.`,
      submit: 'Se connecter',
      over: {
        title: 'Ce lien a expiré',
        cause: 'Un lien de connexion sert une seule fois et pour une durée limitée.',
        next: 'Revenez à l’application et demandez un nouveau lien.',
      },
    },
    providerForm: {
      title: 'Continuer vers votre fournisseur d’identité',
      lead: (connection) => `Vous allez vous connecter chez ${connection}.`,
      signOut: (connection) => `Vous allez vous déconnecter de ${connection}.`,
      go: 'Continuer',
    },
    step: {
      failed: (code) =>
        `La connexion par votre organisation n’a pas fonctionné. Réessayez. Si cela se reproduit, donnez ce code d’assistance à votre administrateur informatique\u202f: ${code}`,
    },
  },
  socialSignIn: {
    failed: (provider) =>
      `Nous n’avons pas pu vous connecter avec ${provider}. Réessayez ou choisissez un autre moyen.`,
    denied: (provider) =>
      `Vous n’avez pas terminé la connexion avec ${provider}. Réessayez ou choisissez un autre moyen.`,
  },
}
