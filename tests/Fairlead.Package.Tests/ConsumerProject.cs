using System.Globalization;
using System.Text.RegularExpressions;

namespace Fairlead.Package.Tests;

/// <summary>A diagnostic as the build prints it: file name, line and column from one, id.</summary>
internal sealed record BuildDiagnostic(string File, int Line, int Column, string Severity, string Id, string Message);

/// <summary>A new console project that references our packages, as a user's would.</summary>
internal sealed partial class ConsumerProject(LocalFeed feed, string package)
{
    public string Directory { get; } = feed.CreateConsumerDirectory();

    public string TargetFramework { get; init; } = "net10.0";

    public string Properties { get; init; } = "";

    /// <summary>The version of Microsoft.Extensions that the project asks for.</summary>
    public string ExtensionsVersion { get; init; } = "*";

    /// <summary>Further items of the project file.</summary>
    public string Items { get; init; } = "";

    /// <summary>
    /// A program that gets the generated accessors from a provider, as <c>connections</c>, and goes on with <paramref name="body"/>.
    /// </summary>
    public static string ProgramWith(string body) => $"""
        using Consumer;
        using Fairlead;
        using Microsoft.Extensions.DependencyInjection;

        var services = new ServiceCollection();
        services.AddFairlead().AddConnections();
        await using ServiceProvider provider = services.BuildServiceProvider();
        Connections connections = provider.GetRequiredService<Connections>();
        {body}
        """;

    public ConsumerProject Add(string file, string text)
    {
        string path = Path.Combine(Directory, file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public Task<CommandResult> RunAsync(string command, IReadOnlyDictionary<string, string>? environment = null) =>
        RunAsync([command], environment);

    public async Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        WriteIfDifferent("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{TargetFramework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                {Properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="*" />
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="{ExtensionsVersion}" />
                {Items}
              </ItemGroup>
            </Project>
            """);
        return await DotNet.RunAsync(Directory, arguments, environment);
    }

    /// <summary>Leaves the project file's date alone, because MSBuild compiles again when it is newer.</summary>
    private void WriteIfDifferent(string file, string text)
    {
        string path = Path.Combine(Directory, file);
        if (!File.Exists(path) || File.ReadAllText(path) != text) File.WriteAllText(path, text);
    }

    public static IReadOnlyList<BuildDiagnostic> Diagnostics(CommandResult build) =>
        [.. Pattern().Matches(build.Output).Select(Parse).Distinct().OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line)];

    private static BuildDiagnostic Parse(Match match) => new(
        Path.GetFileName(match.Groups["file"].Value),
        int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
        int.Parse(match.Groups["column"].Value, CultureInfo.InvariantCulture),
        match.Groups["severity"].Value,
        match.Groups["id"].Value,
        match.Groups["message"].Value);

    // A finding in the project file itself names no project at its end.
    [GeneratedRegex(@"^\s*(?<file>[^\s(][^(\n]*)\((?<line>\d+),(?<column>\d+)\): (?<severity>warning|error) (?<id>\w+): (?<message>.*?)( \(https?:\S+\))? ?(\[|\r?$)",
        RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
