using Fairlead.Operations.Checking;

namespace Fairlead.Tool.Output;

/// <summary>Writes a check for people: a line for each connection, and below it its fields, warnings and advice.</summary>
internal static class CheckText
{
    public static void Write(OutputWriter writer, CheckReport report)
    {
        writer.WriteLine($"{DescribeDeployment(report)}, environment {report.Environment}");
        foreach (ConnectionCheck connection in report.Connections)
        {
            writer.WriteLine();
            Write(writer, connection, showsAttempts: false);
        }
        if (report.Warnings.Count > 0) writer.WriteLine();
        foreach (string warning in report.Warnings) writer.WriteLine($"warning: {warning}");
        writer.WriteLine();
        writer.WriteLine(Summarize(report));
    }

    /// <summary>Writes one connection.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="showsAttempts">Whether every place that was looked at is shown, also where all is well.</param>
    public static void Write(OutputWriter writer, ConnectionCheck connection, bool showsAttempts)
    {
        string type = connection.ConnType.Length == 0 ? "" : $" ({connection.ConnType})";
        string tls = connection.Tls is { } protection ? $", {protection}" : "";
        writer.WriteLine($"{connection.ConnectionId}{type}: {GetName(connection.State)}{tls}");
        bool isFine = connection.State == CheckState.Set;
        if (connection.Reason is { } reason) writer.WriteLine($"  {reason}");
        if (showsAttempts || !isFine)
            foreach (string attempt in connection.Attempts.Select(static attempt => attempt.ToString())) writer.WriteLine($"  {attempt}");
        WriteFields(writer, connection);
        foreach (string warning in connection.Warnings) writer.WriteLine($"  warning: {warning}");
        foreach (string line in connection.Advice) writer.WriteLine($"  {line}");
    }

    public static string GetName(CheckState state) => state switch
    {
        CheckState.Set => "set",
        CheckState.Missing => "missing",
        CheckState.Denied => "denied",
        CheckState.Unavailable => "unavailable",
        CheckState.Malformed => "malformed",
        CheckState.Expired => "expired",
        CheckState.NotLinked => "not linked",
        _ => "unknown",
    };

    private static string DescribeDeployment(CheckReport report) =>
        report.Deployment is { } deployment ? $"Deployment {deployment}" : "No deployment";

    private static void WriteFields(OutputWriter writer, ConnectionCheck connection)
    {
        int width = connection.Fields.Select(static field => field.Field.Length).DefaultIfEmpty().Max();
        foreach (FieldCheck field in connection.Fields)
        {
            string hidden = string.Join(", ", field.Hidden.Select(static value => value.Source).Distinct(StringComparer.Ordinal));
            string hides = hidden.Length == 0 ? "" : field.IsMissing ? $" (not asked: {hidden})" : $" (hides {hidden})";
            writer.WriteLine($"  {field.Field.PadRight(width)}  {field.Source ?? "missing"}{hides}");
        }
    }

    private static string Summarize(CheckReport report)
    {
        IEnumerable<string> counts = Enum.GetValues<CheckState>().Where(state => report.Count(state) > 0)
            .Select(state => $"{report.Count(state)} {GetName(state)}");
        int warnings = report.Connections.Sum(static connection => connection.Warnings.Count) + report.Warnings.Count;
        string ofWarnings = warnings == 0 ? "" : $"; {warnings} {(warnings == 1 ? "warning" : "warnings")}";
        string connections = report.Connections.Count == 1 ? "1 connection" : $"{report.Connections.Count} connections";
        return report.Connections.Count == 0 ? "No connections are required" : $"{connections}: {string.Join(", ", counts)}{ofWarnings}";
    }
}
