namespace Fairlead.Detection.CredentialApis;

/// <summary>Mail, files, shells and HTTP.</summary>
internal static class NetworkSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        # LibGit2Sharp
        LibGit2Sharp.UsernamePasswordCredentials
            Password  Password

        # SSH.NET
        Renci.SshNet.PasswordAuthenticationMethod
            new(password@1)  Password
        Renci.SshNet.PasswordConnectionInfo
            new(password@3@2/3@2/6)  Password
            new(proxyPassword@8)     Password
        Renci.SshNet.PrivateKeyFile
            new(passPhrase@1)  PrivateKeyPassword
        Renci.SshNet.SshClient
            new(password@3@2/3)  Password
        Renci.SshNet.SftpClient
            new(password@3@2/3)  Password
        Renci.SshNet.ScpClient
            new(password@3@2/3)  Password
        Renci.SshNet.NetConfClient
            new(password@3@2/3)  Password

        # FluentFTP
        FluentFTP.FtpClient
            new(pass)  Password
        FluentFTP.AsyncFtpClient
            new(pass)  Password

        # MailKit
        MailKit.IMailService
            Authenticate(password@2@1/2)       Password
            AuthenticateAsync(password@2@1/2)  Password
        MailKit.MailService
            Authenticate(password@2@1/2)       Password
            AuthenticateAsync(password@2@1/2)  Password
        MailKit.Security.SaslMechanismPlain
            new(password@2@1/2)  Password
        MailKit.Security.SaslMechanismLogin
            new(password@2@1/2)  Password
        MailKit.Security.SaslMechanismOAuth2
            new(auth_token@1)  Token

        # RestSharp
        RestSharp.Authenticators.HttpBasicAuthenticator
            new(password@1)  Password
        RestSharp.Authenticators.JwtAuthenticator
            new(accessToken@0)  Token
        RestSharp.Authenticators.OAuth2.OAuth2AuthorizationRequestHeaderAuthenticator
            new(accessToken@0)  Token
        RestSharp.Authenticators.OAuth2.OAuth2UriQueryParameterAuthenticator
            new(accessToken@0)  Token
        RestSharp.Authenticators.OAuth2.OAuth2TokenRequest
            new(clientSecret@2)  ClientSecret
        RestSharp.Authenticators.OAuth1Authenticator
            ForProtectedResource(consumerSecret@1)     ClientSecret
            ForProtectedResource(accessTokenSecret@3)  Token
            ForClientAuthentication(password@3)        Password

        # Flurl.Http
        Flurl.Http.GeneratedExtensions
            WithBasicAuth(password@1)      Password
            WithOAuthBearerToken(token@0)  Token
            WithHeader(value@1)            HeaderValue  SecretHeader

        # Microsoft.Kiota.Abstractions
        Microsoft.Kiota.Abstractions.Authentication.ApiKeyAuthenticationProvider
            new(apiKey@0)  ApiKey

        # RestSharp
        RestSharp.RestRequestExtensions
            AddHeader(value@1)  HeaderValue  SecretHeader
        RestSharp.RestClientExtensions
            AddDefaultHeader(value@1)  HeaderValue  SecretHeader

        # Others
        FluentFTP.BaseFtpClient
            new(pass)  Password
        WinSCP.SessionOptions
            Password              Password
            SecurePassword        Password
            PrivateKeyPassphrase  PrivateKeyPassword
        RestSharp.RestRequest
            AddHeader(value)  HeaderValue  SecretHeader
        RestSharp.IRestRequest
            AddHeader(value)  HeaderValue  SecretHeader
        LibGit2Sharp.SecureUsernamePasswordCredentials
            Password  Password
        Ionic.Zip.ZipFile
            Password  Password
        Ionic.Zip.ZipEntry
            Password  Password
        ICSharpCode.SharpZipLib.Zip.ZipFile
            Password  Password
        ICSharpCode.SharpZipLib.Zip.ZipOutputStream
            Password  Password
        ICSharpCode.SharpZipLib.Zip.FastZip
            Password  Password
        SharpCompress.Readers.ReaderOptions
            Password  Password
        """);
}
