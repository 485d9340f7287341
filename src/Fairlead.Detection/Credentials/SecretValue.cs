using Fairlead.Detection.Secrets;

namespace Fairlead.Detection.Credentials;

/// <summary>Whether a constant can be somebody's secret, by where it stands.</summary>
internal static class SecretValue
{
    /// <summary>
    /// At a place that takes a secret and nothing else, such as an API's password parameter or <c>Password=</c> in a connection string: all but
    /// placeholders. A weak, short or guessable value is a secret here.
    /// </summary>
    public static bool IsSecret(string value) => value.Trim().Length > 0 && !Placeholder.HasHole(value, 0, value.Length);

    /// <summary>At a place of which only its name tells that it takes a secret: the value has to look like one, too.</summary>
    public static bool IsSecretOf(string name, string value) => SecretName.IsOfSecret(name) && IsSecret(value) && value != name;
}
