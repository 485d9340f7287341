using Fairlead.BackendHttp;
using Fairlead.Settings;
using Microsoft.Extensions.Options;

namespace Fairlead.Aws;

/// <summary>Finds invalid options.</summary>
internal sealed class AwsBackendOptionsValidator
    : IValidateOptions<AwsSecretsManagerBackendOptions>, IValidateOptions<AwsParameterStoreBackendOptions>
{
    private const int MaximumLabelLength = 256;

    public ValidateOptionsResult Validate(string? name, AwsSecretsManagerBackendOptions options)
    {
        List<string> defects = [.. FindDefects(options, AwsSecretNames.FindProblem)];
        if (options.VersionStage is not { Length: > 0 and <= MaximumLabelLength })
            defects.Add($"{nameof(options.VersionStage)} is not a staging label, such as AWSCURRENT");
        if (options.RecoveryWindowDays is not (0 or (>= 7 and <= 30)))
            defects.Add($"{nameof(options.RecoveryWindowDays)} must be 7 to 30, or 0 to delete permanently");
        if (options.FieldNames.Any(static name => name.Key.Length == 0 || AwsFieldNames.Find(name.Value) is null))
            defects.Add(
                $"{nameof(options.FieldNames)} has a name for a field that does not exist: {string.Join(", ", AwsFieldNames.Fields)}");
        return defects.ToResult(options.Name);
    }

    public ValidateOptionsResult Validate(string? name, AwsParameterStoreBackendOptions options)
    {
        List<string> defects = [.. FindDefects(options, AwsParameterNames.FindProblem)];
        if (!Enum.IsDefined(options.Tier))
            defects.Add($"{nameof(options.Tier)} is not one of {string.Join(", ", Enum.GetNames<AwsParameterTier>())}");
        return defects.ToResult(options.Name);
    }

    private static IEnumerable<string> FindDefects(AwsBackendOptions options, Func<string, string?> findNameProblem)
    {
        if (string.IsNullOrWhiteSpace(options.Name)) yield return $"{nameof(options.Name)} is empty";
        if (options.NameTemplate is { } template && AwsNameTemplate.FindProblem(template, findNameProblem) is { } problem)
            yield return $"{nameof(options.NameTemplate)} {problem}";
        if (options.ConnectionsLookupPattern is { } pattern && AwsNameTemplate.FindPatternProblem(pattern) is { } patternProblem)
            yield return $"{nameof(options.ConnectionsLookupPattern)} {patternProblem}";
        if (options.Region is { } region && !AwsEndpoint.IsRegion(region))
            yield return $"{nameof(options.Region)} is not a region, such as eu-central-1";
        if (options.Endpoint is { } endpoint)
        {
            if (AwsEndpoint.FindProblem(endpoint) is { } defect) yield return $"{nameof(options.Endpoint)} {defect}";
            else if (!options.AllowClearText && BackendHttpHandler.IsClearText(new Uri(endpoint)))
                yield return $"{nameof(options.Endpoint)} is in clear text; use https, or set {nameof(options.AllowClearText)}";
        }
        if (options.Profile is "") yield return $"{nameof(options.Profile)} is empty";
        if (options.RoleArn is { } role && (!Amazon.Arn.IsArn(role) || !role.Contains(":role/", StringComparison.Ordinal)))
            yield return $"{nameof(options.RoleArn)} is not the ARN of a role, such as arn:aws:iam::123456789012:role/orders";
        if (options.ExternalId is not null && options.RoleArn is null)
            yield return $"{nameof(options.ExternalId)} is for {nameof(options.RoleArn)}, which is not set";
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromDays(1))
            yield return $"{nameof(options.Timeout)} must be more than zero and up to a day";
        if (options.Versions is null) yield return $"{nameof(options.Versions)} is null";
        else if (options.Versions.Any(
            static pin => pin.Value is not { Length: > 0 and <= MaximumLabelLength } || !pin.Value.All(IsInLabel)))
            yield return $"{nameof(options.Versions)} has a version that is not a version id, number or label";
    }

    private static bool IsInLabel(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '+' or '=' or '@' or '/';
}
