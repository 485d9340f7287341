using Azure.Core;

namespace Fairlead.Azure.Tests;

/// <summary>A credential that has its tokens from the fake, and counts them.</summary>
internal sealed class FakeCredential(FakeKeyVault vault, bool isAllowed = true) : TokenCredential
{
    private int _tokens;

    /// <summary>Gets how many tokens were asked for.</summary>
    public int Tokens => _tokens;

    /// <summary>Gets or sets what is thrown in place of a token.</summary>
    public Exception? Failure { get; set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _tokens);
        return Failure is null ? new AccessToken(vault.IssueToken(isAllowed), DateTimeOffset.UtcNow.AddHours(1)) : throw Failure;
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
