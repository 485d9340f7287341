using Fairlead.Detection.Credentials;

namespace Fairlead.Detection.Tests.Credentials;

public class SecretNameTests
{
    public static TheoryData<string, string> Secrets => TextTable.TwoColumns("""
        -- the noun alone
        password                      Password
        Password                      Password
        PASSWORD                      Password
        passwd                        Password
        pwd                           Password
        passwords                     Password
        passphrase                    Passphrase
        secret                        Secret
        token                         Token
        apiKey                        Key
        apikey                        Key
        APIKEY                        Key
        credentials                   Credentials
        bearer                        Token
        pin                           Code
        pass                          PerhapsPassword
        pw                            PerhapsPassword
        -- what it belongs to stands before it
        smtpPassword                  Password
        SmtpPassword                  Password
        smtp_password                 Password
        SMTP_PASSWORD                 Password
        smtp-password                 Password
        Smtp:Password                 Password
        smtp.password                 Password
        DBPwd                         Password
        dbPwd                         Password
        connectionPw                  Password
        userPass                      Password
        smtpPass                      Password
        RABBITMQ_DEFAULT_PASS         Password
        requirepass                   Password
        newPassword                   Password
        confirmPassword               Password
        defaultAdminPassword          Password
        certificatePassword           Password
        keyStorePassword              Password
        clientSecret                  Secret
        ClientSecret                  Secret
        sharedSecret                  Secret
        webhookSecret                 Secret
        API_KEY                       Key
        api-key                       Key
        X-Api-Key                     Key
        XApiKey                       Key
        privateKey                    Key
        signingKey                    Key
        encryptionKey                 Key
        accountKey                    Key
        masterKey                     Key
        secretKey                     Key
        jwtKey                        Key
        stripeKey                     Key
        licenseKey                    Key
        aesKey                        Key
        sharedAccessKey               Key
        OcpApimSubscriptionKey        Key
        accessToken                   Token
        refreshToken                  Token
        sasToken                      Token
        oauthToken                    Token
        PasswordResetToken            Token
        personal_access_token         Token
        awsCredentials                Credentials
        basicAuth                     Credentials
        seedPhrase                    Passphrase
        accessCode                    Code
        pinCode                       Code
        -- fields and Hungarian prefixes
        _password                     Password
        m_password                    Password
        strPassword                   Password
        s_apiKey                      Key
        @password                     Password
        -- what it is for stands after it
        PasswordForSmtp               Password
        passwordOfAdmin               Password
        keyForSigning                 None
        apiKeyForStripe               Key
        -- words after it that change nothing
        API_KEY_PROD                  Key
        pwd2                          Password
        password1                     Password
        passwordA                     Password
        clientSecretValue             Secret
        accessTokenProd               Token
        passwordString                Password
        passwordBytes                 Password
        PasswordPlainText             Password
        passwordOld                   Password
        tokenGithub                   Token
        SECRET_KEY_BASE64             Key
        passwordDev2                  Password
        -- run together
        dbpassword                    Password
        smtppassword                  Password
        mypassword                    Password
        ordersdbpassword              Password
        dbpwd                         Password
        userpwd                       Password
        userpass                      Password
        PGPASSWORD                    Password
        clientsecret                  Secret
        secretkey                     Key
        privatekey                    Key
        accesskey                     Key
        accesstoken                   Token
        authtoken                     Token
        bearertoken                   Token
        awssecretaccesskey            Key
        -- taken apart
        PassWord                      Password
        pass_phrase                   Passphrase
        PassCode                      Code
        -- German
        Passwort                      Password
        DatenbankPasswort             Password
        datenbankpasswort             Password
        Kennwort                      Password
        kundenGeheimnis               Secret
        apiSchlüssel                  Key
        Zugriffsschlüssel             Key
        -- French
        motDePasse                    Password
        mot_de_passe                  Password
        mdp                           Password
        motDePasseSmtp                Password
        clé_api                       Key
        -- Spanish, Portuguese, Italian
        contraseña                    Password
        contrasena                    Password
        contraseñaBaseDatos           Password
        clave                         PerhapsPassword
        claveApi                      Key
        senha                         Password
        senhaBanco                    Password
        senha_do_banco                Password
        chaveSecreta                  Key
        parolaChiave                  Password
        chiavePrivata                 Key
        -- further north and east
        wachtwoord                    Password
        databaseWachtwoord            Password
        hasło                         Password
        haslo                         Password
        lösenord                      Password
        losenord                      Password
        adgangskode                   Password
        passord                       Password
        salasana                      Password
        heslo                         Password
        jelszó                        Password
        şifre                         Password
        sifre                         Password
        parola                        Password
        пароль                        Password
        парольБазы                    None
        parol                         Password
        パスワード                     Password
        管理者パスワード               Password
        密码                           Password
        数据库密码                     Password
        mima                          Password
        비밀번호                       Password
        """);

    public static TheoryData<string> OtherNames => TextTable.Column("""
        -- the head is what belongs to a secret
        passwordLabel
        PasswordResetUrl
        passwordPolicy
        PasswordHash
        passwordHasher
        passwordSalt
        passwordLength
        PasswordPropertyName
        passwordField
        passwordBox
        PasswordMinLength
        passwordRequired
        PasswordExpired
        passwordChanged
        PasswordValidator
        passwordStrength
        password_file
        PASSWORD_COLUMN
        passwordInput
        passwordKey
        secretName
        secretId
        SecretPath
        SecretArn
        secretManager
        secretVersion
        tokenEndpoint
        tokenType
        TokenName
        tokenUrl
        tokenIssuer
        TokenLifetime
        tokenProvider
        tokenHandler
        tokenIndex
        apiKeyHeader
        ApiKeyName
        apiKeyId
        accessKeyId
        signingKeyPath
        privateKeyFile
        encryptionKeySize
        credentialsFile
        CredentialType
        pinCount
        PinType
        passwordhash
        passwordfield
        tokentype
        -- the head is another compound
        publicKey
        PublicKeyToken
        publicKeyToken
        cancellationToken
        CancellationToken
        continuationToken
        pageToken
        csrfToken
        XsrfToken
        primaryKey
        foreignKey
        cacheKey
        sortKey
        partitionKey
        rowKey
        RegistryKey
        resourceKey
        sessionKeyName
        routeKey
        dictionaryKey
        key
        Keys
        keyCode
        renderPass
        boardingPass
        firstPass
        scaleFilterFirstPass
        passCount
        -- actions, questions and messages
        ForgotPassword
        ResetPassword
        ChangePassword
        updatePassword
        validatePassword
        hasPassword
        IsPassword
        requirePassword
        RequiresPassword
        showPassword
        rememberPassword
        InvalidPassword
        WrongPassword
        incorrectPassword
        MissingSecret
        noPassword
        ERR_INVALID_PASSWORD
        MSG_PASSWORD
        lblPassword
        LabelPassword
        errorPassword
        ColumnPassword
        FieldPassword
        ClaimPassword
        -- not the secret itself
        hashedPassword
        encryptedPassword
        dummyPassword
        fakePassword
        redactedPassword
        -- other words with the same letters
        hotkey
        monkey
        compass
        bypass
        passenger
        keyboard
        secretary
        passport
        passive
        passage
        tokenizer
        tokenize
        author
        authority
        authorize
        keyword
        KeyPress
        passed
        Passing
        bypassed
        surpass
        pinned
        mapping
        pattern
        patch
        spin
        opinion
        sasquatch
        encompass
        whiskey
        donkey
        Clavier
        enclave
        senhora
        Parolee
        -- nothing at all
        x
        name
        connectionString
        userName
        salt
        nonce
        iv
        sessionId
        cookie
        """);

    [Theory]
    [MemberData(nameof(Secrets))]
    [InlineData("KAFKA_SECRET_KEY", "Key")]
    [InlineData("K8sAccessToken", "Token")]
    public void NameOfSecret_TellsItsKind(string name, string kind) => Assert.Equal(kind, SecretNames.GetKind(name).ToString());

    [Theory]
    [InlineData("XGZQKV_MQ_PWD", "Password")]
    public void NameOfAbbreviationsThatIsNotShown_StillTellsItsKind(string name, string kind)
    {
        Assert.Equal(kind, SecretNames.GetKind(name).ToString());
        Assert.DoesNotContain(name, SecretNames.GetKind(name).Describe(name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=db1;Password=hunter2;ApiKey")]
    [InlineData("https://app:hunter2@db1/password")]
    [InlineData("please give the password")]
    public void TextThatEndsInANoun_IsNoName(string text) => Assert.Equal(SecretNameKind.None, SecretNames.GetKind(text));

    [Theory]
    [MemberData(nameof(OtherNames))]
    public void NameOfSomethingElse_IsNone(string name) => Assert.Equal(SecretNameKind.None, SecretNames.GetKind(name));
}
