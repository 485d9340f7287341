using System;

namespace Serilog
{
    public interface ILogger
    {
        ILogger ForContext(string propertyName, object? value, bool destructureObjects = false);
        void Debug(string messageTemplate);
        void Debug<T>(string messageTemplate, T propertyValue);
        void Information(string messageTemplate);
        void Information<T>(string messageTemplate, T propertyValue);
        void Information(string messageTemplate, params object?[]? propertyValues);
        void Warning<T>(string messageTemplate, T propertyValue);
        void Error(Exception? exception, string messageTemplate, params object?[]? propertyValues);
    }

    public static class Log
    {
        public static ILogger Logger { get; set; } = null!;
        public static void Information(string messageTemplate) { }
        public static void Information<T>(string messageTemplate, T propertyValue) { }
        public static void Warning<T>(string messageTemplate, T propertyValue) { }
        public static void Error<T>(Exception? exception, string messageTemplate, T propertyValue) { }
    }
}

namespace Serilog.Context
{
    public static class LogContext
    {
        public static IDisposable PushProperty(string name, object? value, bool destructureObjects = false) => null!;
    }
}

namespace NLog
{
    public class Logger
    {
        public void Info(string message) { }
        public void Info<T>(string message, T argument) { }
        public void Debug(string message, params object?[] args) { }
        public void Error(Exception exception, string message) { }
    }

    public static class LogManager
    {
        public static Logger GetCurrentClassLogger() => new();
    }
}

namespace log4net
{
    public interface ILog
    {
        void Debug(object message);
        void Info(object message);
        void InfoFormat(string format, params object[] args);
        void Error(object message, Exception exception);
    }
}

namespace Microsoft.ApplicationInsights
{
    public sealed class TelemetryClient
    {
        public void TrackTrace(string message) { }
        public void TrackEvent(string eventName, System.Collections.Generic.IDictionary<string, string>? properties = null) { }
    }
}

namespace Spectre.Console
{
    public static class AnsiConsole
    {
        public static void MarkupLine(string value) { }
    }
}
