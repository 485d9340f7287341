using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fairlead.Settings;

/// <summary>How a package's backends come into a program: with its clock and log, by code or by settings.</summary>
internal static class BackendServices
{
    private const string LogCategory = "Fairlead";

    /// <summary>Adds a backend under its name. Adding the same name again changes the policy only.</summary>
    public static FairleadBuilder AddNamed<TBackend>(
        this FairleadBuilder builder, string? name, Func<IServiceProvider, TBackend> create, Action<BackendPolicy>? policy)
        where TBackend : class, ISecretsBackend
    {
        string key = name ?? "";
        // Owned by the services, so that it is disposed with them.
        builder.Services.TryAddKeyedSingleton<TBackend>(key, (services, _) => create(services));
        return builder.AddBackend((typeof(TBackend), key), services => services.GetRequiredKeyedService<TBackend>(key), policy);
    }

    /// <summary>Creates a backend from settings, of which the options are an error of the settings.</summary>
    /// <exception cref="InvalidOperationException">The settings cannot be meant.</exception>
    public static ISecretsBackend CreateFromSettings(Func<ISecretsBackend> create)
    {
        try
        {
            return create();
        }
        catch (OptionsValidationException e)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }

    public static TimeProvider GetTimeProvider(this IServiceProvider services) =>
        services.GetService<TimeProvider>() ?? TimeProvider.System;

    public static ILogger CreateBackendLogger(this IServiceProvider services) =>
        services.GetService<ILoggerFactory>()?.CreateLogger(LogCategory) ?? NullLogger.Instance;

    /// <exception cref="OptionsValidationException">The options cannot be meant.</exception>
    public static void Check<TOptions>(this IValidateOptions<TOptions> validator, string? name, TOptions options)
        where TOptions : class
    {
        ValidateOptionsResult result = validator.Validate(name, options);
        if (result.Failed) throw new OptionsValidationException(name ?? "", typeof(TOptions), result.Failures);
    }

    /// <summary>Formats what is wrong with the options of a backend.</summary>
    public static ValidateOptionsResult ToResult(this IEnumerable<string> defects, string? name)
    {
        List<string> found = [.. defects.Select(defect => $"The backend '{name}': {defect}")];
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}
