using System;

namespace Microsoft.Extensions.Logging
{
    public enum LogLevel { Trace, Debug, Information, Warning, Error, Critical, None }

    public readonly struct EventId(int id, string? name = null)
    {
        public int Id => id;
        public string? Name => name;
    }

    public interface ILogger
    {
        void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter);
        bool IsEnabled(LogLevel logLevel);
        IDisposable? BeginScope<TState>(TState state) where TState : notnull;
    }

    public interface ILogger<out TCategoryName> : ILogger;

    public static class LoggerExtensions
    {
        public static void LogTrace(this ILogger logger, string? message, params object?[] args) { }
        public static void LogDebug(this ILogger logger, string? message, params object?[] args) { }
        public static void LogDebug(this ILogger logger, Exception? exception, string? message, params object?[] args) { }
        public static void LogInformation(this ILogger logger, string? message, params object?[] args) { }
        public static void LogInformation(this ILogger logger, EventId eventId, string? message, params object?[] args) { }
        public static void LogWarning(this ILogger logger, string? message, params object?[] args) { }
        public static void LogError(this ILogger logger, string? message, params object?[] args) { }
        public static void LogError(this ILogger logger, Exception? exception, string? message, params object?[] args) { }
        public static void LogCritical(this ILogger logger, string? message, params object?[] args) { }
        public static void Log(this ILogger logger, LogLevel logLevel, string? message, params object?[] args) { }
        public static IDisposable? BeginScope(this ILogger logger, string messageFormat, params object?[] args) => null;
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class LoggerMessageAttribute(LogLevel level, string message) : Attribute
    {
        public LogLevel Level => level;
        public string Message => message;
    }

    public static class LoggerMessage
    {
        public static Action<ILogger, T1, Exception?> Define<T1>(LogLevel logLevel, EventId eventId, string formatString) =>
            (_, _, _) => { };
        public static Action<ILogger, T1, T2, Exception?> Define<T1, T2>(LogLevel logLevel, EventId eventId, string formatString) =>
            (_, _, _, _) => { };
    }
}
