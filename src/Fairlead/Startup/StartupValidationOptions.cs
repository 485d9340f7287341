namespace Fairlead;

/// <summary>
/// Which connections <see cref="Microsoft.Extensions.DependencyInjection.FairleadBuilderExtensions.ValidateOnStart"/> resolves.
/// </summary>
public sealed class StartupValidationOptions
{
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);
    private readonly HashSet<string> _optional = new(StringComparer.Ordinal);

    internal bool IsEnabled { get; set; }

    /// <summary>True when all declared connections are required: nothing else was chosen, or <see cref="RequireAll"/> was.</summary>
    internal bool RequiresAll { get => field || _required.Count == 0; private set; }

    internal IReadOnlyCollection<string> Required => _required;

    internal IReadOnlyCollection<string> Optional => _optional;

    /// <summary>Requires every connection that a manifest declares and the active deployment links: the default.</summary>
    public StartupValidationOptions RequireAll()
    {
        RequiresAll = true;
        return this;
    }

    /// <summary>Requires these connections. Without <see cref="RequireAll"/> the others are not validated.</summary>
    /// <param name="connectionIds">Their ids, declared or not.</param>
    public StartupValidationOptions Require([ConnectionId] params string[] connectionIds)
    {
        _required.UnionWith(connectionIds);
        return this;
    }

    /// <summary>Resolves these connections too, so that the cache has them, but only warns when one cannot be resolved.</summary>
    /// <param name="connectionIds">Their ids, declared or not.</param>
    public StartupValidationOptions AllowMissing([ConnectionId] params string[] connectionIds)
    {
        _optional.UnionWith(connectionIds);
        return this;
    }
}
