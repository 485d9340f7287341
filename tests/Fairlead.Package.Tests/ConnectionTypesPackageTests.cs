using System.IO.Compression;

namespace Fairlead.Package.Tests;

/// <summary>A package of somebody else that brings connection types, as the page about the manifest tells its authors to.</summary>
public sealed class ConnectionTypesPackageTests(LocalFeed feed)
{
    private const string Types = """
        {
          "connection_types": {
            "acme_billing": {
              "display_name": "Acme Billing", "default_port": 8443, "tls": "required",
              "fields": { "host": { "title": "Endpoint", "required": true }, "port": {}, "password": { "title": "ApiKey" } },
              "extras": { "tenant": { "description": "The tenant", "required": true } },
              "connection_string": { "Endpoint": "{host}[:{port}]", "Tenant": "{extra.tenant}" }
            }
          }
        }
        """;

    private const string Manifest = """
        {
          "namespace": "Consumer",
          "connections": {
            "invoices": { "conn_type": "acme_billing", "host": "billing.acme.internal", "port": 8443, "extra": { "tenant": "north" } },
            "payments": { "conn_type": "acme_biling", "host": "billing.acme.internal", "extra": { "tenant": "south" } }
          }
        }
        """;

    private static readonly string Program = ConsumerProject.ProgramWith("""
        InvoicesConnection invoices = await connections.Invoices.GetAsync();
        bool isAsDeclared = invoices.ToConnectionString() == "Endpoint=billing.acme.internal:8443;Tenant=north";
        Console.WriteLine($"{invoices.Endpoint} of {invoices.Tenant}: {isAsDeclared}");
        """);

    private const string Reference = """
        <Project><ItemGroup><PackageReference Include="Acme.Billing" Version="1.0.0" /></ItemGroup></Project>
        """;

    [Fact]
    public async Task TypesOfAPackage_AreGeneratedAndSuggestedLikeBuiltInOnes()
    {
        Pack();
        var project = new ConsumerProject(feed, "Fairlead")
            .Add("Directory.Build.targets", Reference).Add("connections.json", Manifest).Add("Program.cs", Program);

        CommandResult build = (await project.RunAsync("build")).Succeeded();
        CommandResult run = (await project.RunAsync("run")).Succeeded();

        BuildDiagnostic slip = Assert.Single(ConsumerProject.Diagnostics(build));
        Assert.Equal(("connections.json", 5, "FLD4004"), (slip.File, slip.Line, slip.Id));
        Assert.Contains("did you mean 'acme_billing'?", slip.Message, StringComparison.Ordinal);
        Assert.Contains("billing.acme.internal of north: True", run.Output, StringComparison.Ordinal);
    }

    private void Pack()
    {
        using ZipArchive package = ZipFile.Open(Path.Combine(feed.Packages, "Acme.Billing.1.0.0.nupkg"), ZipArchiveMode.Create);
        Write("Acme.Billing.nuspec", """
            <package><metadata><id>Acme.Billing</id><version>1.0.0</version><authors>Acme</authors><description>Billing</description></metadata></package>
            """);
        Write("buildTransitive/Acme.Billing.props", """
            <Project><ItemGroup><AdditionalFiles Include="$(MSBuildThisFileDirectory)acme.connection-types.json" /></ItemGroup></Project>
            """);
        Write("buildTransitive/acme.connection-types.json", Types);

        void Write(string path, string text)
        {
            using var writer = new StreamWriter(package.CreateEntry(path).Open());
            writer.Write(text);
        }
    }
}
