using Fairlead.Tests.TestInfrastructure;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Fairlead.Tests.Protection;

/// <summary>The enricher of <c>docs/observation.md</c>.</summary>
public class SerilogTests
{
    [Fact]
    public void SecretsInProperties_AreMasked()
    {
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults()
            .AddBackend(FakeBackend.Holding(("host", "db"), ("login", "etl"), ("password", "pass\"word-of-etl")));
        using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<IConnectionResolver>().Get("x");
        var written = new StringWriter();
        using Logger logger = new LoggerConfiguration().Enrich.With(new RedactionEnricher(provider.GetRequiredService<ISecretRedactor>()))
            .WriteTo.Sink(new TextSink(written)).CreateLogger();

        logger.Information("opening {Address} with {@Options} as {User}", "mysql://etl:pass%22word-of-etl@db",
            new { Password = "pass\"word-of-etl" }, "etl");

        Assert.DoesNotContain("word-of-etl", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("as \"etl\"", written.ToString(), StringComparison.Ordinal);
    }

    private sealed class RedactionEnricher(ISecretRedactor redactor) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach ((string name, LogEventPropertyValue value) in logEvent.Properties.ToArray())
            {
                string text = value.ToString();
                string redacted = redactor.Redact(text);
                if (!ReferenceEquals(text, redacted)) logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(redacted)));
            }
        }
    }

    private sealed class TextSink(TextWriter writer) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => logEvent.RenderMessage(writer, System.Globalization.CultureInfo.InvariantCulture);
    }
}
