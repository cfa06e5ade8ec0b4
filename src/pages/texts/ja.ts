import type { Texts } from './en.ts'

export const ja: Texts = {
  errorPages: {
    notFound: {
      title: 'ページが見つかりません',
      lead: 'アドレスに入力の誤りがあるか、リンクが古くなっている可能性があります。',
    },
    goBack: '戻る',
    serverError: {
      title: '問題が発生しました',
      cause: 'サーバー側で問題が発生しました。変更は行われていません。',
      next: 'しばらくしてからもう一度お試しください。繰り返し起こる場合は、アプリケーションのサポートにお問い合わせください。',
    },
    tooManyRequests: {
      title: 'リクエストが多すぎます',
      cause: 'お使いのネットワークから短時間に多くのリクエストがありました。',
      next: '1 分ほど待ってから、もう一度お試しください。',
    },
    requestInvalid: {
      title: 'このリンクは使えません',
      cause: 'アプリケーションからのリクエストが不完全か、正しくありません。',
      next: 'アプリケーションに戻ってもう一度お試しください。繰り返し起こる場合は、サポートにお問い合わせください。',
    },
  },
  frontPage: {
    title: 'アプリケーションを開いてサインイン',
    lead: (brand) => `サインインが必要になると、${brand} からここに移動します。`,
    leadWithoutLink: 'サインインが必要になると、アプリケーションからここに移動します。',
  },
  kit: {
    failurePage: {
      supportCode: 'サポートコード',
      quote: 'サポートへのお問い合わせの際にお伝えください。',
      tryAgain: 'もう一度試す',
      goTo: (brand) => `${brand} に移動`,
    },
    page: {
      windowTitle: (title, brand) => `${title} · ${brand}`,
      failedTitle: (windowTitle) => `エラー：${windowTitle}`,
      copied: 'コピーしました',
      terms: '利用規約',
      privacy: 'プライバシー',
      madeWith: 'Powered by Gatehouse',
    },
  },
  pipes: {
    failures: {
      connectionUnknown: {
        title: 'このリンクはもう使えません',
        cause: '接続がすでに完了しているか、リンクが不完全です。',
        next: 'アプリケーションに戻って、もう一度始めてください。',
      },
    },
    closing: {
      connected: (service) => `${service} に接続しました`,
      connectedLead: 'このページを閉じて、アプリケーションに戻ってください。',
      failed: (service) => `${service} に接続できませんでした`,
      failedLead: '何も変更されていません。アプリケーションに戻って、もう一度お試しください。',
    },
    connecting: {
      redirecting: '接続しています',
      connecting: (service) => `${service} に接続しています`,
      lead: 'しばらくお待ちください。何も起こらない場合は、このウィンドウを閉じて、アプリケーションからやり直してください。',
    },
  },
  providerGuides: {
    subjects: {
      create_application: 'アプリケーションを作成する',
      enter_addresses: '当サービスのアドレスを入力する',
      enter_endpoint: 'エンドポイントとトークンを入力する',
      map_attributes: '属性をマッピングする',
      add_groups: 'グループを送信する',
      assign_people: 'ユーザーにアクセス権を付与する',
      choose_synced: '同期の対象を選択する',
      turn_on_sync: 'プロビジョニングをオンにする',
      turn_on_api: 'API を有効にする',
      create_reader: '読み取り用のアカウントを作成する',
      create_key: 'キーを作成する',
      allow_reading: '読み取りを許可する',
      choose_admin: '管理者を選ぶ',
      create_bucket: 'バケットを作成する',
      create_receiver: '受信先を作成する',
      create_table: 'テーブルを作成する',
      allow_writing: '書き込みを許可する',
      prepare_endpoint: 'エンドポイントを準備する',
      create_encryption_key: '暗号鍵を作成する',
      allow_key_use: '鍵の使用を許可する',
      give_back: 'プロバイダーの情報をコピーする',
    },
    optional: '任意',
    whyGroups: 'グループに応じてロールを割り当てる場合にのみ必要です。',
    openIn: (console, path) => `管理画面（${console}）で ${path} を開きます。`,
    open: (path) => `${path} を開きます。`,
    press: (button) => `${button} をクリックします。`,
    choose: (option) => `${option} を選択します。`,
    chooseIn: (field, option) => `${field} で ${option} を選択します。`,
    turnOn: (option) => `${option} をオンにします。`,
    turnOff: (option) => `${option} をオフにします。`,
    name: (field) => `${field} に、利用者にわかりやすい名前を入力します：`,
    paste: (field) => `${field} に貼り付けます：`,
    pasteToken: (field) => `${field} に、コピーしたトークンを貼り付けます。`,
    fill: (field, text) => `${field} に ${text} と入力します。`,
    map: '次の属性を、表記どおりに追加します：',
    check: '次の項目があることを確認します：',
    assign: 'サインインを許可するユーザーとグループを追加します。',
    sync: '同期するユーザーとグループを追加します。',
    copy: (label, answer) => `${label} をコピーします。後で ${answer} に入力します。`,
    copySame: (label) => `${label} をコピーします。後で入力します。`,
    download: (label, answer) =>
      `${label} をクリックしてファイルを保存します。後で ${answer} としてアップロードします。`,
    compose: (answer) => `${answer} には、山かっこの部分をご自身の値に置き換えて、次を入力します：`,
    composeKnown: (answer) => `${answer} には、次を入力します：`,
    answers: {
      idp_metadata_url: 'メタデータ URL',
      idp_metadata_xml: 'メタデータファイル',
      idp_entity_id: 'プロバイダーのエンティティ ID',
      idp_sso_url: 'サインイン URL',
      idp_certificates: '証明書',
      discovery_endpoint: 'ディスカバリーエンドポイント',
      client_id: 'クライアント ID',
      client_secret: 'クライアントシークレット',
      service_account_key: 'サービス アカウント キー',
      admin_email: '管理者のメールアドレス',
      company: 'アドレスの会社名',
      api_key: 'API キー',
      region: 'リージョン',
      source: 'ソース名',
      url: '送信先 URL',
      token: 'トークン',
      account_id: 'AWS アカウント ID',
      role_name: 'ロール名',
      bucket_name: 'バケット名',
      bucket_path: 'バケット内のフォルダー',
      access_key_id: 'アクセスキー ID',
      secret_access_key: 'シークレットアクセスキー',
      tenant_id: 'テナント ID',
      data_collection_endpoint: 'データ収集エンドポイント',
      data_collection_rule_id: 'ルールの不変 ID',
      stream_name: 'ストリーム名',
      format: '形式',
      header_name: 'ヘッダー名',
      header_value: 'ヘッダーの値',
      base_url: '別のアドレス（開発環境のみ）',
      key_arn: '鍵の ARN',
      key_name: '鍵のリソース名',
      key_url: 'キー識別子',
      endpoint: '別のアドレス（開発環境のみ）',
    },
    copyValue: 'コピー',
    sketch: (form, fields) => `フォーム「${form}」の略図。項目：${fields}。`,
    notes: {
      providers: {
        adFs: {
          fromFile:
            'AD FS からアドレスにアクセスできない場合は、ブラウザーで開いてファイルに保存し、**Import data about the relying party from a file** を選択してください。',
          typed: '`objectGUID` は一覧にないため、直接入力します。名前やメールアドレスが変わっても変化しません。',
        },
        auth0: {
          sha256: '最後の 2 行は重要です。これがないと Auth0 が SHA-1 で署名することがあり、その場合は拒否されます。',
          defaultsServe: 'マッピングは不要です。Auth0 は既定でユーザー ID、メールアドレス、名前を送信します。',
          connections: 'サインインを許可するユーザーの接続をオンにします。',
        },
        cloudflare: {
          yourNames: '値はご利用の ID プロバイダーが Cloudflare に送信する項目のため、名前が異なる場合があります。',
          noGroups:
            'Cloudflare が送信するグループの形式は読み取れないため、グループによるロールの割り当てはできません。',
          policy: 'サインインを許可するユーザーのポリシーを追加します。ポリシーがないと誰もサインインできません。',
        },
        cyberark: {
          script: "**Custom Logic** に `setAttributeArray('groups', LoginUser.RoleNames);` の行を追加します。",
        },
        duo: {
          roleRows:
            'グループごとに行を追加し、その名前を **Service Provider’s Role** に、グループを **Duo groups** に設定します。',
        },
        entraId: {
          defaultsServe:
            'Entra ID は既定でこれらのクレームを送信します。**Mail** にアドレスがないユーザーはサインインできません。先に登録してください。',
          graphPermission:
            'Microsoft Graph のアクセス許可 `email` と `profile` を有効にするダイアログが表示されたら、承認してください。',
          groupIds:
            '別の属性を選択しない限り、グループは **Object Id** で送信されます。ロールを割り当てる際も同じ値を使用してください。',
        },
        genericOidc: {
          webApplication:
            'Web アプリケーション用のクライアントを作成します。管理画面では **Web application**、**Confidential client**、**Regular web app** などと表示されます。',
          groupsClaim: 'ID トークンに、名前または ID のリストを含む `groups` クレームを追加します。',
          standardScopes:
            'スコープ `openid`、`profile`、`email` を許可します。これで ID トークンに必要な `sub`、`email`、`given_name`、`family_name` がすべて含まれます。',
        },
        genericSaml: {
          newApplication:
            'SAML 2.0 用のアプリケーションを作成します。管理画面では **Custom SAML app**、**Service provider**、**Relying party** などと表示されます。',
          orMetadata:
            'プロバイダーがメタデータを読み込める場合は、代わりに当サービスのメタデータ URL を指定してください。エンティティ ID と同じ URL です。',
          signed: 'アサーションに SHA-256 で署名してください。レスポンスだけの署名では不十分です。',
          groupsAttribute: 'ユーザーが所属するグループごとに値を持つ属性 `groups` を追加します。',
          otherWays:
            'URL がない場合は、メタデータをファイルに保存するか、エンティティ ID、サインイン URL、証明書をコピーしてください。',
        },
        google: {
          leaveUnsigned:
            '**Signed response** はオフのままにします。これにより、必須であるアサーションへの署名が行われます。',
          chosenGroups:
            'ここで選択したグループだけが、最大 75 件まで送信されます。グループ名を変更したら、選択し直してください。',
          addMapping: '**Group membership (optional)** で、送信するグループを選択します。',
          noGroups:
            'OpenID Connect では Google はグループを送信しません。グループに応じてロールを割り当てる場合は SAML を使用してください。',
          internalOnly: '先に同意画面の設定を求められた場合は、**Audience** で **Internal** を選択します。',
        },
        jumpcloud: {
          signAssertion:
            'これがオフだとサインインは拒否されます。管理画面によっては **Sign** → **Assertion** と表示されます。',
        },
        keycloak: {
          eachMapper: '属性ごとに個別のマッパーを作成します。**Name** は任意です。',
        },
        common: {
          secretShownOnce: 'シークレットは一度しか表示されません。ページを離れる前にコピーしてください。',
          nameIdServes: 'ID 用の属性はありません。NameID が使用されます。',
          standardClaimsServe: 'マッピングは不要です。ID トークンにメールアドレスと名前が含まれています。',
          openApplication: '作成したアプリケーションを開きます。',
        },
        okta: {
          formerPlace:
            '**Show legacy configuration** が表示されない場合、これらの項目は **Configure SAML** ページにあります。**General** → **SAML Settings** → **Edit** を開いてください。',
          formerGroupsPlace:
            '**Show legacy configuration** が表示されない場合、これらの項目は **Sign On** → **OpenID Connect ID Token** → **Edit** にあります。',
        },
        onelogin: {
          includeEach: 'それぞれについて **+** をクリックし、**Include in SAML assertion** をオンにします。',
          multiValue: '各グループが個別の値として送信されるよう、**Multi-value parameter** もオンにします。',
        },
        pingFederate: {
          fulfill:
            '**Authentication Source Mapping** でアダプターまたはポリシー契約をマッピングし、各属性の値を設定します。',
          groupsContract: '契約に `groups` を追加し、ユーザーのグループを 1 件につき 1 つの値として設定します。',
          signing: '**Credentials** で、署名に使用する証明書を選択します。',
        },
        pingOne: {
          switchOn: '上部のスイッチでアプリケーションをオンにします。',
        },
        rippling: {
          newPlace:
            '新しい管理画面では **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration** です。',
          dummyValues:
            'これがオフだと、Rippling から開始したサインインに存在しないリクエストへの応答が含まれ、拒否されます。',
          rules: 'アクセスを許可する対象を選択し、残りのページは既定のまま完了します。',
          eachAttribute: 'それぞれ個別の **Global attribute** として作成し、該当する従業員の項目を選択します。',
          groupValues: 'グループごとに値を追加し、所属するユーザーを設定します。',
        },
      },
      directories: {
        bamboohr: {
          mayView:
            '**name**、**work email**、**job title**、**department**、**division**、**location**、**reports to**、**work and mobile phone** を閲覧できる **Custom Access Level** を作成します。',
          addUser: 'その中で **Add a Non-Employee User** を選び、この接続とわかる名前を付けます。',
          canDoAsMuch:
            'キーにはそのユーザーと同じ権限があります。管理者自身のキーも使えますが、必要以上の権限を持ちます。',
          signIn: 'そのユーザーでサインインし、左下の写真をクリックします。',
          shownOnce:
            'キーは一度だけ表示されます。アドレスの最初の部分（`northwind.bamboohr.com` なら `northwind`）も後で入力します。',
        },
        cyberark: {
          deprovision:
            '**Do not de-provision (deactivate or delete) users** はオフのままにしてください。オンにすると退職者のアクセス権が残ります。',
          roles:
            'CyberArk のロールはグループとして届きます。それぞれについて、グループ名を **Destination Group** に入力します。',
        },
        entraId: {
          newerConsole:
            '画面に **Provisioning Mode** がない場合は **New configuration** を選択します。項目は同じです。',
          objectId:
            'Entra ID は既定で `mailNickname` を `externalId` にマッピングします。変わることのない `objectId` に変更してください。アドレスは **Mail** から取得され、アドレスのないユーザーにはアクセス権が付与されません。',
          cycle:
            '最初のサイクルは数分以内に始まり、その後は約 40 分ごとに実行されます。**Provision on demand** を使うと 1 人をすぐに送信できます。',
        },
        genericScim: {
          application:
            'SCIM 2.0 でプロビジョニングするアプリケーションを作成するか、ユーザーがサインインに使うアプリケーションを開きます。',
          authentication:
            '認証方式を選ぶ場合は **Bearer Token** または **HTTP Header** を選択します。ヘッダーは `Authorization: Bearer` に続けてトークンを指定します。',
          sent: '`userName`、`emails`、`name.givenName`、`name.familyName`、`active` を送信し、`externalId` には変わることのない ID を指定します。',
          operations: 'ユーザーの作成、更新、無効化と、メンバーを含むグループの送信を許可します。',
        },
        googleWorkspace: {
          project: '**console.cloud.google.com** を開き、プロジェクトを選択または作成します。',
          noRole: 'このアカウントにプロジェクトのロールは不要です。',
          openAccount: 'アカウントを開き、**Details** の **Unique ID** をコピーします。次の手順で使用します。',
          keysForbidden:
            'キーの作成が無効と表示される場合は、会社のポリシー `iam.disableServiceAccountKeyCreation` で禁止されています。**Organization Policy Administrator** のロールを持つ人が、このプロジェクトについて解除できます。',
          adminConsole: 'Google Workspace の管理コンソール **admin.google.com** を開きます。',
          clientId: '**Client ID** に、アカウントの **Unique ID** を貼り付けます。',
          readOnly:
            'これらのスコープではユーザーとグループの読み取りのみが可能で、変更はできません。Google での反映に数分かかることがあります。',
          whichAdmin: '誰の権限で読み取るかを決めます。特権管理者で構いません。後でメールアドレスを入力します。',
          customRole:
            'より安全なのは、**Account** → **Admin roles** で作成した専用ロール（**Admin API privileges** の **Users → Read** と **Groups → Read**）を持つアカウントです。一度サインインしている必要があります。',
        },
        jumpcloud: {
          testUser:
            '**Test User Email** には、自社ドメインの未使用のアドレスを入力します。JumpCloud はテスト用にそのユーザーを作成し、後で削除します。',
          byGroups:
            'JumpCloud はグループ経由でのみユーザーを送信するため、全員がいずれかのグループに属している必要があります。',
        },
        okta: {
          whichApplication:
            'SCIM に対応した別のアプリケーションも使用できます。その場合、項目名は **SCIM connector base URL** と **HTTP Header** のことがあります。',
          assignMembers:
            'プッシュするグループのメンバーもアプリケーションに割り当ててください。Okta は割り当てられたユーザーだけを送信します。',
        },
        onelogin: {
          approval:
            '**Require admin approval before this action is performed** のチェックを外してください。外さない場合は、変更ごとに承認が必要です。',
          rules:
            '**Rules** で、アクション **Set Groups in**（お使いのアプリケーション）のルールを追加し、**role** からグループをマッピングします。',
        },
        pingFederate: {
          connectorNeeded:
            'サーバーに SCIM コネクターとアウトバウンドプロビジョニングが必要です。一覧に **SCIM Connector** がない場合は、先にインストールしてください。',
          channel:
            'チャネルは LDAP ディレクトリに接続します。送信するユーザーとグループは **Source Location** で指定します。',
        },
        rippling: {
          newerConsole:
            '新しい管理画面の場合：**IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**',
          supported:
            '**Supported SCIM Attributes** に `externalId`、`emails.primary`、`name.givenName`、`name.familyName` を追加します。',
          cadence:
            '変更が届くように、**Attribute Mappings** ですべての属性を **On user creation and updates** に設定します。',
        },
        sailpoint: {
          aggregation:
            'SailPoint はスキーマを読み取り、次にすべてのアカウントを読み取ります。その後、このソースのアクセスプロファイルまたはロールでアクセス権を付与します。',
        },
      },
      logStreams: {
        azureSentinel: {
          columns:
            'テーブルに次の列を作成します：`TimeGenerated`（datetime）、`id`、`event_type`、`organization_id`（string）、`data`（dynamic）。このようなオブジェクトを 1 つ含むサンプルファイルでも作成できます。',
          streamName: 'ストリーム名は、ルールの **JSON View** の `streamDeclarations` にあります。',
          assignRole:
            '登録したアプリケーションにロールを割り当てます。Azure での反映に最大 30 分かかることがあります。',
        },
        datadog: {
          whichRegion:
            'リージョンは Datadog のアドレスでわかります。`app.datadoghq.com` は US1、`us3.` と `us5.` は US3 と US5、`app.datadoghq.eu` は EU1、`ap1.` は AP1、`app.ddog-gov.com` は US1-FED です。',
        },
        genericHttps: {
          takesPosts:
            'https の `POST` リクエストを受け付けます。イベントの JSON 配列、または 1 行に 1 イベント（NDJSON）です。',
          checksHeader: '当サービスだけが送信するヘッダーを確認します。別のものを選ばない限り **Authorization** です。',
          answersQuickly: 'イベントを保存したら、10 秒以内に 200〜299 のステータスで応答します。',
          mayRepeat: 'イベントは順番どおりに届きます。失敗後は再送されることがあり、その場合 `keySuffix` は同じです。',
        },
        googleCloudStorage: {
          whichAccount:
            'サービス アカウントを選択または作成し、バケットに対する **Storage Object Creator** のロールを付与します。',
        },
        s3: {
          whichPolicy: '`<bucket>` をバケット名に置き換えてください。ロールにこれ以外の権限は不要です。',
          accountId: '右上のメニューにある 12 桁の **Account ID** と、バケットのリージョンも後で入力します。',
        },
        splunk: {
          whichIndex: 'イベントの保存先のインデックスを選び、**Enable indexer acknowledgement** はオフのままにします。',
          whichUrl:
            'Splunk Cloud の URL は `https://http-inputs-<name>.splunkcloud.com:443` です。自社の Splunk では、ホストとコレクターのポート（通常は 8088）です。ブラウザーが信頼する証明書が必要です。',
        },
      },
      customerKeys: {
        awsKms: {
          whichPolicy:
            '`<key ARN>` を鍵の ARN に置き換えてください。ユーザーにこれ以外の権限やコンソールへのアクセスは不要です。',
        },
        azureKeyVault: {
          withoutVersion:
            '識別子の最後の部分はバージョンなので、省いてください。バージョンは Azure がキーを更新すると変わります。',
          assignRole: '登録したアプリケーションにロールを割り当てます。',
        },
        googleKms: {
          grant:
            '鍵に対して、アカウントに **Cloud KMS CryptoKey Encrypter/Decrypter** のロールを付与します。これ以外は不要です。',
          openAccount: 'アカウントを開き、**Keys** に進みます。',
        },
      },
    },
  },
}
