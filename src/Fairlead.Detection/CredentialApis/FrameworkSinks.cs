namespace Fairlead.Detection.CredentialApis;

/// <summary>The .NET base library and ASP.NET Core.</summary>
internal static class FrameworkSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        System.Net.NetworkCredential
            new(password@1)  Password
            Password         Password
        System.Net.HttpListenerBasicIdentity
            new(password@1)  Password
        System.UriBuilder
            Password  Password
        System.Security.SecureString
            AppendChar(c)  Password
        System.Diagnostics.ProcessStartInfo
            PasswordInClearText  Password
        System.Net.Http.Headers.AuthenticationHeaderValue
            new(parameter@1)  Authorization
        System.Net.Http.Headers.HttpHeaders
            Add(value@1)                      HeaderValue  SecretHeader
            TryAddWithoutValidation(value@1)  HeaderValue  SecretHeader
        System.Net.WebHeaderCollection
            Add(value@1)  HeaderValue  SecretHeader
            Set(value@1)  HeaderValue  SecretHeader
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
            Start(password@2/4@3/5)  Password
        System.Security.SecureString
            new(value)  Password
        System.Net.NetworkCredential
            SecurePassword  Password
        System.Net.WebHeaderCollection
            this[]  HeaderValue  SecretHeader
        System.Net.Http.Headers.HttpHeaders
            Add(values@1)  HeaderValue  SecretHeader
        System.Net.WebSockets.ClientWebSocketOptions
            SetRequestHeader(headerValue@1)  HeaderValue  SecretHeader
        System.Data.Common.DbConnectionStringBuilder
            this[]        Password  SecretSetting
            Add(value@1)  Password  SecretSetting
        System.Data.SqlClient.SqlConnectionStringBuilder
            Password  Password
        System.Data.SqlClient.SqlCredential
            new(password@1)  Password
        System.Data.SqlClient.SqlConnection
            new(connectionString@0)        ConnectionString  HoldsSecret
            AccessToken                    Token
            ChangePassword(newPassword@1)  Password
        System.Data.OleDb.OleDbConnection
            new(connectionString@0)  ConnectionString  HoldsSecret
        System.Data.Odbc.OdbcConnection
            new(connectionString@0)  ConnectionString  HoldsSecret
        System.DirectoryServices.DirectoryEntry
            new(password@2)  Password
            Password         Password
        System.DirectoryServices.ActiveDirectory.DirectoryContext
            new(password@3@2/3)  Password
        System.DirectoryServices.AccountManagement.PrincipalContext
            new(password@5@3/4@4/5)          Password
            ValidateCredentials(password@1)  Password
        System.DirectoryServices.AccountManagement.AuthenticablePrincipal
            SetPassword(newPassword@0)     Password
            ChangePassword(oldPassword@0)  Password
            ChangePassword(newPassword@1)  Password
        System.DirectoryServices.AccountManagement.UserPrincipal
            new(password@2)  Password
        System.Management.ConnectionOptions
            new(password@2)  Password
            Password         Password
            SecurePassword   Password
        System.Management.Automation.PSCredential
            new(password@1)  Password
        System.ServiceProcess.ServiceProcessInstaller
            Password  Password
        System.ServiceModel.Security.UserNamePasswordClientCredential
            Password  Password
        System.Web.Security.Membership
            CreateUser(password@1)    Password
            ValidateUser(password@1)  Password
        System.Web.Security.MembershipUser
            ChangePassword(oldPassword@0)  Password
            ChangePassword(newPassword@1)  Password
        System.Web.Security.FormsAuthentication
            Authenticate(password@1)  Password

        # ASP.NET Core
        Microsoft.AspNetCore.Http.IHeaderDictionary
            this[]         HeaderValue    SecretHeader
            Authorization  Authorization
        Microsoft.AspNetCore.Identity.UserManager`1
            CreateAsync(password@1)                 Password
            AddPasswordAsync(password@1)            Password
            CheckPasswordAsync(password@1)          Password
            ChangePasswordAsync(currentPassword@1)  Password
            ChangePasswordAsync(newPassword@2)      Password
            ResetPasswordAsync(newPassword@2)       Password
        Microsoft.AspNetCore.Identity.SignInManager`1
            PasswordSignInAsync(password@1)       Password
            CheckPasswordSignInAsync(password@1)  Password
        Microsoft.AspNetCore.Identity.IPasswordHasher`1
            HashPassword(password@1)                  Password
            VerifyHashedPassword(providedPassword@2)  Password
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
