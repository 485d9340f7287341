using System.Collections.Generic;
using System.Threading.Tasks;

namespace Microsoft.Extensions.Primitives
{
    public readonly struct StringValues(string? value)
    {
        public static implicit operator StringValues(string? value) => new(value);
        public static implicit operator string?(StringValues values) => values.ToString();
        public override string? ToString() => value;
    }
}

namespace Microsoft.Net.Http.Headers
{
    public static class HeaderNames
    {
        public static readonly string Accept = "Accept";
        public static readonly string Authorization = "Authorization";
    }
}

namespace Microsoft.AspNetCore.Http
{
    using Microsoft.Extensions.Primitives;

    public enum CookieSecurePolicy
    {
        SameAsRequest, Always, None,
    }

    public class CookieOptions
    {
        public bool HttpOnly { get; set; }
        public bool Secure { get; set; }
        public System.DateTimeOffset? Expires { get; set; }
    }

    public class CookieBuilder
    {
        public virtual string? Name { get; set; }
        public virtual bool HttpOnly { get; set; }
        public virtual CookieSecurePolicy SecurePolicy { get; set; }
    }

    public interface IResponseCookies
    {
        void Append(string key, string value);
        void Append(string key, string value, CookieOptions options);
        void Delete(string key, CookieOptions options);
    }

    public abstract class HttpResponse
    {
        public abstract IResponseCookies Cookies { get; }
    }

    public interface IHeaderDictionary : IDictionary<string, StringValues>
    {
        new StringValues this[string key] { get; set; }
        StringValues Authorization { get; set; }
    }
}

namespace Microsoft.AspNetCore.Identity
{
    public class IdentityResult
    {
    }

    public class UserManager<TUser> where TUser : class
    {
        public virtual Task<IdentityResult> CreateAsync(TUser user) => null!;
        public virtual Task<IdentityResult> CreateAsync(TUser user, string password) => null!;
        public virtual Task<IdentityResult> AddPasswordAsync(TUser user, string password) => null!;
        public virtual Task<bool> CheckPasswordAsync(TUser user, string password) => null!;
        public virtual Task<IdentityResult> AddToRoleAsync(TUser user, string role) => null!;
        public virtual Task<string> GenerateEmailConfirmationTokenAsync(TUser user) => null!;
        public virtual Task<IdentityResult> SetAuthenticationTokenAsync(
            TUser user, string loginProvider, string tokenName, string tokenValue) => null!;
    }

    public class SignInManager<TUser> where TUser : class
    {
        public virtual Task PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure) => null!;
    }

    public interface IPasswordHasher<TUser> where TUser : class
    {
        string HashPassword(TUser user, string password);
        bool VerifyHashedPassword(TUser user, string hashedPassword, string providedPassword);
    }

    public class PasswordHasher<TUser> : IPasswordHasher<TUser> where TUser : class
    {
        public virtual string HashPassword(TUser user, string password) => "";
        public virtual bool VerifyHashedPassword(TUser user, string hashedPassword, string providedPassword) => true;
    }
}

namespace Microsoft.AspNetCore.Authentication.OAuth
{
    public class OAuthOptions
    {
        public string ClientId { get; set; } = "";
        public string ClientSecret { get; set; } = "";
        public string TokenEndpoint { get; set; } = "";
    }
}

namespace Microsoft.AspNetCore.Authentication.Google
{
    public class GoogleOptions : OAuth.OAuthOptions
    {
    }
}

namespace Microsoft.Extensions.Configuration
{
    public interface IConfiguration
    {
        string? this[string key] { get; set; }
        IConfigurationSection GetSection(string key) => null!;
    }

    public interface IConfigurationSection : IConfiguration
    {
        string? Value { get; }
    }

    public static class ConfigurationExtensions
    {
        public static string? GetConnectionString(this IConfiguration configuration, string name) => configuration[name];
        public static T? GetValue<T>(this IConfiguration configuration, string key) => default;
        public static T? GetValue<T>(this IConfiguration configuration, string key, T defaultValue) => defaultValue;
    }
}
