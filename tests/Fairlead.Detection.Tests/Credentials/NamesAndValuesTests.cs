using Fairlead.Detection.Credentials;

namespace Fairlead.Detection.Tests.Credentials;

/// <summary>
/// Situations in which the name and the value have to speak for each other, by kind: what is a secret, and what only looks like it.
/// </summary>
public class NamesAndValuesTests
{
    // An unknown word beside the noun: the value vouches for the name.
    public static TheoryData<string, string> SurroundedNouns => TextTable.TwoColumns("""
        ApiKeyWeather                   836e3fdd362bdc7d836e3fdd362bdc7a
        API_KEY_XYZ                     836e3fdd362bdc7d836e3fdd362bdc7a
        DB_PASSWORD_REPLICA             tr0ub4dor3
        AIRFLOW__CORE__FERNET_KEY       x7Jw3-Kd9sQpL2vRt8YbN4mHc6FzUa1GeXo5WiTkDj0=
        vaultUnsealKey                  Kd9sQpL2vRt8YbN4mHc6FzUa1GeXo5Wi
        COOKIE_KEY                      q8w7e6r5t4z3u2i1o0p9a8s7d6f5g4h3
        clientSecretNorthwind           b7Q~8LwZ3kTxVn5RmYp2HsCdJf6GuEa9
        accessTokenBarista              ya9Kd8Lw2Qm5Rt7Yp1VbXc3
        passwordWarehouse               K!tten7xQ
        Smtp:PasswordNordics            n0rdl1cht7
        redis_password_shard            9fQz!27vLk
        tokenKitchenDisplay             9f3c2a7be81d4f06aa35c1d2
        zebraKey                        mK2x+VbQz7Lr9TtWq/1nYpE4sUj8HgFd
        SECRET_NORTHWIND                mK2xVbQz7Lr9TtWq1nYp
        PwdKiosk                        f1r3fly!
        paymentGatewayKey               VQX8N3MT7KR2PZW9HLD4
        """);

    public static TheoryData<string, string> SurroundedNounsOfSomethingElse => TextTable.TwoColumns("""
        -- the head says what it is
        PasswordLabelShort              tr0ub4dor3
        TokenEndpointWeather            836e3fdd362bdc7d836e3fdd362bdc7a
        SecretNameOrders                mK2xVbQz7Lr9TtWq1nYp
        ApiKeyIdWeather                 836e3fdd362bdc7d836e3fdd362bdc7a
        ApiKeyHashWeather               836e3fdd362bdc7d836e3fdd362bdc7d836e3fdd362bdc7d836e3fdd362bdc7a
        PasswordResetTemplate           d9f3c2a7be81d4f06aa35c1d2
        PublicKeyTokenCore              b77a5c561934e089
        KeyFingerprintAcme              836e3fdd362bdc7d836e3fdd362bdc7a
        -- keys of entries
        cacheKeyOrders                  836e3fdd362bdc7d836e3fdd362bdc7a
        idempotencyKey                  mK2xVbQz7Lr9TtWq1nYp
        translationKey                  mK2xVbQz7Lr9TtWq1nYp
        metricKey                       836e3fdd362bdc7d836e3fdd362bdc7a
        recaptchaSiteKey                6Ld9fQz27vLkTtWq1nYpE4sUj8HgFdmK2xVbQz7L
        __RequestVerificationToken      CfDJ8Nz7Lr9TtWq1nYpE4sUj8HgFd
        -- nothing vouches for the name
        apiKeyWeather                   weather-service
        DB_PASSWORD_REPLICA             replica
        FERNET_KEY                      fernet
        zebraKey                        stripes
        passwordWarehouse               warehouse_password
        tokenKitchen                    d2719b1e-8f6f-4c3a-9a54-6d7e2b1f0c33
        passwordWidget                  password-widget-2
        """);

    // Base64 has slashes, and a password may begin with any sign.
    public static TheoryData<string, string> Slashes => TextTable.TwoColumns("""
        password                        /eTxoi3271x
        password                        (eTxoi3271x
        password                        [eTxoi3271x
        password                        \eTxoi3271x
        password                        /h0rs3battery
        password                        /Qz!7vLk
        basicAuth                       mK2x/VbQz7Lr9TtWq/1nYpE4sUj8HgFd
        awsCredentials                  q/8LwZ3kTxVn5RmYp2HsCdJf6GuEa9+1
        AUTH                            /Td9QpL2vRt8YbN4mHc6FzUa1GeXo5Wi
        apiKey                          /Td9QpL2vRt8YbN4mHc6FzUa1GeXo5Wi
        token                           Td9Q/pL2v/Rt8Y/bN4m/Hc6F/zUa1/GeXo
        clientSecret                    a/B3dEf9H1jK/mN0pQ7rS2t=
        storageAccountKey               //8Zr0kqLmVnT1sYx5QwErTzUiOpAsDfGh
        """);

    public static TheoryData<string, string> Paths => TextTable.TwoColumns("""
        password                        /account/password
        password                        /login
        password                        /oauth2/token
        password                        /api/v2/reset
        password                        ~/login
        auth                            /oauth2/v2.0/authorize
        auth                            login/oauth/access_token
        credentials                     config/credentials.json
        awsCredentials                  ~/.aws/credentials
        token                           /var/run/secrets/kubernetes.io/serviceaccount/token
        apiKey                          keys/orders/primary
        privateKey                      /etc/ssl/private/server.key
        clientSecret                    orders/production/client-secret
        password                        \\server\share
        """);

    // Keys that people made up: any text of sufficient length works as one.
    public static TheoryData<string, string> MadeUpKeys => TextTable.TwoColumns("""
        JWT_SECRET_KEY                  SecretKeyOfGloomThatNeedsQuiteManyBytes
        AUTH_TOKEN_SECRET               somerandomtokensecret
        Jwt:Key                         ThisIsMyCustomKeyForTheOrdersService
        JwtKey                          your-256-bit-secret-key-for-signing
        Jwt:SecretKey                   YourVeryLongAndSecureKeyHere
        signingKey                      a very long key that nobody will guess
        JwtSigningKey                   the quick brown fox jumps over the lazy dog
        SECRET_KEY                      some-long-random-string-of-characters
        encryptionKey                   DoNotTellAnyoneThisKey
        SESSION_SECRET                  averylongsessionsecret
        Jwt:SigningKey                  DevelopmentKeyThatIsLongEnough
        hmacSecret                      please do not share this secret
        symmetricKey                    our_super_strong_key_of_orders
        TokenSecret                     this key is at least 32 characters
        """);

    public static TheoryData<string, string> NamesOfKeys => TextTable.TwoColumns("""
        JwtKey                          Jwt:SigningKey
        signingKey                      orders-service-signing-key
        SigningKey                      OrdersSigningKeyProvider
        JwtSecret                       JwtSecretIsMissing
        JWT_SECRET_KEY                  The JWT secret is missing
        jwtKey                          HmacSha256SignatureAlgorithm
        signingKey                      Configure a signing key of at least 32 characters
        encryptionKey                   AES-256-CBC-HMAC-SHA512
        SECRET_KEY                      django.core.secret_key
        symmetricKey                    symmetric-key-orders-primary
        JwtKey                          {a very long random key}
        JwtKey                          <your very long random key>
        jwtKeyName                      ThisIsMyCustomKeyForTheOrdersService
        cacheKey                        some-long-random-string-of-characters
        """);

    // In use by everybody, or meant to be seen.
    public static TheoryData<string, string> PublicValues => TextTable.TwoColumns("""
        stripeKey                       pk_live_51HbQz7Lr9TtWq1nYpE4sUj8HgFd
        apiKey                          pk_test_51HbQz7Lr9TtWq1nYpE4sUj8HgFd
        mapboxToken                     pk.eyJ1IjoiYWNtZSIsImEiOiJja2x0In0.9TtWq1nYpE4sUj8H
        apiKey                          phc_Lr9TtWq1nYpE4sUj8HgFdmK2xVbQz7
        supabaseKey                     sb_publishable_Lr9TtWq1nYpE4sUj8
        secretAccessKey                 wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
        totpSecret                      GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ
        captchaSecret                   1x0000000000000000000000000000000AA
        apiKey                          sk-xxxxxxxxxxxxxxxxxxxxxxxx
        accessKey                       AKIAXXXXXXXXXXXXXXXX
        apiKey                          AIza##############################
        password                        ########
        password                        p###########
        accessToken                     PutYourTokenHere
        clientSecret                    ClientSecretHere
        apiKey                          ghp_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
        """);

    // Something else says the secret, or where it is.
    public static TheoryData<string, string> References => TextTable.TwoColumns("""
        secret                          arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf
        password                        arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/db
        password                        ENC(Zr0kqLmVnT1sYx5QwErTzUiOp)
        clientSecret                    ENC[AES256_GCM,data:Zr0kqLmVnT1s]
        password                        see-keyvault
        password                        SetViaEnvironmentVariable
        password                        stored-in-user-secrets
        password                        FromKeyVault
        clientSecret                    vault:secret/data/orders#client
        password                        op://vault/orders/password
        password                        {0,10}
        password                        {0:N}-{1}
        password                        $config.Sql.Password
        password                        $script:password
        password                        $(Get-Secret)
        apiKey                          {tenant}-key
        """);

    // The same at first sight.
    public static TheoryData<string, string> SecretsDespiteTheirLook => TextTable.TwoColumns("""
        password                        $unshine7
        password                        setsunrise
        password                        usevault9!
        password                        encore(77)
        password                        see2Believe
        apiKey                          {tenant}-Kd9sQpL2vRt8YbN4mHc6
        password                        a#b#c#d#1
        clientSecret                    pk9fQz27vLkTtWq1nYp
        token                           sk_Lr9TtWq1nYpE4sUj8HgFd
        accessToken                     x##7vLkTtWq1nYpE4sUj8HgFd
        password                        Qz7{w!Lr9}TtWq1nYp
        password                        hunter2here
        """);

    [Theory]
    [MemberData(nameof(SurroundedNouns))]
    [MemberData(nameof(Slashes))]
    [MemberData(nameof(MadeUpKeys))]
    [MemberData(nameof(SecretsDespiteTheirLook))]
    public void Secret_IsFound(string name, string value)
    {
        Assert.True(SecretValues.IsSecretNamed(name, value));
        Assert.True(SecretValues.MayBeSecretOfName(value));
    }

    [Theory]
    [MemberData(nameof(SurroundedNounsOfSomethingElse))]
    [MemberData(nameof(Paths))]
    [MemberData(nameof(NamesOfKeys))]
    [MemberData(nameof(PublicValues))]
    [MemberData(nameof(References))]
    public void WhatOnlyLooksLikeASecret_IsNone(string name, string value) => Assert.False(SecretValues.IsSecretNamed(name, value));

    [Theory]
    [InlineData("sample")]
    [InlineData("here")]
    [InlineData("Sample")]
    [InlineData("sample-login")]
    [InlineData("here-we-go")]
    public void WordThatDescribes_IsASecretAtAnApi(string value) => Assert.True(SecretValues.IsSecret(value));

    [Theory]
    [InlineData("see-keyvault")]
    [InlineData("SetViaEnvironmentVariable")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf")]
    [InlineData("ENC(Zr0kqLmVnT1sYx5QwErTzUiOp)")]
    [InlineData("{0,10}")]
    [InlineData("{0:D}")]
    [InlineData("$config.Password")]
    [InlineData("YourTokenHere")]
    [InlineData("AccessTokenHere")]
    [InlineData("sk-xxxxxxxxxxxx")]
    [InlineData("###########")]
    public void ValueToBeFilledIn_IsNoneAtAnApiEither(string value) => Assert.False(SecretValues.IsSecret(value));
}
