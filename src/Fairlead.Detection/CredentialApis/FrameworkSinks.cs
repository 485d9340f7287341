namespace Fairlead.Detection.CredentialApis;

/// <summary>The .NET base library and ASP.NET Core.</summary>
internal static class FrameworkSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        System.Net.NetworkCredential
            new(password)  Password
            Password       Password
        System.Net.HttpListenerBasicIdentity
            new(password)  Password
        System.UriBuilder
            Password  Password
        System.Security.SecureString
            AppendChar(c)  Password
        System.Diagnostics.ProcessStartInfo
            PasswordInClearText  Password
        System.Net.Http.Headers.AuthenticationHeaderValue
            new(parameter)  Authorization
        System.Net.Http.Headers.HttpHeaders
            Add(value)                      HeaderValue  SecretHeader
            TryAddWithoutValidation(value)  HeaderValue  SecretHeader
        System.Net.WebHeaderCollection
            Add(value)  HeaderValue  SecretHeader
            Set(value)  HeaderValue  SecretHeader
        System.Data.Common.DbConnectionStringBuilder
            ConnectionString  ConnectionString  HoldsSecret
        System.Data.Common.DbConnection
            ConnectionString  ConnectionString  HoldsSecret
        System.Data.IDbConnection
            ConnectionString  ConnectionString  HoldsSecret
        Microsoft.AspNetCore.Hosting.ListenOptionsHttpsExtensions
            UseHttps(password)  CertificatePassword
        Microsoft.AspNetCore.Authentication.OAuth.OAuthOptions
            ClientSecret  ClientSecret
        System.Diagnostics.ProcessStartInfo
            Password  Password
        System.Diagnostics.Process
            Start(password)  Password
        System.Security.SecureString
            new(value)  Password
        System.Net.NetworkCredential
            SecurePassword  Password
        System.Net.WebHeaderCollection
            this[]  HeaderValue  SecretHeader
        System.Net.Http.Headers.HttpHeaders
            Add(values)  HeaderValue  SecretHeader
        System.Net.WebSockets.ClientWebSocketOptions
            SetRequestHeader(headerValue)  HeaderValue  SecretHeader
        System.Data.Common.DbConnectionStringBuilder
            this[]      Password  SecretSetting
            Add(value)  Password  SecretSetting
        System.Data.SqlClient.SqlConnectionStringBuilder
            Password  Password
        System.Data.SqlClient.SqlCredential
            new(password)  Password
        System.Data.SqlClient.SqlConnection
            new(connectionString)        ConnectionString  HoldsSecret
            AccessToken                  Token
            ChangePassword(newPassword)  Password
        System.Data.OleDb.OleDbConnection
            new(connectionString)  ConnectionString  HoldsSecret
        System.Data.Odbc.OdbcConnection
            new(connectionString)  ConnectionString  HoldsSecret
        System.DirectoryServices.DirectoryEntry
            new(password)  Password
            Password       Password
        System.DirectoryServices.ActiveDirectory.DirectoryContext
            new(password)  Password
        System.DirectoryServices.AccountManagement.PrincipalContext
            new(password)                  Password
            ValidateCredentials(password)  Password
        System.DirectoryServices.AccountManagement.AuthenticablePrincipal
            SetPassword(newPassword)     Password
            ChangePassword(oldPassword)  Password
            ChangePassword(newPassword)  Password
        System.DirectoryServices.AccountManagement.UserPrincipal
            new(password)  Password
        System.Management.ConnectionOptions
            new(password)   Password
            Password        Password
            SecurePassword  Password
        System.Management.Automation.PSCredential
            new(password)  Password
        System.ServiceProcess.ServiceProcessInstaller
            Password  Password
        System.ServiceModel.Security.UserNamePasswordClientCredential
            Password  Password
        System.Web.Security.Membership
            CreateUser(password)    Password
            ValidateUser(password)  Password
        System.Web.Security.MembershipUser
            ChangePassword(oldPassword)  Password
            ChangePassword(newPassword)  Password
        System.Web.Security.FormsAuthentication
            Authenticate(password)  Password

        # ASP.NET Core
        Microsoft.AspNetCore.Http.IHeaderDictionary
            this[]         HeaderValue    SecretHeader
            Authorization  Authorization
        Microsoft.AspNetCore.Identity.UserManager`1
            CreateAsync(password)                 Password
            AddPasswordAsync(password)            Password
            CheckPasswordAsync(password)          Password
            ChangePasswordAsync(currentPassword)  Password
            ChangePasswordAsync(newPassword)      Password
            ResetPasswordAsync(newPassword)       Password
        Microsoft.AspNetCore.Identity.SignInManager`1
            PasswordSignInAsync(password)       Password
            CheckPasswordSignInAsync(password)  Password
        Microsoft.AspNetCore.Identity.IPasswordHasher`1
            HashPassword(password)                  Password
            VerifyHashedPassword(providedPassword)  Password
        Microsoft.AspNet.Identity.UserManager`2
            CreateAsync(password)             Password
            AddPasswordAsync(password)        Password
            CheckPasswordAsync(password)      Password
            ChangePasswordAsync(newPassword)  Password
            ResetPasswordAsync(newPassword)   Password
        Microsoft.AspNet.Identity.UserManagerExtensions
            Create(password)  Password
        Microsoft.AspNet.Identity.Owin.SignInManager`2
            PasswordSignInAsync(password)  Password
        Microsoft.AspNet.Identity.PasswordHasher
            HashPassword(password)  Password
        Microsoft.AspNetCore.Authentication.Twitter.TwitterOptions
            ConsumerSecret  ClientSecret
        Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions
            ClientSecret  ClientSecret
        Microsoft.Owin.Security.OpenIdConnect.OpenIdConnectAuthenticationOptions
            ClientSecret  ClientSecret
        Microsoft.Owin.Security.Google.GoogleOAuth2AuthenticationOptions
            ClientSecret  ClientSecret
        Microsoft.Owin.Security.Facebook.FacebookAuthenticationOptions
            AppSecret  ClientSecret
        Microsoft.AspNetCore.Builder.FacebookOptions
            AppSecret  ClientSecret
        Microsoft.AspNetCore.Authentication.Facebook.FacebookOptions
            AppSecret  ClientSecret
        """);
}
