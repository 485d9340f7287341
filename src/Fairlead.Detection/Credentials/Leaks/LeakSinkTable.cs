namespace Fairlead.Detection.Credentials.Leaks;

/// <summary>
/// The APIs through which secrets escape, library by library. Metadata names; derived types and implementations count too.
/// </summary>
internal static class LeakSinkTable
{
    public const string Log = "a log";
    public const string ConsoleOutput = "the console";
    public const string Trace = "a trace";
    public const string Metric = "the tags of a metric";
    public const string ExceptionMessage = "an exception's message";
    public const string TextOfObject = "the result of 'ToString'";
    public const string Response = "an HTTP response";

    private static readonly string[] SerilogLevels =
        ["Verbose", "Debug", "Information", "Warning", "Error", "Fatal", "Write", "ForContext"];
    private static readonly string[] NLogLevels =
        ["Trace", "Debug", "Info", "Warn", "Error", "Fatal", "Log", "ConditionalTrace", "ConditionalDebug"];

    public static readonly IReadOnlyList<LeakSink> All =
    [
        // Microsoft.Extensions.Logging
        new("Microsoft.Extensions.Logging.ILogger", Log, ["Log", "BeginScope"]),
        new("Microsoft.Extensions.Logging.LoggerExtensions", Log,
            ["Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical", "BeginScope"]),

        // Serilog
        new("Serilog.ILogger", Log, SerilogLevels),
        new("Serilog.Log", Log, SerilogLevels),
        new("Serilog.Context.LogContext", Log, ["PushProperty"]),

        // NLog
        new("NLog.ILogger", Log, NLogLevels),
        new("NLog.Logger", Log, NLogLevels),
        new("NLog.ScopeContext", Log, ["PushProperty", "PushNestedState"]),

        // log4net
        new("log4net.ILog", Log,
            ["Debug", "Info", "Warn", "Error", "Fatal", "DebugFormat", "InfoFormat", "WarnFormat", "ErrorFormat", "FatalFormat"]),

        // System.Diagnostics
        new("System.Diagnostics.Trace", Log,
            ["Write", "WriteLine", "WriteIf", "WriteLineIf", "TraceInformation", "TraceWarning", "TraceError", "Fail", "Assert"]),
        new("System.Diagnostics.Debug", Log, ["Write", "WriteLine", "WriteIf", "WriteLineIf", "Print", "Fail", "Assert"]),
        new("System.Diagnostics.TraceSource", Log, ["TraceEvent", "TraceInformation", "TraceData"]),
        new("System.Diagnostics.EventLog", Log, ["WriteEntry", "WriteEvent"]),
        new("System.Diagnostics.Tracing.EventSource", Log, ["WriteEvent", "Write"]),
        new("System.Diagnostics.Activity", Trace,
            ["SetTag", "AddTag", "SetBaggage", "AddBaggage", "SetStatus", "SetCustomProperty", "AddEvent"]),
        new("System.Diagnostics.ActivityTagsCollection", Trace, ["Add"]),
        new("System.Diagnostics.TagList", Metric, ["Add"]),
        new("System.Diagnostics.Metrics.Counter`1", Metric, ["Add"]),
        new("System.Diagnostics.Metrics.UpDownCounter`1", Metric, ["Add"]),
        new("System.Diagnostics.Metrics.Histogram`1", Metric, ["Record"]),
        new("System.Diagnostics.Metrics.Gauge`1", Metric, ["Record"]),

        // Services that collect what programs say
        new("OpenTelemetry.Trace.TelemetrySpan", Trace, ["SetAttribute", "AddEvent"]),
        new("Microsoft.ApplicationInsights.TelemetryClient", Log, ["TrackTrace", "TrackEvent"]),
        new("Sentry.SentrySdk", Log, ["CaptureMessage", "AddBreadcrumb"]),
        new("Microsoft.Build.Utilities.TaskLoggingHelper", Log, ["LogMessage", "LogWarning", "LogError", "LogCommandLine"]),

        // The console
        new("System.Console", ConsoleOutput, ["Write", "WriteLine"]) { LeastCertainty = SecretCertainty.SourceName },
        new("Spectre.Console.AnsiConsole", ConsoleOutput,
            ["Write", "WriteLine", "Markup", "MarkupLine", "MarkupInterpolated", "MarkupLineInterpolated"])
            { LeastCertainty = SecretCertainty.SourceName },

        // ASP.NET Core
        new("Microsoft.AspNetCore.Http.Results", Response,
            ["Ok", "Json", "Text", "Content", "Bytes", "BadRequest", "Problem"]) { LeastCertainty = SecretCertainty.Api },
        new("Microsoft.AspNetCore.Http.TypedResults", Response,
            ["Ok", "Json", "Text", "Content", "Bytes", "BadRequest", "Problem"]) { LeastCertainty = SecretCertainty.Api },
        new("Microsoft.AspNetCore.Mvc.ControllerBase", Response,
            ["Ok", "Content", "BadRequest", "Json", "Problem"]) { LeastCertainty = SecretCertainty.Api },
        new("Microsoft.AspNetCore.Http.HttpResponseWritingExtensions", Response, ["WriteAsync"]) { LeastCertainty = SecretCertainty.Api },
        new("Microsoft.AspNetCore.Http.HttpResponseJsonExtensions", Response,
            ["WriteAsJsonAsync"]) { LeastCertainty = SecretCertainty.Api },
    ];
}
