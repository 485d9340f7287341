namespace Fairlead.Core.ConnectionTypes;

/// <summary>
/// The extras of a web service whose access tokens come from OAuth 2's client credentials grant. Names are the standard's own.
/// </summary>
internal static class OAuthExtras
{
    public const string ProviderName = "oauth2";
    public const string Basic = "client_secret_basic";
    public const string Post = "client_secret_post";

    public static readonly ExtraDeclaration Provider = new(
        "credential_provider", Description: "What login and password are exchanged with for a short-lived credential, such as oauth2");

    public static readonly ExtraDeclaration TokenEndpoint = new("token_endpoint", ExtraType.Uri, "Where oauth2 gets access tokens");

    public static readonly ExtraDeclaration AuthenticationMethod = new(
        "token_endpoint_auth_method",
        Description: "How the client's id and secret are sent to the token endpoint; client_secret_basic when unset")
    {
        Enum = [Basic, Post],
    };

    public static readonly ExtraDeclaration Scope = new("scope", Description: "The scopes of the access token, separated by spaces");
    public static readonly ExtraDeclaration Audience =
        new("audience", Description: "The audience of the access token, where the token endpoint takes one");
    public static readonly ExtraDeclaration Resource =
        new("resource", Description: "The resource of the access token, where the token endpoint takes one");

    /// <summary>What is sent to the token endpoint as it is.</summary>
    public static readonly IReadOnlyList<ExtraDeclaration> Parameters = [Scope, Audience, Resource];

    public static readonly IReadOnlyList<ExtraDeclaration> All = [Provider, TokenEndpoint, AuthenticationMethod, .. Parameters];
}
