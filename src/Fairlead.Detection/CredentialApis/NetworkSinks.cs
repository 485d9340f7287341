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
            new(password)  Password
        Renci.SshNet.PasswordConnectionInfo
            new(password)       Password
            new(proxyPassword)  Password
        Renci.SshNet.PrivateKeyFile
            new(passPhrase)  PrivateKeyPassword
        Renci.SshNet.SshClient
            new(password)  Password
        Renci.SshNet.SftpClient
            new(password)  Password
        Renci.SshNet.ScpClient
            new(password)  Password
        Renci.SshNet.NetConfClient
            new(password)  Password

        # FluentFTP
        FluentFTP.FtpClient
            new(pass)  Password
        FluentFTP.AsyncFtpClient
            new(pass)  Password

        # MailKit
        MailKit.IMailService
            Authenticate(password)       Password
            AuthenticateAsync(password)  Password
        MailKit.MailService
            Authenticate(password)       Password
            AuthenticateAsync(password)  Password
        MailKit.Security.SaslMechanismPlain
            new(password)  Password
        MailKit.Security.SaslMechanismLogin
            new(password)  Password
        MailKit.Security.SaslMechanismOAuth2
            new(auth_token)  Token

        # RestSharp
        RestSharp.Authenticators.HttpBasicAuthenticator
            new(password)  Password
        RestSharp.Authenticators.JwtAuthenticator
            new(accessToken)  Token
        RestSharp.Authenticators.OAuth2.OAuth2AuthorizationRequestHeaderAuthenticator
            new(accessToken)  Token
        RestSharp.Authenticators.OAuth2.OAuth2UriQueryParameterAuthenticator
            new(accessToken)  Token
        RestSharp.Authenticators.OAuth2.OAuth2TokenRequest
            new(clientSecret)  ClientSecret
        RestSharp.Authenticators.OAuth1Authenticator
            ForProtectedResource(consumerSecret)     ClientSecret
            ForProtectedResource(accessTokenSecret)  Token
            ForClientAuthentication(password)        Password

        # Flurl.Http
        Flurl.Http.GeneratedExtensions
            WithBasicAuth(password)      Password
            WithOAuthBearerToken(token)  Token
            WithHeader(value)            HeaderValue  SecretHeader

        # Microsoft.Kiota.Abstractions
        Microsoft.Kiota.Abstractions.Authentication.ApiKeyAuthenticationProvider
            new(apiKey)  ApiKey

        # RestSharp
        RestSharp.RestRequestExtensions
            AddHeader(value)  HeaderValue  SecretHeader
        RestSharp.RestClientExtensions
            AddDefaultHeader(value)  HeaderValue  SecretHeader

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
