using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>
/// A setting that users write in .editorconfig or .globalconfig. It is declared once, as a static field of the analyzer whose rule
/// it belongs to, and the rule's page describes it. A value that cannot be read counts as not written.
/// </summary>
internal abstract class FairleadOption(string key)
{
    public const string Prefix = "fairlead.";

    /// <summary>The whole key as users write it, such as <c>fairlead.connection_id_parameters</c>.</summary>
    public string Key { get; } = Prefix + key;

    public static FairleadOption<bool> Boolean(string key, bool defaultValue) =>
        new(key, defaultValue, static (string text, out bool value) => bool.TryParse(text, out value));

    /// <summary>A number from 0 on, or <c>all</c>.</summary>
    public static FairleadOption<int> NumberOrAll(string key, int defaultValue) => new(key, defaultValue, TryParseNumberOrAll);

    /// <summary>True, false, or not written.</summary>
    public static FairleadOption<bool?> OptionalBoolean(string key) => new(key, null, static (string text, out bool? value) =>
    {
        value = bool.TryParse(text, out bool written) ? written : null;
        return value is not null;
    });

    /// <summary>Items separated by commas or whitespace; empty by default.</summary>
    public static FairleadOption<IReadOnlyList<string>> List(string key) => new(key, [], TryParseList);

    /// <summary>
    /// How severe a rule is in a file. Roslyn's own keys do not reach files that are not C#, so that sections of .editorconfig name these
    /// for them.
    /// </summary>
    public static FairleadOption<ReportDiagnostic> Severity(string ruleId) =>
        new("severity." + ruleId, ReportDiagnostic.Default, TryParseSeverity);

    private static bool TryParseSeverity(string text, out ReportDiagnostic severity)
    {
        severity = text.ToLowerInvariant() switch
        {
            "none" => ReportDiagnostic.Suppress,
            "silent" => ReportDiagnostic.Hidden,
            "suggestion" => ReportDiagnostic.Info,
            "warning" => ReportDiagnostic.Warn,
            "error" => ReportDiagnostic.Error,
            _ => ReportDiagnostic.Default,
        };
        return severity != ReportDiagnostic.Default;
    }

    private static bool TryParseNumberOrAll(string text, out int number)
    {
        number = int.MaxValue;
        return text.Equals("all", StringComparison.OrdinalIgnoreCase)
            || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryParseList(string text, out IReadOnlyList<string> items)
    {
        items = text.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return true;
    }
}

/// <inheritdoc cref="FairleadOption"/>
internal sealed class FairleadOption<T>(string key, T defaultValue, FairleadOption<T>.Parser tryParse) : FairleadOption(key)
{
    public delegate bool Parser(string text, out T value);

    public T DefaultValue { get; } = defaultValue;

    public T Read(AnalyzerOptions options, SyntaxTree tree) => Read(options.AnalyzerConfigOptionsProvider.GetOptions(tree));

    public T Read(AnalyzerOptions options, AdditionalText file) => Read(options.AnalyzerConfigOptionsProvider.GetOptions(file));

    public T Read(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out string? text) && tryParse(text.Trim(), out T value) ? value : DefaultValue;
}
