using System.Buffers;
using System.Text;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Resolution;

namespace Fairlead.Clients.Http;

/// <summary>The headers that a connection's requests have: its login, and what its type sends besides.</summary>
internal static class HttpHeaderValues
{
    public const string Authorization = "Authorization";

    private const string Password = "password";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Creates the headers, each with a value that may be secret.</summary>
    /// <exception cref="ConnectionFormatException">A value cannot stand in a header.</exception>
    public static IReadOnlyList<KeyValuePair<string, Secret>> Create(Connection connection, DeclaredType declared)
    {
        var headers = new List<KeyValuePair<string, Secret>>();
        ConnectionType type = declared.Type;
        foreach (HeaderRecipe header in type.Headers)
        {
            if (Read(connection, header.Source) is not { } value) continue;
            headers.Add(new(header.Name, new Secret(header.Prefix + Check(connection, header.Source, value))));
        }
        if (type.HasHeaderExtras)
        {
            foreach (string extra in connection.Extra.Names.Where(declared.IsClientOption).Order(StringComparer.Ordinal))
            {
                string field = FieldNames.ExtraPrefix + extra;
                if (extra.AsSpan().ContainsAnyExcept(NameCharacters))
                    throw new ConnectionFormatException(connection.Id, field, "called as a header can be");
                if (connection.Extra.GetSecret(extra) is not { } value) continue;
                headers.Add(new(extra, new Secret(Check(connection, field, value.Reveal()))));
            }
        }
        bool hasOwnLogin = type.Headers.Any(static header => header.Source == Password)
            || headers.Exists(static header => string.Equals(header.Key, Authorization, StringComparison.OrdinalIgnoreCase));
        if (!hasOwnLogin && CreateAuthorization(connection, connection.Login, connection.Password) is { } authorization)
            headers.Add(new(Authorization, authorization));
        return headers;
    }

    /// <summary>Creates the value of <c>Authorization</c>: Basic for a user, Bearer for a password without one; null for neither.</summary>
    /// <exception cref="ConnectionFormatException">A value cannot stand in the header.</exception>
    public static Secret? CreateAuthorization(Connection connection, string? login, Secret? password)
    {
        if (!string.IsNullOrEmpty(login))
        {
            if (login.Contains(':', StringComparison.Ordinal))
                throw new ConnectionFormatException(connection.Id, "login", "a user of HTTP authentication, which has no ':'");
            return new Secret("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password?.Reveal()}")));
        }
        if (password?.Reveal() is not { Length: > 0 } token) return null;
        if (token.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new ConnectionFormatException(connection.Id, Password, "a token, which has no spaces, line ends or letters beyond ASCII");
        return new Secret("Bearer " + token);
    }

    /// <summary>A password that has a header of its own is a token; with a login it is for logging in first.</summary>
    private static string? Read(Connection connection, string source) => source != Password
        ? connection.Extra.GetSecret(source[FieldNames.ExtraPrefix.Length..])?.Reveal()
        : string.IsNullOrEmpty(connection.Login) ? connection.Password?.Reveal() : null;

    private static string Check(Connection connection, string field, string value) => value.AsSpan().ContainsAnyExceptInRange(' ', '~')
        ? throw new ConnectionFormatException(connection.Id, field, "a header's value, which has no line ends and no letters beyond ASCII")
        : value;
}
