using System.Globalization;
using Fairlead.Core.Text;
using Microsoft.Extensions.Options;

namespace Fairlead;

/// <summary>Refuses options that cannot be meant.</summary>
internal sealed class FairleadOptionsValidator : IValidateOptions<FairleadOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestWarning = TimeSpan.FromDays(3650);

    public ValidateOptionsResult Validate(string? name, FairleadOptions options)
    {
        var defects = new List<string>();
        Check(nameof(options.TimeToLive), options.TimeToLive, mayBeZero: false);
        Check(nameof(options.MaxStale), options.MaxStale, mayBeZero: true);
        Check(nameof(options.RefreshInterval), options.RefreshInterval, mayBeZero: true);
        Check(nameof(options.RetryDelay), options.RetryDelay, mayBeZero: true);
        Check(nameof(options.NotFoundRetryDelay), options.NotFoundRetryDelay, mayBeZero: true);
        Check(nameof(options.DeniedRetryDelay), options.DeniedRetryDelay, mayBeZero: true);
        Check(nameof(options.MaxRetryDelay), options.MaxRetryDelay, mayBeZero: true);
        Check(nameof(options.CertificateWarningPeriod), options.CertificateWarningPeriod, mayBeZero: true, longest: LongestWarning);
        if (options.Jitter is not (>= 0 and <= 0.5)) defects.Add($"{nameof(options.Jitter)} must be from 0 to 0.5");
        if (options.AirflowTeam is { } team && !IsTeam(team))
        {
            defects.Add($"{nameof(options.AirflowTeam)} must be letters, digits, '-' and '_', without '_' at an end and without '___', "
                + "so that its variables differ from those of other teams");
        }
        foreach ((string id, ConnectionOptions connection) in options.Connections)
        {
            string place = $"{nameof(options.Connections)}:{QuotedName.Show(id)}:";
            if (connection.TimeToLive is { } timeToLive) Check(place + nameof(connection.TimeToLive), timeToLive, mayBeZero: false);
            if (connection.MaxStale is { } maxStale) Check(place + nameof(connection.MaxStale), maxStale, mayBeZero: true);
        }
        return defects.Count == 0 ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(defects.Select(defect => "Fairlead: " + defect));

        void Check(string option, TimeSpan value, bool mayBeZero, TimeSpan? longest = null)
        {
            TimeSpan most = longest ?? Longest;
            if (value > most || value < TimeSpan.Zero || (value == TimeSpan.Zero && !mayBeZero))
                defects.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{option} must be {(mayBeZero ? "from zero" : "more than zero and")} up to {most.TotalDays} days"));
        }
    }

    /// <summary>Whether a team and an id can be told apart where <c>___</c> joins them.</summary>
    private static bool IsTeam(string team) =>
        team.Length is > 0 and <= 50 && team[0] != '_' && team[^1] != '_' && !team.Contains("___", StringComparison.Ordinal)
        && team.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
