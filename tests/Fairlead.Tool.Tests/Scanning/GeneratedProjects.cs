
namespace Fairlead.Tool.Tests.Scanning;

/// <summary>Projects that reference each other, with findings of many rules in them and between their files.</summary>
internal static class GeneratedProjects
{
    private static readonly Func<string, string, string>[] Shapes =
    [
        static (name, secret) => $$"""class {{name}} { object A() => new System.Net.NetworkCredential("svc", "{{secret}}"); }""",
        static (name, secret) => $$"""class {{name}} { object A() => B("{{secret}}"); object B(string text) => new System.Net.NetworkCredential("svc", text); }""",
        static (name, secret) => $$"""class {{name}} { const string ApiPassword = "{{secret}}"; string A() => ApiPassword; }""",
        static (name, secret) => $$"""class {{name}} { string A() => "Server=db;User Id=sa;Password={{secret}}"; }""",
        static (name, _) => $$"""class {{name}} { object A() => new HttpClient().GetAsync("http://feeds.{{name}}.io/prices"); }""",
        static (name, _) => $$"""class {{name}} { object A() => new HttpClientHandler { ServerCertificateCustomValidationCallback = (a, b, c, d) => true }; }""",
        static (name, secret) => $"class {name}\n{{\n    // Server=db;User Id=sa;Password={secret}\n    int a;\n    int B() => a;\n}}",
        static (name, secret) => $"#pragma warning disable FLD1002\nclass {name} {{ object A() => new System.Net.NetworkCredential(\"svc\", \"{secret}\"); }}",
        static (name, secret) => $"class {name}\n{{\n    // fairlead:ignore FLD1002 -- a test\n    object A() => new System.Net.NetworkCredential(\"svc\", \"{secret}\");\n}}",
        static (name, secret) => $$"""class {{name}} { object A() => new System.Security.Cryptography.HMACSHA256(System.Text.Encoding.UTF8.GetBytes("{{secret}}")); }""",
        static (name, secret) => $$"""
            public class {{name}}Options { public string Text { get; set; } = ""; }
            class {{name}} { object A({{name}}Options options) => new System.Net.NetworkCredential("svc", options.Text); }
            class {{name}}User { object A() => new {{name}}Options { Text = "{{secret}}" }; }
            """,
    ];

    public static TestRepository Create(int count, int seed)
    {
        var random = new Random(seed);
        var repository = new TestRepository();
        for (int i = 0; i < count; i++)
        {
            repository.Write($"P{i}/P{i}.csproj", CreateProject(i));
            foreach (int shape in Enumerable.Range(0, Shapes.Length))
            {
                string name = $"C{i}x{shape}";
                repository.Write($"P{i}/{name}.cs", Shapes[shape](name, CreateSecret(random)));
            }

            // One file names the sink, another the value, and in a file of many the rest is folded.
            repository.Write($"P{i}/Opener{i}.cs", $$"""public class Opener{{i}} { public object Open(string text) => new System.Net.NetworkCredential("svc", text); }""");
            repository.Write($"P{i}/Caller{i}.cs", $$"""class Caller{{i}} { object A() => new Opener{{i}}().Open("{{CreateSecret(random)}}"); }""");
            repository.Write($"P{i}/appsettings.json", $$"""{ "Smtp": { "Password": "{{CreateSecret(random)}}", "Url": "http://feeds.partner.io" } }""");
            repository.Write($"P{i}/.env", $"DB_PASSWORD={CreateSecret(random)}\n");
        }
        return repository;
    }

    private static string CreateProject(int number)
    {
        string package = RepositoryFiles.GetFullPath("src/Fairlead.Package/buildTransitive/Fairlead.Analyzers");
        string analyzers = string.Join(";", new[] { "Core", "Detection", "Analyzers", "Generator" }
            .Select(static name => Path.Combine(AppContext.BaseDirectory, $"Fairlead.{name}.dll")));
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{package}.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NoWarn>$(NoWarn);CS0649;CS0169</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{analyzers}" />
                {(number == 0 ? "" : $"<ProjectReference Include=\"../P{number - 1}/P{number - 1}.csproj\" />")}
              </ItemGroup>
              <Import Project="{package}.targets" />
            </Project>
            """;
    }

    private static string CreateSecret(Random random)
    {
        const string Characters = "abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ23456789";
        return new string([.. Enumerable.Range(0, 18).Select(_ => Characters[random.Next(Characters.Length)])]);
    }
}
