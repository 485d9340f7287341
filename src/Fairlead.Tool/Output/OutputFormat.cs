using System.CommandLine;

namespace Fairlead.Tool.Output;

/// <summary>The formats of lists and objects, called as in Airflow.</summary>
internal static class OutputFormat
{
    public const string Table = "table";
    public const string Json = "json";
    public const string Yaml = "yaml";
    public const string Plain = "plain";

    /// <summary>Creates the option <c>--output</c>.</summary>
    public static Option<string> CreateOption()
    {
        var option = new Option<string>("--output", "-o")
        {
            Description = "The format: table (for people), json, yaml or plain (columns without lines).",
            DefaultValueFactory = static _ => Table,
        };
        return option.AcceptOnlyFromAmong(Table, Json, Yaml, Plain);
    }
}
