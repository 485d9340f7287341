using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Xml.Serialization;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Fairlead.Tests;

/// <summary>What serialisers, loggers and binders that programs really use make of a secret and of what has secrets in it.</summary>
public class SecretSerializationTests
{
    private const string Value = "correct-horse";

    private static readonly Connection Api = CreateApi();

    public sealed class Options
    {
        public Secret? ApiKey { get; set; }

        public List<Secret> Keys { get; } = [];

        public Dictionary<string, Secret> ByName { get; } = [];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Newtonsoft_ShowsTheMask_WhicheverMembersItsResolverIncludes(bool includesPrivateMembers)
    {
        JsonSerializerSettings settings = new() { ContractResolver = includesPrivateMembers ? new AllMembers() : null };

        string options = JsonConvert.SerializeObject(new Options { ApiKey = new(Value), ByName = { ["a"] = new(Value) } }, settings);
        string connection = JsonConvert.SerializeObject(Api, settings);

        Assert.Contains("\"***\"", options, StringComparison.Ordinal);
        Assert.Contains("\"***\"", connection, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, options + connection, StringComparison.Ordinal);
    }

    [Fact]
    public void Newtonsoft_ReadsAValue_ButNotAMask()
    {
        Assert.Equal(Value, JsonConvert.DeserializeObject<Options>($$"""{ "ApiKey": "{{Value}}" }""")!.ApiKey!.Reveal());
        Assert.ThrowsAny<Exception>(() => JsonConvert.DeserializeObject<Options>("""{ "ApiKey": "***" }"""));
    }

    [Fact]
    public void SystemTextJson_ShowsTheMask()
    {
        System.Text.Json.JsonSerializerOptions all = new() { IncludeFields = true };
        string text = System.Text.Json.JsonSerializer.Serialize(new Options { ApiKey = new(Value), Keys = { new(Value) } }, all)
            + System.Text.Json.JsonSerializer.Serialize(Api, all);

        Assert.Contains("\"***\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Serilog_ShowsTheMask_WhetherItTakesObjectsApartOrNot()
    {
        var events = new EventList();
        using (Logger logger = new LoggerConfiguration().WriteTo.Sink(events).CreateLogger())
        {
            logger.Information("{@Api}", Api);
            logger.Information("{Secret} {@Apart} {$Text}", new Secret(Value), new Secret(Value), new Secret(Value));
            logger.Information("{@Options}", new Options { ApiKey = new(Value), Keys = { new(Value) } });
        }

        Assert.All(events.Rendered, text => Assert.Contains("***", text, StringComparison.Ordinal));
        Assert.All(events.Rendered, text => Assert.DoesNotContain("Secret { }", text, StringComparison.Ordinal));
        Assert.DoesNotContain(Value, string.Join('\n', events.Rendered), StringComparison.Ordinal);
    }

    [Fact]
    public void Configuration_BindsSecrets()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new("ApiKey", Value), new("Keys:0", "a"), new("Keys:1", "b"), new("ByName:x", "c"),
        ]).Build();

        Options options = configuration.Get<Options>()!;

        Assert.Equal(Value, options.ApiKey!.Reveal());
        Assert.Equal(["a", "b", "c"], options.Keys.Append(options.ByName["x"]).Select(secret => secret.Reveal()));
        Assert.Equal(Value, configuration.GetValue<Secret>("ApiKey")!.Reveal());
        Assert.Null(configuration.GetValue<Secret>("Absent"));
    }

    [Fact]
    public void Configuration_TakesNoMaskForAValue() => Assert.Throws<InvalidOperationException>(() =>
        new ConfigurationBuilder().AddInMemoryCollection([new("ApiKey", "***")]).Build().Get<Options>());

    [Fact]
    public void TypeConverter_ConvertsToTheMask()
    {
        TypeConverter converter = TypeDescriptor.GetConverter(typeof(Secret));

        Assert.Equal("***", converter.ConvertToInvariantString(new Secret(Value)));
        Assert.Equal(Value, ((Secret)converter.ConvertFromInvariantString(Value)!).Reveal());
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(42));
        Assert.DoesNotContain(Value, TypeDescriptor.GetConverter(Api.Extra).ConvertToInvariantString(Api.Extra)!, StringComparison.Ordinal);
    }

    [Fact]
    public void XmlAndContractSerializers_RefuseIt()
    {
        using var stream = new MemoryStream();
        Exception?[] refusals =
        [
            Record.Exception(() => new XmlSerializer(typeof(Options)).Serialize(stream, new Options { ApiKey = new(Value) })),
            Record.Exception(() => new DataContractSerializer(typeof(Secret)).WriteObject(stream, new Secret(Value))),
            Record.Exception(() => new DataContractJsonSerializer(typeof(Options))
                .WriteObject(stream, new Options { ApiKey = new(Value) })),
        ];

        Assert.All(refusals, refusal =>
            Assert.DoesNotContain(Value, Assert.IsType<Exception>(refusal, exactMatch: false).ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(Value, System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Formatting_GivesTheMask_InWhateverWayItIsAskedFor()
    {
        var secret = new Secret(Value);
        Span<char> buffer = stackalloc char[3];

        Assert.Equal("  *** ***", string.Format(CultureInfo.InvariantCulture, "{0,5} {0:N2}", secret));
        Assert.Equal("  *** ***", string.Create(CultureInfo.InvariantCulture, $"{secret,5} {secret:X}"));
        Assert.Equal("***", ((IFormattable)secret).ToString("G", null));
        Assert.True(((ISpanFormattable)secret).TryFormat(buffer, out int written, "G", null));
        Assert.Equal("***", buffer[..written]);
        Assert.False(((ISpanFormattable)secret).TryFormat(buffer[..2], out written, default, null));
        Assert.Equal(0, written);
        Assert.Equal("***", Convert.ToString((object)secret, CultureInfo.InvariantCulture));
    }

    private static Connection CreateApi()
    {
        var environment = new FakeEnvironment
        {
            ["FAIRLEAD_CONN_PARTNER_API"] = $$"""
                { "conn_type": "http", "host": "api.example", "password": "{{Value}}",
                  "extra": { "ssl_key": "{{Value}}", "ssl_cert": "{{Value}}", "proxy": "http://u:{{Value}}@proxy:3128", "api_key": "{{Value}}", "other": "{{Value}}" } }
                """,
        };
        using TestProgram program = TestProgram.WithEnvironment(environment,
            new ConnectionDefinition { Id = "partner_api", ConnType = "http", SecretExtras = ["api_key"] });
        return program.Get("partner_api");
    }

    private sealed class AllMembers : DefaultContractResolver
    {
        protected override List<MemberInfo> GetSerializableMembers(Type objectType) =>
            [.. objectType.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)];

        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            JsonProperty property = base.CreateProperty(member, memberSerialization);
            property.Readable = true;
            property.Ignored = false;
            return property;
        }
    }

    private sealed class EventList : ILogEventSink
    {
        private readonly JsonFormatter _json = new(renderMessage: true);

        public List<string> Rendered { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            using var json = new StringWriter();
            _json.Format(logEvent, json);
            Rendered.Add(logEvent.RenderMessage(CultureInfo.InvariantCulture) + json);
        }
    }
}
