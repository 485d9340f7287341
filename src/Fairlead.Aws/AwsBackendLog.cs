using Microsoft.Extensions.Logging;

namespace Fairlead.Aws;

/// <summary>Log messages about the services of AWS. None contains a value or a credential.</summary>
internal static partial class AwsBackendLog
{
    [LoggerMessage(321, LogLevel.Information, "{Backend}: connections are read one by one, because {Permission} is not allowed")]
    public static partial void CannotBatch(this ILogger logger, string backend, string permission);

    [LoggerMessage(322, LogLevel.Warning, "{Backend}: the write to {Place} was undone, because another program wrote at the same time")]
    public static partial void Undone(this ILogger logger, string backend, string place);

    [LoggerMessage(323, LogLevel.Warning, "{Backend}: {Place} has a refused version whose label could not be removed. {Reason}")]
    public static partial void LeftVersion(this ILogger logger, string backend, string place, string reason);

    [LoggerMessage(
        324, LogLevel.Error, "{Backend}: another program wrote {Place} at the same time, and its value could not be restored. {Reason}")]
    public static partial void NotUndone(this ILogger logger, string backend, string place, string reason);
}
