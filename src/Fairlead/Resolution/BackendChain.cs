using Fairlead.Backends;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Resolution;

/// <summary>What the backends together said.</summary>
/// <param name="IsFound">Whether any backend has the connection.</param>
/// <param name="Draft">The fields that were found.</param>
/// <param name="ExpiresAt">When the first of them ceases to be good; null when they have no end.</param>
/// <param name="TimeToLive">The shortest time to live of the backends that it came from; null where none has one of its own.</param>
/// <param name="AnsweredAt">When the first of them was asked.</param>
/// <param name="StoppedAt">The failure that kept later backends from being asked; null when there was none.</param>
/// <param name="Attempts">What every backend said that was asked.</param>
/// <param name="ChangeTokens">What tells that any of them may now say something else.</param>
internal sealed record ChainResult(
    bool IsFound, ConnectionDraft Draft, DateTimeOffset? ExpiresAt, TimeSpan? TimeToLive, DateTimeOffset AnsweredAt,
    BackendAttempt? StoppedAt,
    IReadOnlyList<BackendAttempt> Attempts, IReadOnlyList<IChangeToken> ChangeTokens);

/// <summary>
/// The configured backends in order of precedence. The first whose answer is a whole connection or holds a secret decides: a login
/// must not meet another backend's password. Single fields without a secret, such as a host for a test, only lie over what follows.
/// </summary>
internal sealed class BackendChain(IReadOnlyList<BackendLink> links, TimeProvider timeProvider)
{
    private readonly BackendLink[] _links = [.. links];

    public IReadOnlyList<BackendLink> Links => _links;

    public async ValueTask<ChainResult> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<BackendAttempt> attempts = [];
        IReadOnlyList<IChangeToken> tokens = [];
        DeclaredType type = DeclaredType.For(request.Definition);
        ConnectionDraft? draft = null;
        DateTimeOffset now = timeProvider.GetUtcNow();
        DateTimeOffset? expiresAt = null;
        TimeSpan? timeToLive = null;
        bool isFound = false;
        foreach (BackendLink link in _links)
        {
            if (link.ForDeclared && request.Definition is null) continue;
            BackendAnswer answer = await link.AskAsync(request, cancellationToken).ConfigureAwait(false);
            if (answer.ChangeToken is { } token) tokens = [.. tokens, token];

            ConnectionDraft? answered = answer.Outcome == BackendOutcome.Found ? new(type) : null;
            string? defect = answered is null ? null : Read(answer, type, answered);
            BackendAttempt attempt = Describe(link, answer, defect);
            BackendOutcome outcome = attempt.Outcome;
            attempts = [.. attempts, attempt];

            if (outcome == BackendOutcome.Found)
            {
                isFound = true;
                if (draft is null) draft = answered;
                else draft.Fill(answered!);
                if (expiresAt is null || answer.ExpiresAt < expiresAt) expiresAt = answer.ExpiresAt;
                if (timeToLive is null || link.Policy.TimeToLive < timeToLive) timeToLive = link.Policy.TimeToLive;
                if (Decides(answer, request.Definition)) break;
            }
            else if (!link.Policy.FallsThrough(outcome))
            {
                return new ChainResult(false, draft ?? new ConnectionDraft(type), null, null, now, attempt, attempts, tokens);
            }
        }
        return new ChainResult(isFound, draft ?? new ConnectionDraft(type), expiresAt, timeToLive, now, null, attempts, tokens);
    }

    /// <summary>Whether an answer keeps later backends from being asked.</summary>
    public static bool Decides(BackendAnswer answer, ConnectionDefinition? definition)
    {
        if (answer.Text is not null) return true;
        for (int i = 0; i < answer.Fields.Count; i++)
        {
            if (IsSecret(answer.Fields[i].Name, definition)) return true;
        }
        return false;
    }

    /// <summary>Whether a field holds a secret, or an extra that nobody declared may.</summary>
    public static bool IsSecret(string field, ConnectionDefinition? definition) =>
        field is "password" or "extra"
        || (field.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal)
            && definition?.SecretExtras.Contains(field[FieldNames.ExtraPrefix.Length..]) != false);

    /// <summary>What a backend said, without the values.</summary>
    /// <param name="link">The backend.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="defect">What is wrong with the values; null when they can be read.</param>
    public static BackendAttempt Describe(BackendLink link, BackendAnswer answer, string? defect) => new()
    {
        Backend = link.Name,
        Outcome = defect is null ? answer.Outcome : BackendOutcome.Malformed,
        Places = answer.Places,
        Reason = defect ?? answer.Reason,
        RetryAfter = answer.RetryAfter,
        Version = answer.Version,
    };

    /// <summary>Reads a found answer's values into a draft. Returns what is wrong with them, or null.</summary>
    public static string? Read(BackendAnswer answer, DeclaredType type, ConnectionDraft draft)
    {
        try
        {
            return FindExcess(answer) ?? ReadValues(answer, type, draft);
        }
        catch (Exception e)
        {
            // An answer of somebody else's may hold anything, null among it.
            return $"its answer cannot be read ({e.GetType().Name})";
        }
    }

    /// <summary>What makes an answer one that no connection can be.</summary>
    private static string? FindExcess(BackendAnswer answer)
    {
        if (answer.Text is null && answer.Fields.Count == 0) return "it says that it has the connection, but answers with no value";
        if (answer.Fields.Count > ConnectionBuilder.MostSettings) return ConnectionBuilder.TooManySettings;
        long length = answer.Text?.Text.Reveal().Length ?? 0;
        for (int i = 0; i < answer.Fields.Count; i++) length += answer.Fields[i].Value.Reveal().Length;
        return length > FileText.MaximumBytes ? "its answer is larger than 1 MiB" : null;
    }

    private static string? ReadValues(BackendAnswer answer, DeclaredType type, ConnectionDraft draft)
    {
        for (int i = 0; i < answer.Fields.Count; i++)
        {
            BackendField field = answer.Fields[i];
            if (draft.Fill(field.Name, field.Value.Reveal(), field.Place) is { } defect) return $"{field.Place}: {defect}";
        }

        if (answer.Text is { } text)
        {
            ConnectionFormat format = text.IsAirflows ? ConnectionFormat.Compatible : ConnectionFormat.Strict;
            ConnectionParseResult read = ConnectionReader.Read(text.Text.Reveal(), type.IsDeclared ? type.Type : null, format);
            if (draft.Fill(read, text.Place) is { } defect) return $"{text.Place}: {defect}";
        }

        if (!type.IsDeclared || draft.ConnType is not { } connType || type.Type.Id == GenericConnectionTypes.Generic.Id) return null;
        bool isOfType = type.Type.IsNamed(connType) || type.Type.AddressSchemes.Contains(connType)
            || ConnectionTypeTable.BuiltIn.Find(connType)?.Id == type.Type.Id;
        if (!isOfType)
            return $"it is a connection of {Describe(connType)}, and the manifest declares '{type.Type.Id}'";
        draft.RemoveType();
        return null;
    }

    /// <summary>A type that isn't known may be a part of a secret.</summary>
    private static string Describe(string connType) =>
        ConnectionTypeTable.BuiltIn.FindByScheme(connType) is null ? "another type" : $"type '{connType}'";
}
