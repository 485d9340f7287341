using System.Diagnostics;

namespace Fairlead.Tool.Tests;

/// <summary>A folder with files that a test scans, and which goes away with it.</summary>
internal sealed class TestRepository : IDisposable
{
    public const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    public TestRepository(params (string Path, string Text)[] files)
    {
        Root = Directory.CreateTempSubdirectory("fairlead-scan-").FullName;
        foreach ((string path, string text) in files) Write(path, text);
    }

    public string Root { get; }

    public Dictionary<string, string> Environment { get; } = [];

    public bool IsTerminal { get; set; }

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Creates a program whose mailer has a password.</summary>
    public static TestRepository WithPassword(string? password = null) => new(
        ("App/App.csproj", Project), ("App/Mailer.cs", GetMailer(password ?? FakeSecrets.Password)));

    public static string GetMailer(string password, string type = "Mailer", string method = "Connect") => $$"""
        using System.Net;

        public class {{type}}
        {
            public NetworkCredential {{method}}() => new NetworkCredential("svc-mail", "{{password}}");
        }
        """;

    public void Write(string path, string text)
    {
        string full = GetPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string Read(string path) => File.ReadAllText(GetPath(path));

    public string GetPath(string path) => Path.Combine(Root, path);

    public Task<ToolRun> RunAsync(params string[] args) => RunWithInputAsync("", args);

    public async Task<ToolRun> RunWithInputAsync(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var context = new ToolContext
        {
            In = new StringReader(input),
            Out = output,
            Error = error,
            Directory = Root,
            GetEnvironmentVariable = name => Environment.GetValueOrDefault(name),
            IsTerminal = IsTerminal,
            Time = Time,
        };
        return new ToolRun(await FairleadCommand.RunAsync(args, context), output.ToString(), error.ToString());
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"];
        foreach (string argument in identity.Concat(arguments)) start.ArgumentList.Add(argument);
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        string error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, error);
        return output.Trim();
    }

    public string Commit(string message)
    {
        Git("add", "-A");
        Git("commit", "-q", "-m", message);
        return Git("rev-parse", "HEAD");
    }

    public void Dispose()
    {
        foreach (string path in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)) File.SetAttributes(path, FileAttributes.Normal);
        Directory.Delete(Root, recursive: true);
    }
}
