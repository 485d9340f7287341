using System.Diagnostics.CodeAnalysis;

namespace Fairlead.Store;

/// <summary>The folder of a connection, whose name may contain the deployment.</summary>
internal sealed class StoreFolder(string template)
{
    public const string Deployment = "{deployment}";

    private const int MaximumLength = 200;

    public static bool IsTemplate(string? template) =>
        template is { Length: <= MaximumLength } && template.Split(Deployment).Length <= 2
            && IsPart(template.Replace(Deployment, "", StringComparison.Ordinal));

    public bool TryGet(string? deployment, [NotNullWhen(true)] out string? folder, [NotNullWhen(false)] out string? reason)
    {
        (folder, reason) = (template, null);
        if (!template.Contains(Deployment, StringComparison.Ordinal)) return true;
        folder = null;
        if (string.IsNullOrEmpty(deployment)) reason = "the folder contains {deployment}, and no deployment is active";
        else if (!IsPart(deployment) || deployment.Contains('/', StringComparison.Ordinal))
            reason = "the deployment's name cannot be part of a folder";
        else folder = template.Replace(Deployment, deployment, StringComparison.Ordinal);
        return folder is not null;
    }

    private static bool IsPart(string text) => text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/');
}
