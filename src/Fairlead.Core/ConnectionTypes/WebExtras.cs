namespace Fairlead.Core.ConnectionTypes;

/// <summary>The extras that types with a web address have in common.</summary>
internal static class WebExtras
{
    public static readonly IReadOnlyList<string> Schemes = ["http", "https"];

    public static readonly IReadOnlyList<string> ClearTextSchemes = ["http"];

    /// <summary>Secret, because signatures and keys of functions stand in queries.</summary>
    public static readonly ExtraDeclaration Query =
        new("query", Description: "The query that every request's address has") { Secret = true };
}
